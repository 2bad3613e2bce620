import { Button, Group, Tabs, Text } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId, VaultId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Grade } from '../../ui/Grade.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import styles from './Items.module.css'
import record from './Record.module.css'
import { TicketsTab } from './TicketsTab.tsx'
import { VersionsTab } from './VersionsTab.tsx'

interface Props {
  readonly vault: VaultId
  readonly id: ItemId
  /** What was sought, to be marked. */
  readonly search: string
  onCorrect(): void
  onClose(): void
}

const TABS = ['description', 'place', 'use', 'history', 'attachments', 'tickets'] as const
type Tab = (typeof TABS)[number]

/** One record: what it says, where it lies, who used it, how it came to say this. */
export function RecordPane({ vault, id, search, onCorrect, onClose }: Props) {
  const { t } = useTranslation()
  const item = useQuery(useArchive().items.get({ vault, id }))
  const mayWrite = useSession(may('items.write'))
  const [tab, setTab] = useState<Tab>('description')
  const tickets = useQuery(useArchive().tickets.ofItem({ vault, itemId: id }))
  const open = tickets.data?.filter((ticket) => ticket.state === 'open').length ?? 0
  if (!item.data)
    return (
      <div className={styles.recordHead}>
        <ErrorText error={item.error} />
      </div>
    )
  const { description, homeLocation, state } = item.data
  return (
    <>
      <header className={styles.recordHead}>
        <Group justify="space-between" wrap="nowrap" align="start">
          <span className="code">
            <Highlight text={description.archivalCode} search={search} />
          </span>
          {description.secrecyGrade !== 'public' && (
            <Grade grade={description.secrecyGrade} mark={description.secrecyMark} />
          )}
        </Group>
        <h2 className={styles.recordTitle}>
          <Highlight text={description.title} search={search} />
        </h2>
        <Text size="sm" className="quiet">
          {description.author} · {homeLocation === null ? t('app.unplaced') : t(`app.state.${state}`)}
        </Text>
      </header>
      <Tabs
        value={tab}
        onChange={(value) => setTab(TABS.find((one) => one === value) ?? 'description')}
        className={record.panels}
      >
        <Tabs.List px="sm">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} px={10}>
              {name === 'tickets' ? t('items.ticket.tab') : t(`items.tab.${name}`)}
              {name === 'tickets' && open > 0 && ` ${open}`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="description" className={styles.recordBody} tabIndex={0}>
          {open > 0 && (
            <div className={record.banner} role="status">
              <span>{t('items.ticket.banner', { count: open })}</span>
              <Button size="compact-xs" variant="subtle" onClick={() => setTab('tickets')}>
                {t('items.ticket.show')}
              </Button>
            </div>
          )}
          <ItemFacts item={item.data} search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="place" className={styles.recordBody} tabIndex={0}>
          <Text>{homeLocation ?? t('items.later.unplaced')}</Text>
          <Text className="quiet" mt="sm">
            {t('items.later.place')}
          </Text>
        </Tabs.Panel>
        <Tabs.Panel value="use" className={styles.recordBody} tabIndex={0}>
          <Text className="quiet">{t('items.later.use')}</Text>
        </Tabs.Panel>
        <Tabs.Panel value="history" className={styles.recordBody} tabIndex={0}>
          <VersionsTab vault={vault} id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="attachments" className={styles.recordBody} tabIndex={0}>
          <Text className="quiet">{t('items.later.attachments')}</Text>
        </Tabs.Panel>
        <Tabs.Panel value="tickets" className={styles.recordBody} tabIndex={0} keepMounted={false}>
          <TicketsTab item={item.data} />
        </Tabs.Panel>
      </Tabs>
      <div className={styles.toolbar}>
        {mayWrite && (
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={onCorrect}>
            {t('items.correct.action')}
            <kbd>E</kbd>
          </Button>
        )}
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={onClose}
        >
          {t('app.close')}
          <kbd>Esc</kbd>
        </Button>
      </div>
    </>
  )
}
