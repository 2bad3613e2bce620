import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkstationProfile } from '../../../shared/contract/door.ts'
import type { DescriptionTemplate } from '../../../shared/domain/description-templates.ts'
import { type ItemReading, readItem } from '../../../shared/domain/item-reading.ts'
import { brokenTemplateRules, type ItemField } from '../../../shared/domain/item-rules.ts'
import {
  readSecrecyMark,
  refuseStateSecret,
  type SecrecyGrade,
  type SecrecyRegime,
  vaultOf,
} from '../../../shared/domain/secrecy.ts'
import type { ItemTexts } from './item-texts.ts'

export type Wrong = Partial<Readonly<Record<ItemField, string>>>

const NONE: ReadonlySet<string> = new Set()

interface Judged {
  readonly reading: ItemReading
  /** What is wrong, field by field, in words with the ID of the rule. */
  readonly wrong: Wrong
  /** Fields that are merely not filled yet: said only once filing is tried. */
  readonly missing: ReadonlySet<string>
}

/** Judges what is typed with the very rules the archive files by, at every key press. */
export function useItemRules(
  texts: ItemTexts,
  profile: WorkstationProfile,
  template: DescriptionTemplate | null,
): Judged {
  const { t } = useTranslation()
  return useMemo(() => {
    const reading = readItem(texts)
    const mark = readSecrecyMark(texts.secrecy)
    const refused = mark && refusedGrade(mark.grade, mark.regime, profile)
    const secrecy = refused ? { secrecy: t(`items.refused.${refused}`) } : {}
    const problems = reading.ok ? brokenTemplateRules(reading.description, template) : reading.problems
    if (problems.length > 0) {
      const words = problems.map(({ field, rule, reason, params }) => [
        field,
        t('rules.with', { text: t(`rules.${reason}`, { ...params }), rule }),
      ])
      const missing = new Set(problems.filter(({ reason }) => reason === 'missing').map(({ field }) => field))
      return { reading, missing, wrong: { ...Object.fromEntries(words.toReversed()), ...secrecy } }
    }
    return { reading, missing: NONE, wrong: secrecy }
  }, [texts, profile, template, t])
}

/** Why nothing of this grade can be described here, or null. */
function refusedGrade(grade: SecrecyGrade, regime: SecrecyRegime, profile: WorkstationProfile) {
  if (refuseStateSecret(profile, regime, grade)) return 'stateSecret'
  return vaultOf(grade) === 'open' ? null : 'noVault'
}
