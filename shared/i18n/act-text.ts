import type { i18n } from 'i18next'

/** How an act in the trail went, where its entry says so: `transfer.commit/started`. */
const PHASES: readonly string[] = ['started', 'finished', 'cancelled', 'refused']

/** An act of the trail in words; a job's beginning and end are told apart, and acts that no text names share one. */
export function actText(t: i18n['t'], procedure: string): string {
  const [name = '', phase] = procedure.split('/')
  const act = t([`audit.act.${name}`, 'audit.act.other'] as unknown as 'audit.act.other')
  if (phase === undefined) return act
  const ended = (PHASES.includes(phase) ? phase : 'failed') as 'failed' // each stands in the texts
  return t('audit.phased', { act, phase: t(`audit.phase.${ended}`) })
}
