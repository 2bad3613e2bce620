import { Modal, Table } from '@mantine/core'
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
  return (
    <Modal
      opened={open}
      onClose={() => useShell.setState({ helpOpen: false })}
      title={t('shell.help.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('shell.help.key')}</Table.Th>
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
      <p className="quiet">{t('shell.help.singleKeys')}</p>
    </Modal>
  )
}
