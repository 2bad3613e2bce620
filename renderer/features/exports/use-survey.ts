import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ExportSubject } from '../../../shared/contract/exports.ts'
import { shownHere, useArchive } from '../../api/archive.ts'

/** Counts what an export would hold, once, when its dialog opens; closing it stops the counting. */
export function useSurvey(subject: ExportSubject) {
  const survey = useMutation({ ...useArchive().exports.survey(), ...shownHere })
  const { mutate } = survey
  const asked = useRef(subject)
  useEffect(() => {
    const stop = new AbortController()
    mutate({ input: { subject: asked.current }, signal: stop.signal })
    return () => stop.abort()
  }, [mutate])
  return survey
}
