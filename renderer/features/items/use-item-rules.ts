import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkstationProfile } from '../../../shared/contract/door.ts'
import { type ItemReading, readItem } from '../../../shared/domain/item-reading.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { refuseStateSecret, vaultOf } from '../../../shared/domain/secrecy.ts'
import type { ItemTexts } from './item-texts.ts'

export type Wrong = Partial<Readonly<Record<ItemField, string>>>

interface Judged {
  readonly reading: ItemReading
  /** What is wrong, field by field, in words with the ID of the rule. */
  readonly wrong: Wrong
}

/** Judges what is typed with the very rules the archive files by, at every key press. */
export function useItemRules(texts: ItemTexts, profile: WorkstationProfile): Judged {
  const { t } = useTranslation()
  return useMemo(() => {
    const reading = readItem(texts)
    if (!reading.ok) {
      const words = reading.problems.map(({ field, rule, reason, params }) => [
        field,
        t('rules.with', { text: t(`rules.${reason}`, { ...params }), rule }),
      ])
      return { reading, wrong: Object.fromEntries(words.toReversed()) }
    }
    const { secrecyGrade, secrecyRegime } = reading.description
    const refusal = refuseStateSecret(profile, secrecyRegime, secrecyGrade)
    if (refusal) return { reading, wrong: { secrecy: t('items.refused.stateSecret') } }
    if (vaultOf(secrecyGrade) !== 'open') return { reading, wrong: { secrecy: t('items.refused.noVault') } }
    return { reading, wrong: {} }
  }, [texts, profile, t])
}
