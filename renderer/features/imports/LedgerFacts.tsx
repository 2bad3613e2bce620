import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly profile: LedgerProfile
  readonly plan: ImportPlan
}

/** How a ledger was built when it was imported, column by column, and what each column was taken for. */
export function LedgerFacts({ profile, plan }: Props) {
  const { t } = useTranslation()
  const fieldName = useFieldName(plan.target)
  return (
    <>
      <Text mb="xs">
        {[
          profile.format,
          profile.encoding,
          profile.sheet,
          profile.rows === null ? null : t('imports.map.rows', { number: profile.rows.toLocaleString() }),
        ]
          .filter((part) => part)
          .join(' · ')}
      </Text>
      {profile.problems.map((problem) => (
        <Text key={problem} size="sm" className="quiet">
          {t(`imports.problems.${problem}`)}
        </Text>
      ))}
      <Table mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.map.column')}</Table.Th>
            <Table.Th>{t('imports.map.field')}</Table.Th>
            <Table.Th>{t('imports.map.type')}</Table.Th>
            <Table.Th ta="end">{t('imports.map.blanks')}</Table.Th>
            <Table.Th ta="end">{t('imports.map.repeats')}</Table.Th>
            <Table.Th ta="end">{t('imports.map.damaged')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {profile.columns.map(({ index, letter, header, type, form, blanks, repeats, damaged }) => {
            const field = plan.mapping[String(index)]
            return (
              <Table.Tr key={index}>
                <Table.Td>
                  <span className="quiet">{letter}</span> {header}
                </Table.Td>
                <Table.Td>{field === undefined ? t('imports.map.leftOut') : fieldName(field)}</Table.Td>
                <Table.Td>
                  {t(`imports.map.types.${type}`)} {form && <span className="code quiet">{form}</span>}
                </Table.Td>
                <Table.Td ta="end" className="figures">
                  {blanks}
                </Table.Td>
                <Table.Td ta="end" className="figures">
                  {repeats}
                </Table.Td>
                <Table.Td ta="end" className="figures">
                  {damaged}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </>
  )
}
