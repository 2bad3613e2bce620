import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ItemVersion } from '../../../shared/contract/items.ts'
import { CODED_ELEMENTS } from '../../../shared/domain/code-lists.ts'
import { type Piece, textChanges } from '../../../shared/domain/text-changes.ts'
import styles from './Items.module.css'
import { differences, textsOf } from './item-texts.ts'
import record from './Record.module.css'
import { useFieldText } from './use-field-text.ts'

interface Props {
  readonly older: ItemVersion
  readonly newer: ItemVersion
}

/** Values that are chosen, and numbers: one character that two of them share says nothing. */
const WHOLE: ReadonlySet<string> = new Set([
  'accessStatus',
  'carrier',
  'retention',
  'secrecy',
  'pageCount',
  'filingYear',
  ...CODED_ELEMENTS,
])
const wholly = (older: string, newer: string) => {
  const one = (text: string) => (text === '' ? [] : [{ text, changed: true }])
  return { older: one(older), newer: one(newer) }
}

/** Only the elements in which two versions differ, side by side, the changed characters marked. */
export function ComparedVersions({ older, newer }: Props) {
  const { t } = useTranslation()
  const show = useFieldText()
  const before = textsOf(older.description)
  const after = textsOf(newer.description)
  const fields = differences(before, after)
  if (fields.length === 0) return <Text className="quiet">{t('items.history.same')}</Text>
  return (
    <table className={styles.versions}>
      <thead>
        <tr>
          <th scope="col" style={{ width: 84 }}>
            {t('items.history.field')}
          </th>
          <th scope="col">{t('items.history.before', { version: older.version })}</th>
          <th scope="col">{t('items.history.after', { version: newer.version })}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const texts = [show(field, before), show(field, after)] as const
          const changes = WHOLE.has(field) ? wholly(...texts) : textChanges(...texts)
          return (
            <tr key={field}>
              <th scope="row">{t(`items.field.${field}`)}</th>
              <td>
                <Marked pieces={changes.older} as="del" />
              </td>
              <td>
                <Marked pieces={changes.newer} as="ins" />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Marked({ pieces, as: Mark }: { readonly pieces: readonly Piece[]; readonly as: 'del' | 'ins' }) {
  const { t } = useTranslation()
  if (pieces.length === 0) return <span className="quiet">{t('items.conflict.blank')}</span>
  let start = 0
  return pieces.map(({ text, changed }) => {
    const key = start
    start += text.length
    return changed ? (
      <Mark key={key} className={record.changed}>
        {text}
      </Mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
