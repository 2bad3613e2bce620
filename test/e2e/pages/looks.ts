import type { Language, Preferences } from '../../../shared/contract/door.ts'
import type { Desk } from './desk.ts'

/** Shows the very screen that is open in another language or theme, live. */
export async function show(
  { page }: Desk,
  looks: { readonly language: Language; readonly theme: Preferences['theme'] },
): Promise<void> {
  await page.evaluate(
    (input) => window.bridge.call(crypto.randomUUID(), 'door.prefer', input),
    looks satisfies Partial<Preferences>,
  )
  await page.waitForFunction(
    ({ language, theme }) =>
      document.documentElement.lang === language &&
      document.documentElement.dataset.mantineColorScheme === theme,
    looks,
  )
}

/** Every control that cannot be seen or pressed where the window is as small as this. */
export async function outOfReach(
  { page }: Desk,
  size: { readonly width: number; readonly height: number },
): Promise<readonly string[]> {
  await page.setViewportSize(size)
  await page.waitForTimeout(150) // lists measure themselves again
  const found = await page.evaluate(findOutOfReach)
  await page.setViewportSize({ width: 1366, height: 768 })
  return found.map((what) => `${size.width}×${size.height}: ${what}`)
}

/** Runs in the page. */
function findOutOfReach(): string[] {
  const inFront = [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')]
  const scope = inFront.filter((one) => one.checkVisibility()).at(-1) ?? document.body
  const isThere = (control: HTMLElement) => {
    const { width, height } = control.getBoundingClientRect()
    const isShown = control.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    return isShown && width > 2 && height > 2 && !control.closest('[aria-hidden=true]')
  }
  const isReached = (control: HTMLElement) => {
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const { left, top, width, height } = control.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    const around = control.closest('label') ?? control.parentElement
    // Where there is no room beside the list, the record lies over it until it is closed.
    for (let over = hit?.closest('section'); over; over = over.parentElement?.closest('section'))
      if (getComputedStyle(over).position === 'absolute') return true
    // A message goes by itself, and before that with its cross.
    if (hit?.closest('.mantine-Notification-root')) return true
    return hit !== null && (control.contains(hit) || hit.contains(control) || around?.contains(hit) === true)
  }
  const nameOf = (control: HTMLElement) =>
    `${control.tagName.toLowerCase()} “${(control.getAttribute('aria-label') ?? (control.textContent || control.id)).slice(0, 40)}”`
  const controls = scope.querySelectorAll<HTMLElement>(
    'button, a[href], input, textarea, select, [role=tab], [role=treeitem], [role=menuitem]',
  )
  const { scrollWidth, clientWidth } = document.documentElement
  const found = [...controls].filter((one) => isThere(one) && !isReached(one)).map(nameOf)
  for (const scrolled of document.querySelectorAll('*')) scrolled.scrollLeft = 0
  return scrollWidth > clientWidth
    ? [`the page is ${scrollWidth - clientWidth} px too wide`, ...found]
    : found
}
