import { Button, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/contract/tickets.ts'
import { isOverdue } from '../../../shared/domain/ticket-rules.ts'
import type { VaultId } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import { isoToday } from './clock.ts'
import styles from './Record.module.css'
import { useDueText } from './use-due-text.ts'

interface Props {
  readonly vault: VaultId
  readonly ticket: Ticket
  /** Whether the person here may answer it. */
  readonly mayAnswer: boolean
}

/** One ticket: what is wrong, who noticed, until when; and how to answer it. */
export function TicketCard({ vault, ticket, mayAnswer }: Props) {
  const { t } = useTranslation()
  const due = useDueText()
  const [refusing, setRefusing] = useState(false)
  const open = ticket.state === 'open'
  const overdue = open && isOverdue(ticket.dueOn, isoToday())
  return (
    <article className={styles.ticket} data-state={ticket.state} data-overdue={overdue}>
      <div className={styles.ticketHead} data-overdue={overdue}>
        <span>
          {t(`items.ticket.${ticket.state}`)}
          {ticket.field && ` · ${t(`items.field.${ticket.field}`)}`}
        </span>
        {open && <span>{due(ticket.dueOn)}</span>}
      </div>
      <p className={styles.ticketWrong}>{ticket.wrong}</p>
      <Text size="xs" className="quiet">
        {[
          ticket.seen,
          t('items.ticket.noticedBy', { name: ticket.reporter }),
          t('items.ticket.openedBy', { name: ticket.openedByName, at: shownInstant(ticket.openedAt) }),
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </Text>
      {!open && <Answer ticket={ticket} />}
      {open && mayAnswer && !refusing && (
        <div className={styles.ticketActions}>
          <Button size="compact-sm" variant="default" onClick={() => setRefusing(true)}>
            {t('items.ticket.refuse')}
          </Button>
        </div>
      )}
      {open && refusing && <Refusal vault={vault} ticket={ticket} onLeave={() => setRefusing(false)} />}
    </article>
  )
}

function Answer({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <Text size="sm" mt={4}>
      {ticket.answer}{' '}
      <span className="quiet figures">
        {ticket.settledVersion !== null && t('items.ticket.settledBy', { version: ticket.settledVersion })}{' '}
        {t('items.ticket.closedBy', {
          name: ticket.closedByName ?? '',
          at: ticket.closedAt ? shownInstant(ticket.closedAt) : '',
        })}
      </span>
    </Text>
  )
}

interface RefusalProps {
  readonly vault: VaultId
  readonly ticket: Ticket
  onLeave(): void
}

function Refusal({ vault, ticket, onLeave }: RefusalProps) {
  const { t } = useTranslation()
  const [answer, setAnswer] = useState('')
  const [tried, setTried] = useState(false)
  const refuse = useMutation({ ...useArchive().tickets.refuse(), ...shownHere })
  return (
    <form
      aria-label={t('items.ticket.refuseTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (answer.trim() !== '') refuse.mutate({ vault, id: ticket.id, answer })
      }}
    >
      <TextInput
        mt="xs"
        autoFocus
        required
        label={t('items.ticket.answer')}
        placeholder={t('items.ticket.answerExample')}
        maxLength={500}
        value={answer}
        error={tried && answer.trim() === '' && t('items.ticket.answerMissing')}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <ErrorText error={refuse.error} />
      <div className={styles.ticketActions}>
        <Button size="compact-sm" type="submit" loading={refuse.isPending}>
          {t('items.ticket.refuse')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onLeave}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
