import { Button, Group, ScrollArea, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExportResult } from '../../../shared/contract/exports.ts'

interface Props {
  readonly result: ExportResult
  onClose(): void
}

/** What went out, what stayed in, and which cells another program may not show. */
export function ExportDone({ result, onClose }: Props) {
  const { t } = useTranslation()
  const { fileName, rows, withheld, sha256, doubtful } = result
  return (
    <Stack gap="md">
      <div role="status">
        <Text fw={600}>{t('exports.done.title')}</Text>
        <Text>{t('exports.done.text', { file: fileName, number: rows.toLocaleString() })}</Text>
        {withheld > 0 && <Text>{t('exports.done.withheld', { number: withheld.toLocaleString() })}</Text>}
      </div>
      {doubtful.length > 0 && <Doubtful result={result} />}
      <div>
        <Text size="sm" className="quiet">
          {t('exports.done.hash')}
        </Text>
        <Text size="sm" className="code" style={{ wordBreak: 'break-all' }}>
          {sha256}
        </Text>
      </div>
      <Group justify="end">
        <Button data-autofocus onClick={onClose}>
          {t('app.close')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The cells with characters outside GBK, by row and column (hard case 39). */
function Doubtful({ result: { doubtful, moreDoubtful } }: { readonly result: ExportResult }) {
  const { t } = useTranslation()
  const number = (doubtful.length + moreDoubtful).toLocaleString()
  return (
    <section>
      <Title order={2} size="sm">
        {t('exports.doubtful.title', { number })}
      </Title>
      <Text size="sm" className="quiet">
        {t('exports.doubtful.text')}
      </Text>
      <ScrollArea.Autosize mah={220} type="auto">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72} ta="end">
                {t('exports.doubtful.row')}
              </Table.Th>
              <Table.Th>{t('exports.doubtful.column')}</Table.Th>
              <Table.Th>{t('exports.doubtful.characters')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {doubtful.map(({ row, column, characters }) => (
              <Table.Tr key={`${row}/${column}`}>
                <Table.Td ta="end" className="figures">
                  {row}
                </Table.Td>
                <Table.Td>{column}</Table.Td>
                <Table.Td>{characters}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {moreDoubtful > 0 && (
        <Text size="sm">{t('exports.doubtful.more', { number: moreDoubtful.toLocaleString() })}</Text>
      )}
    </section>
  )
}
