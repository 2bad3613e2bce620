import { IsoDate } from '../../../shared/ids.ts'

/** Today on the wall calendar of the room, `2030-06-01`. */
export function isoToday(): IsoDate {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return IsoDate.parse(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)
}

/** Today as a form writes it: eight digits. */
export const eightDigitsToday = (): string => isoToday().replaceAll('-', '')
