import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { CategoryId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'

const PAUSE_MS = 250

/** The next free number in the class of the code that is typed, or of the category where none is; null while unknown. */
export function useNextCode(typed: string, categoryId: CategoryId | null): string | null {
  const vault = useOpenVault()
  const [like] = useDebouncedValue(typed.slice(0, 200), PAUSE_MS)
  const next = useQuery({
    ...useArchive().items.nextCode({ vault, like, categoryId }),
    enabled: like !== '' || categoryId !== null,
    gcTime: 5000,
  })
  return next.data ?? null
}
