/** The part of a key press that says which key it was. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a press is a shortcut such as `mod+shift+N`, `alt+ArrowLeft` or `/`. Shift is free where it only makes the character. */
export function isShortcut(shortcut: string, { key, ctrlKey, metaKey, shiftKey, altKey }: Press): boolean {
  const parts = shortcut.split('+')
  const wanted = parts.at(-1) ?? ''
  const mod = parts.includes('mod')
  if (parts.includes('alt') !== altKey || mod !== (ctrlKey || metaKey)) return false
  if (mod && parts.includes('shift') !== shiftKey) return false
  return key.toLowerCase() === wanted.toLowerCase()
}

/** Whether a shortcut is one bare character, which a person may switch off (WCAG 2.1.4). */
export const isSingleKey = (shortcut: string): boolean => shortcut.length === 1

const CAPS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A shortcut as it is printed on keys: `Ctrl+Shift+N`, `Alt+←`. */
export const printed = (shortcut: string): string =>
  shortcut
    .split('+')
    .map((part) => CAPS[part] ?? part)
    .join('+')

/** Whether a key pressed there is meant as text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio],[type=button]), textarea, select'))
