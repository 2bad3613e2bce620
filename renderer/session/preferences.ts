import { useMutation, useQuery } from '@tanstack/react-query'
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
  return (input) => mutate({ input })
}
