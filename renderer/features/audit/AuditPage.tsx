import { Button, Group } from '@mantine/core'
import { IconShieldCheck, IconZoomCheck } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { AuditEntry, AuditFilter } from '../../../shared/contract/audit.ts'
import { actText } from '../../../shared/i18n/act-text.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { useHere } from '../../shell/shell.store.ts'
import { useJob } from '../../shell/use-job.ts'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, RecordTable } from '../../ui/RecordTable.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import { Total } from '../../ui/Total.tsx'
import { ExportButton } from '../exports/index.ts'
import { DeepCheckResult } from './DeepCheckResult.tsx'
import { KindSelect } from './KindSelect.tsx'
import { VerifyResult } from './VerifyResult.tsx'

type Filter = z.output<typeof AuditFilter>
type Line = AuditEntry & { readonly id: string }
const FILTER_BOX = 'audit-filter'

interface Props {
  readonly filter: Filter
  onFilter(filter: Filter): void
}

/** Every act that left a trace, newest first, and the proof that none was changed (AUD-1). */
export function AuditPage({ filter, onFilter }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const vault = useOpenVault()
  const entries = useInfiniteQuery({ ...archive.audit.list(filter), placeholderData: keepPreviousData })
  const verify = useJob(archive.audit.verify(), t('audit.verify.job'))
  const deep = useJob(archive.integrity.deepCheck(), t('audit.deep.job'))
  const lines = useMemo(
    () =>
      entries.data?.pages
        .flatMap((page) => page.rows)
        .map((entry): Line => ({ ...entry, id: `${entry.vault}/${entry.seq}` })) ?? [],
    [entries.data],
  )
  const head = entries.data?.pages[0]
  const columns = useColumns()
  useHere({ filter: () => document.getElementById(FILTER_BOX)?.focus() })
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part })

  return (
    <Page
      fill
      title={t('audit.title')}
      about={t('audit.about')}
      actions={
        <>
          <ExportButton subject={{ list: 'audit', filter }} columns={columns.map(({ id }) => id)} />
          <Button
            variant="default"
            leftSection={<IconZoomCheck size={16} aria-hidden />}
            loading={deep.isPending}
            onClick={() => deep.mutate({ vault })}
          >
            {t('audit.deep.action')}
          </Button>
          <Button
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={verify.isPending}
            onClick={() => verify.mutate({ vault })}
          >
            {t('audit.verify.action')}
          </Button>
        </>
      }
    >
      <VerifyResult verify={verify} />
      <DeepCheckResult check={deep} />
      <Group py="sm" align="end">
        <KindSelect id={FILTER_BOX} kind={filter.procedure} onKind={(procedure) => set({ procedure })} />
        <DateField label={t('audit.filter.from')} value={filter.from} onDate={(from) => set({ from })} />
        <DateField label={t('audit.filter.until')} value={filter.until} onDate={(until) => set({ until })} />
        {head && <Total of="entries" {...head} />}
      </Group>
      <RecordTable
        label={t('audit.title')}
        rows={lines}
        total={head?.exact ? head.total : null}
        columns={columns}
        onEnd={() => entries.hasNextPage && !entries.isFetchingNextPage && void entries.fetchNextPage()}
        empty={entries.isPending ? null : <EmptyState title={t('audit.empty')} />}
      />
    </Page>
  )
}

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        id: 'seq',
        header: t('audit.field.seq'),
        width: '80px',
        align: 'end',
        cell: ({ seq }) => seq,
      },
      {
        id: 'at',
        header: t('audit.field.at'),
        width: '150px',
        cell: ({ at }) => <span className="figures">{shownInstant(at)}</span>,
      },
      {
        id: 'actor',
        header: t('audit.field.actor'),
        width: 'minmax(80px, 140px)',
        cell: ({ actorName }) => actorName,
      },
      {
        id: 'act',
        header: t('audit.field.act'),
        width: 'minmax(160px, 1fr)',
        cell: ({ procedure }) => (
          <>
            {actText(t, procedure)} <span className="code quiet">{procedure}</span>
          </>
        ),
      },
      {
        id: 'object',
        header: t('audit.field.object'),
        width: 'minmax(120px, 304px)',
        cell: ({ objectId }) => <span className="code">{objectId}</span>,
      },
      {
        id: 'hash',
        header: t('audit.field.hash'),
        width: '176px',
        cell: ({ shortHash, hasPayload }) => (
          <span className="code" title={hasPayload ? undefined : t('audit.erased')}>
            {shortHash}
          </span>
        ),
      },
    ],
    [t],
  )
}
