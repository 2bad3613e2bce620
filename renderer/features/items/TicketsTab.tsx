import { Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { TicketCard } from './TicketCard.tsx'
import { TicketForm } from './TicketForm.tsx'

interface Props {
  readonly item: Item
}

/** What is known to be wrong with a record, until when it is put right, and how it was answered (QUAL-7). */
export function TicketsTab({ item }: Props) {
  const { t } = useTranslation()
  const [opening, setOpening] = useState(false)
  const mayWrite = useSession(may('items.write'))
  const tickets = useQuery(useArchive().tickets.ofItem({ vault: item.vault, itemId: item.id }))
  if (opening) return <TicketForm item={item} onDone={() => setOpening(false)} />
  return (
    <>
      <ErrorText error={tickets.error} />
      {tickets.data?.length === 0 && <Text className="quiet">{t('items.ticket.empty')}</Text>}
      {tickets.data?.map((ticket) => (
        <TicketCard key={ticket.id} vault={item.vault} ticket={ticket} mayAnswer={mayWrite} />
      ))}
      {mayWrite && tickets.data?.some(({ state }) => state === 'open') && (
        <Text size="sm" className="quiet">
          {t('items.ticket.correct')}
        </Text>
      )}
      {mayWrite && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpening(true)}
        >
          {t('items.ticket.action')}
        </Button>
      )}
    </>
  )
}
