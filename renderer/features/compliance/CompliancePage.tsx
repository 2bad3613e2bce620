import { Table } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Page } from '../../ui/Page.tsx'

const ICONS = { met: IconCircleCheck, notHere: IconCircleMinus, later: IconCircleDashed }

/** What the regulations ask of the system and what this machine shows for it (MEDIA-11). */
export function CompliancePage() {
  const { t } = useTranslation()
  const rows = useQuery(useArchive().product.compliance({}))
  return (
    <Page title={t('compliance.title')} about={t('compliance.about')}>
      <ErrorText error={rows.error} />
      <Table withTableBorder={false} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>{t('compliance.rule')}</Table.Th>
            <Table.Th>{t('compliance.property')}</Table.Th>
            <Table.Th w={150}>{t('compliance.state')}</Table.Th>
            <Table.Th>{t('compliance.evidence')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.data?.map(({ rule, property, state, evidence }) => {
            const Icon = ICONS[state]
            return (
              <Table.Tr key={property} style={{ verticalAlign: 'top' }}>
                <Table.Td className="code">{rule}</Table.Td>
                <Table.Td>
                  {t(`compliance.properties.${property}` as 'compliance.properties.encryption')}
                </Table.Td>
                <Table.Td>
                  <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
                    <Icon size={16} aria-hidden />
                    {t(`compliance.states.${state}`)}
                  </span>
                </Table.Td>
                <Table.Td className="code" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {evidence.join('\n')}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Page>
  )
}
