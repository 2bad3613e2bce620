/** The one word that lets a style element of ours pass the policy; it changes with every page load. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

/** Mantine locks the scroll behind a dialog with a library that takes the nonce from this global, and from nowhere else. */
export function lendNonceToScrollLock(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
