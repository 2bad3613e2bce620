import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Preferences, STANDARD_PREFERENCES } from '../../shared/contract/door.ts'
import { useArchive } from '../api/archive.ts'

/** How this workstation shows things, now and live. */
export function usePreferences(): Preferences {
  const { data } = useQuery(useArchive().door.preferences({}))
  return data ?? STANDARD_PREFERENCES
}

/** Changes how this workstation shows things. */
export function usePrefer(): (part: Partial<Preferences>) => void {
  const { mutate } = useMutation(useArchive().door.prefer())
  return useCallback((input) => mutate({ input }), [mutate])
}

/** Which columns of a list are shown, in their order, and the way to change them; remembered for the workstation. */
export function useChosenColumns<Id extends string>(
  list: string,
  known: readonly Id[],
  standard: readonly Id[],
): readonly [readonly Id[], (columns: readonly Id[]) => void] {
  const { columns } = usePreferences()
  const prefer = usePrefer()
  // A column of an older program may be gone.
  const kept = columns[list]?.filter((id): id is Id => known.some((one) => one === id)) ?? []
  return [kept.length > 0 ? kept : standard, (chosen) => prefer({ columns: { [list]: [...chosen] } })]
}
