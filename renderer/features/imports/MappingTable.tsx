import { NativeSelect, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportTarget, LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { fieldsOf, type Mapping } from './mapping.ts'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly columns: LedgerProfile['columns']
  readonly target: ImportTarget
  readonly mapping: Mapping
  /** Fields that two columns claim. */
  readonly twice: readonly string[]
  onMapping(mapping: Mapping): void
}

const SAMPLES = 3

/** Column by column: what stands in it and what it is taken for. */
export function MappingTable({ columns, target, mapping, twice, onMapping }: Props) {
  const { t } = useTranslation()
  const fieldName = useFieldName(target)
  const choose = (index: string, field: string) => {
    const { [index]: _, ...rest } = mapping
    onMapping(field === '' ? rest : { ...rest, [index]: field })
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('imports.map.column')}</Table.Th>
          <Table.Th>{t('imports.map.sample')}</Table.Th>
          <Table.Th w={72}>{t('imports.map.type')}</Table.Th>
          <Table.Th w={56} ta="end">
            {t('imports.map.blanks')}
          </Table.Th>
          <Table.Th w={56} ta="end">
            {t('imports.map.repeats')}
          </Table.Th>
          <Table.Th w={56} ta="end">
            {t('imports.map.damaged')}
          </Table.Th>
          <Table.Th w={200}>{t('imports.map.field')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map(({ index, letter, header, sample, type, form, blanks, repeats, damaged, hidden }) => {
          const field = mapping[String(index)] ?? ''
          return (
            <Table.Tr key={index}>
              <Table.Td>
                <span className="quiet">{letter}</span>{' '}
                {header || t('imports.map.noHeader', { number: index + 1 })}
                {hidden && <span className="quiet"> {t('imports.map.hidden')}</span>}
              </Table.Td>
              <Table.Td
                className={field === 'archivalCode' || field === 'usci' ? 'code quiet' : 'quiet'}
                style={{ overflowWrap: 'anywhere' }}
              >
                {sample.slice(0, SAMPLES).join(' / ')}
              </Table.Td>
              <Table.Td title={form ?? ''}>{t(`imports.map.types.${type}`)}</Table.Td>
              <Table.Td ta="end" className="figures">
                {blanks}
              </Table.Td>
              <Table.Td ta="end" className="figures">
                {repeats}
              </Table.Td>
              <Table.Td ta="end" className="figures">
                {damaged > 0 && damaged}
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={t('imports.map.fieldOf', { column: header })}
                  value={field}
                  error={twice.includes(field)}
                  onChange={(event) => choose(String(index), event.currentTarget.value)}
                  data={[
                    { value: '', label: t('imports.map.leftOut') },
                    ...fieldsOf(target).map((value) => ({ value, label: fieldName(value) })),
                  ]}
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
