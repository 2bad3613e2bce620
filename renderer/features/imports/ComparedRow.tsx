import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collision, ImportDecisions, JudgedRow } from '../../../shared/contract/import-decisions.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { canCorrect, choicesOf, withCell, withRow } from './decisions.ts'
import styles from './Imports.module.css'
import { useFieldWords } from './use-field-words.ts'

interface Props {
  readonly row: JudgedRow
  readonly target: ImportTarget
  readonly decisions: ImportDecisions
  onDecide?(decisions: ImportDecisions): void
}

/** One row and what it meets, field by field, and what is to become of it. */
export function ComparedRow({ row, target, decisions, onDecide }: Props) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const { fields, meets } = row
  return (
    <section aria-label={t('imports.decide.row_title', { row: row.row })}>
      <h2 className={styles.rowTitle}>{t('imports.decide.row_title', { row: row.row })}</h2>
      <Met meets={meets} />
      {onDecide && row.class !== 'identical' && (
        <RowDecisions row={row} target={target} decisions={decisions} onDecide={onDecide} />
      )}
      {fields.length > 0 && (
        <table className={styles.compared}>
          <thead>
            <tr>
              <th scope="col">{t('imports.decide.field')}</th>
              <th scope="col">{t('imports.decide.ledger')}</th>
              <th scope="col">{t('imports.decide.record')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, ledger, record, differs }) => (
              <tr key={field} data-differs={differs || undefined}>
                <th scope="row">
                  {t([`items.field.${field}`, `parties.field.${field}`] as unknown as 'items.field.title')}
                </th>
                <td>{words(field, ledger)}</td>
                <td>{words(field, record)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Met({ meets }: { readonly meets: Collision }) {
  const { t } = useTranslation()
  if (meets.where === 'ledger')
    return <Text size="sm">{t('imports.decide.earlierRow', { row: meets.row ?? 0 })}</Text>
  if (meets.where === 'hidden') return <Text size="sm">{t('imports.decide.hidden')}</Text>
  return (
    <Text size="sm">
      <span className="code">{meets.code}</span> {meets.title}{' '}
      {meets.formerly && <span role="note">{t('imports.decide.formerly', { code: meets.code })}</span>}
    </Text>
  )
}

const BY_CLASS = ''

function RowDecisions({ row, target, decisions, onDecide }: Required<Props>) {
  const { t } = useTranslation()
  const choices = row.class === 'identical' ? [] : choicesOf(row.class, canCorrect(row))
  const typed = decisions.cells[String(row.row)]?.archivalCode
  const [code, setCode] = useState(typed ?? row.code)
  return (
    <Group align="end" my="sm" gap="sm">
      {choices.length > 1 && (
        <NativeSelect
          label={t('imports.decide.row')}
          value={decisions.rows[String(row.row)] ?? BY_CLASS}
          onChange={({ currentTarget: { value } }) =>
            onDecide(withRow(decisions, row.row, choices.find((choice) => choice === value) ?? null))
          }
          data={[
            { value: BY_CLASS, label: t('imports.decide.byClass') },
            ...choices.map((value) => ({ value, label: t(`imports.decide.${value}`) })),
          ]}
        />
      )}
      {target === 'items' && (
        <form
          className={styles.recode}
          onSubmit={(event) => {
            event.preventDefault()
            onDecide(withCell(decisions, row.row, 'archivalCode', code === row.code ? null : code))
          }}
        >
          <TextInput
            label={t('imports.decide.newCode')}
            value={code}
            maxLength={100}
            classNames={{ input: 'code' }}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={code.trim() === '' || code === (typed ?? row.code)}
          >
            {t('imports.decide.recodeApply')}
          </Button>
        </form>
      )}
    </Group>
  )
}
