declare const __FLAVOUR__: 'release' | 'test'

/** Fixed when the bundle is built, so that nothing at run time can turn a release into a test bundle. */
export const IS_TEST_FLAVOUR: boolean = __FLAVOUR__ === 'test'

// Stands in every test bundle and in no other: `pack` looks for it and refuses the bundle that holds it.
if (__FLAVOUR__ === 'test') Object.defineProperty(globalThis, 'strongroom-test-flavour', { value: true })
