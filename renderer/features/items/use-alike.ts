import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ItemId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import type { ItemTexts } from './item-texts.ts'

const PAUSE_MS = 250

/** What is there already under the code that is typed, or of the same document; asked while somebody types (IDX-10). */
export function useAlike(texts: ItemTexts, own: ItemId | null) {
  const vault = useOpenVault()
  const [typed] = useDebouncedValue(
    JSON.stringify({
      archivalCode: texts.archivalCode.slice(0, 200),
      title: texts.title.slice(0, 1000),
      author: texts.author.slice(0, 500),
      documentNumber: texts.documentNumber.slice(0, 200),
      documentDate: texts.documentDate.slice(0, 50),
    }),
    PAUSE_MS,
  )
  const asked = JSON.parse(typed) as Record<
    'archivalCode' | 'title' | 'author' | 'documentNumber' | 'documentDate',
    string
  > // what was put into it above
  const found = useQuery({
    ...useArchive().items.alike({ vault, own, ...asked }),
    enabled: asked.archivalCode !== '' || asked.title !== '',
    gcTime: 5000,
  })
  return found.data ?? null
}
