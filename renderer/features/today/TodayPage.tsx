import { Button, SimpleGrid, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { localDate } from '../../../shared/domain/calendar.ts'
import { useArchive } from '../../api/archive.ts'
import { Page } from '../../ui/Page.tsx'
import { Total } from '../../ui/Total.tsx'
import { DraftCards } from './DraftCards.tsx'
import { type Due, duties } from './due.ts'
import { OpenTickets } from './OpenTickets.tsx'
import styles from './Today.module.css'

const LINKS: Readonly<Record<Due['what'], Pick<LinkProps, 'to' | 'search'>>> = {
  chainMissing: { to: '/audit' },
  failedSignIns: { to: '/audit' },
  password: { to: '/settings' },
  passwordOver: { to: '/settings' },
  stoppedImports: { to: '/imports' },
  verify: { to: '/audit' },
  neverVerified: { to: '/audit' },
  ticketsOverdue: { to: '/items', search: { qualities: ['openTicket'] } },
  tickets: { to: '/items', search: { qualities: ['openTicket'] } },
  unreviewed: { to: '/items', search: { qualities: ['unreviewed'] } },
  unplaced: { to: '/items', search: { qualities: ['unplaced'] } },
}
const ICONS = { now: IconAlertTriangle, soon: IconClock, sometime: IconArrowRight }

/** The first thing seen: what needs doing, each with the way to it; quiet when all is well. */
export function TodayPage() {
  const { t } = useTranslation()
  const { data } = useQuery(useArchive().product.today({}))
  if (!data) return null
  const due = duties(data, localDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone))
  return (
    <Page title={t('today.title')} about={<Total of="items" {...data.items} />}>
      {data.items.total === 0 && <FirstSteps />}
      {due.length === 0 && data.drafts === 0 && data.items.total > 0 && (
        <div className={styles.well}>
          <IconCircleCheck size={28} stroke={1.5} aria-hidden />
          <div>
            <Text fw={600}>{t('today.well.title')}</Text>
            <Text className="quiet">{t('today.well.text')}</Text>
          </div>
        </div>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {due.map((one) => (
          <DueCard key={one.what} due={one} />
        ))}
        {data.drafts > 0 && <DraftCards />}
      </SimpleGrid>
      {data.tickets.open > 0 && <OpenTickets />}
    </Page>
  )
}

function DueCard({ due: { what, urgency, count, exact } }: { readonly due: Due }) {
  const { t } = useTranslation()
  const Icon = ICONS[urgency]
  return (
    <article className={styles.card} data-urgency={urgency}>
      <div className={styles.cardHead}>
        <Icon size={16} aria-hidden />
        <span>{t(`today.urgency.${urgency}`)}</span>
      </div>
      <Text fw={600}>
        {t(`today.due.${what}.title`, { count, number: `${count.toLocaleString()}${exact ? '' : '+'}` })}
      </Text>
      <Text size="sm" className="quiet">
        {t(`today.due.${what}.text`)}
      </Text>
      <Link {...LINKS[what]} className={styles.link}>
        {t(`today.due.${what}.action`)}
      </Link>
    </article>
  )
}

/** A new archive: the two ways to begin. */
function FirstSteps() {
  const { t } = useTranslation()
  return (
    <div className={styles.first}>
      <Text fw={600}>{t('today.first.title')}</Text>
      <Text className="quiet">{t('today.first.text')}</Text>
      <div className={styles.firstActions}>
        <Button renderRoot={(props) => <Link to="/imports" {...props} />}>{t('today.first.import')}</Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/items" search={{ show: 'describe' }} {...props} />}
        >
          {t('today.first.describe')}
        </Button>
      </div>
    </div>
  )
}
