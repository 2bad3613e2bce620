import { Modal, SimpleGrid, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ACTIONS, INNER_KEYS } from './actions.ts'
import { printed } from './keys.ts'
import { useShell } from './shell.store.ts'

/** The keyboard map, under `?`. */
export function Help() {
  const { t } = useTranslation()
  const open = useShell(({ helpOpen }) => helpOpen)
  const rows = [
    ...ACTIONS.flatMap(({ shortcut, label }) => (shortcut ? [[printed(shortcut), t(label)] as const] : [])),
    ...INNER_KEYS.map(([keys, name]) => [keys, t(`shell.key.${name}`)] as const),
  ]
  const half = Math.ceil(rows.length / 2)
  return (
    <Modal
      size={820}
      opened={open}
      onClose={() => useShell.setState({ helpOpen: false })}
      title={t('shell.help.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" style={{ alignItems: 'start' }}>
        <Keys rows={rows.slice(0, half)} />
        <Keys rows={rows.slice(half)} />
      </SimpleGrid>
      <p className="quiet">{t('shell.help.singleKeys')}</p>
    </Modal>
  )
}

function Keys({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  const { t } = useTranslation()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={172}>{t('shell.help.key')}</Table.Th>
          <Table.Th>{t('shell.help.does')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([keys, does]) => (
          <Table.Tr key={keys + does}>
            <Table.Td>
              <kbd>{keys}</kbd>
            </Table.Td>
            <Table.Td>{does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
