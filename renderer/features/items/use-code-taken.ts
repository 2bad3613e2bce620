import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ItemFilter } from '../../../shared/contract/items.ts'
import { codeKey, normaliseCode } from '../../../shared/domain/archival-code.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'

const PAUSE_MS = 250
// The standards write item numbers with four digits; a clerk types fewer.
const padded = (code: string) => code.replace(/\d{1,3}$/, (digits) => digits.padStart(4, '0'))

/** The title of the item that has this code already, said while it is typed; null while none has (IDX-10). */
export function useCodeTaken(typed: string, own: ItemId | null): string | null {
  const [code] = useDebouncedValue(normaliseCode(typed).slice(0, 200), PAUSE_MS)
  const rows = [...useHolders(code), ...useHolders(padded(code))]
  const same = rows.find((row) => row.id !== own && codeKey(row.archivalCode) === codeKey(code))
  return same?.title ?? null
}

/** Items whose texts hold the code. */
function useHolders(code: string) {
  const found = useInfiniteQuery({
    ...useArchive().items.list(ItemFilter.parse({ text: code })),
    enabled: code !== '',
    gcTime: 5000,
  })
  return code === '' ? [] : (found.data?.pages[0]?.rows ?? [])
}
