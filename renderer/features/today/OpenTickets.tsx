import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isOverdue } from '../../../shared/domain/ticket-rules.ts'
import { useArchive } from '../../api/archive.ts'
import { isoToday, useDueText } from '../items/index.ts'
import styles from './Today.module.css'

/** The open correction tickets, the most overdue first, each with the way to its record (QUAL-7). */
export function OpenTickets() {
  const { t } = useTranslation()
  const due = useDueText()
  const tickets = useInfiniteQuery(useArchive().tickets.list({}))
  const rows = tickets.data?.pages.flatMap((page) => page.rows) ?? []
  const today = isoToday()
  return (
    <section className={styles.tickets} aria-labelledby="open-tickets">
      <h2 id="open-tickets">{t('today.tickets.title')}</h2>
      <table className={styles.ticketTable}>
        <thead>
          <tr>
            <th scope="col">{t('today.tickets.due')}</th>
            <th scope="col">{t('today.tickets.wrong')}</th>
            <th scope="col">{t('today.tickets.item')}</th>
            <th scope="col">{t('today.tickets.reporter')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((ticket) => (
            <tr key={ticket.id} data-overdue={isOverdue(ticket.dueOn, today)}>
              <td className="figures">
                {ticket.dueOn} <span>{ticket.dueOn <= today && due(ticket.dueOn)}</span>
              </td>
              <td>{ticket.wrong}</td>
              <td>
                <Link
                  to="/items"
                  search={{ vault: ticket.vault, id: ticket.itemId }}
                  className={styles.ticketLink}
                >
                  <span className="code">{ticket.archivalCode}</span> {ticket.title}
                </Link>
              </td>
              <td>{ticket.reporter}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tickets.hasNextPage && (
        <Button variant="subtle" loading={tickets.isFetchingNextPage} onClick={() => tickets.fetchNextPage()}>
          {t('today.tickets.more')}
        </Button>
      )}
    </section>
  )
}
