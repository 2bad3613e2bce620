import { Checkbox, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'

interface Props {
  readonly item: Item
  readonly settles: readonly TicketId[]
  onSettle(id: TicketId, yes: boolean): void
}

/** The open tickets of an item: a correction says which of them it settles (QUAL-7). */
export function SettledTickets({ item: { vault, id }, settles, onSettle }: Props) {
  const { t } = useTranslation()
  const tickets = useQuery(useArchive().tickets.ofItem({ vault, itemId: id }))
  const open = tickets.data?.filter(({ state }) => state === 'open') ?? []
  if (open.length === 0) return null
  return (
    <Stack component="fieldset" gap={6} mt="md" p="sm" m={0}>
      <legend>{t('items.ticket.settles')}</legend>
      {open.map((ticket) => (
        <Checkbox
          key={ticket.id}
          label={`${ticket.wrong}（${t('items.ticket.due', { dueOn: ticket.dueOn })}）`}
          checked={settles.includes(ticket.id)}
          onChange={(event) => onSettle(ticket.id, event.currentTarget.checked)}
        />
      ))}
    </Stack>
  )
}
