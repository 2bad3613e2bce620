import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ItemFilter } from '../../../shared/contract/items.ts'
import { codeKey, normaliseCode } from '../../../shared/domain/archival-code.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'

const PAUSE_MS = 250

/** The title of the item that has this code already, said while it is typed; null while none has (IDX-10). */
export function useCodeTaken(typed: string, own: ItemId | null): string | null {
  const [code] = useDebouncedValue(normaliseCode(typed).slice(0, 200), PAUSE_MS)
  const found = useInfiniteQuery({
    ...useArchive().items.list(ItemFilter.parse({ text: code })),
    enabled: code !== '',
    gcTime: 5000,
  })
  // Codes that differ only in padding are one code; only those that hold the typed text are asked for.
  const same = found.data?.pages[0]?.rows.find(
    (row) => row.id !== own && codeKey(row.archivalCode) === codeKey(code),
  )
  return code === '' ? null : (same?.title ?? null)
}
