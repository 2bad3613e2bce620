import type { KeyboardEvent } from 'react'

interface FormKeys {
  /** The value that the same field had in the line above. */
  copyAbove(field: string): unknown
  /** Fills in the issuer of the line above, wherever the focus is. */
  sameIssuer?(): unknown
  /** Puts today's date into a field that takes dates. */
  today(field: string): unknown
  /** Files what is typed, where the window does not hear Ctrl+S for this form. */
  save?(): void
}

type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isField = (target: EventTarget): target is FieldElement =>
  target instanceof HTMLElement && target.matches('input, select, textarea')

/** Moves to the field after this one; past the last one, to the button that files. */
function toNext(form: HTMLElement, from: FieldElement): void {
  const stops = [
    ...form.querySelectorAll<HTMLElement>('input, select, textarea, button[type=submit]'),
  ].filter((stop) => !stop.matches(':disabled'))
  stops[stops.indexOf(from) + 1]?.focus()
}

/** Enter goes to the next field and never saves (scanners send it); Ctrl+D copies the line above, F5 its issuer; Ctrl+; is today. */
export function formKeys({ copyAbove, sameIssuer, today, save }: FormKeys) {
  return (event: KeyboardEvent<HTMLFormElement>) => {
    const { target, nativeEvent, key } = event
    // The Enter that ends a Chinese input method belongs to it.
    if (!isField(target) || nativeEvent.isComposing) return
    const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      enter: event.shiftKey ? undefined : () => toNext(event.currentTarget, target),
      'Ctrl+d': () => copyAbove(target.name),
      f5: sameIssuer,
      'Ctrl+;': () => today(target.name),
      'Ctrl+；': () => today(target.name),
      'Ctrl+s': save,
    }
    const act = acts[control + key.toLowerCase()]
    if (!act) return
    act()
    event.preventDefault()
    event.stopPropagation()
  }
}
