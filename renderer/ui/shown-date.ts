const DAY = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g

/** A date of DA/T 18 as people read it: `2024-03-15`; `2024-03` or `2024` where no more is known; spans with `~`. */
export const shownDate = (text: string): string =>
  text
    .replace(/(?<=\d{8})-(?=\d{8})/, ' ~ ')
    .replace(DAY, (_, year: string, month: string, day: string) =>
      [year, month, day].filter((part) => part !== '00').join('-'),
    )

/** An instant in the room's own time, `2024-03-15 16:04`. */
export function shownInstant(at: string): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
