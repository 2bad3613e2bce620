import { Button, Drawer, TextInput } from '@mantine/core'
import { IconListSearch, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Party, PartyFilter } from '../../../shared/contract/parties.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { useHere } from '../../shell/shell.store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, RecordTable } from '../../ui/RecordTable.tsx'
import { Total } from '../../ui/Total.tsx'
import { ExportButton } from '../exports/index.ts'
import { RegisterForm } from './RegisterForm.tsx'

type Filter = z.output<typeof PartyFilter>
const FILTER_BOX = 'parties-filter'

interface Props {
  readonly filter: Filter
  onFilter(filter: Filter): void
}

/** Customers, partners and other bodies that records are about. */
export function PartiesPage({ filter, onFilter }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const mayWrite = useSession(may('parties.write'))
  const [registering, setRegistering] = useState(false)
  const parties = useInfiniteQuery({ ...archive.parties.list(filter), placeholderData: keepPreviousData })
  const head = parties.data?.pages[0]
  const columns = useColumns(filter.text)
  const register = mayWrite ? () => setRegistering(true) : undefined
  useHere({ new: register, filter: () => document.getElementById(FILTER_BOX)?.focus() })

  return (
    <Page
      fill
      title={t('parties.title')}
      about={head && <Total of="parties" {...head} />}
      actions={
        <>
          <TextInput
            id={FILTER_BOX}
            w={260}
            aria-label={t('parties.filter')}
            placeholder={t('parties.filter')}
            leftSection={<IconListSearch size={16} aria-hidden />}
            value={filter.text}
            onChange={(event) => onFilter({ text: event.currentTarget.value.slice(0, 200) })}
          />
          <ExportButton subject={{ list: 'parties', filter }} columns={columns.map(({ id }) => id)} />
          {register && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={register}>
              {t('parties.register.action')}
            </Button>
          )}
        </>
      }
    >
      <RecordTable
        label={t('parties.title')}
        rows={parties.data?.pages.flatMap((page) => page.rows) ?? []}
        total={head?.exact ? head.total : null}
        columns={columns}
        onEnd={() => parties.hasNextPage && !parties.isFetchingNextPage && void parties.fetchNextPage()}
        empty={
          parties.isPending ? null : (
            <EmptyState
              title={t(filter.text === '' ? 'parties.empty.title' : 'parties.empty.filtered')}
              actions={
                filter.text === '' &&
                register && <Button onClick={register}>{t('parties.register.action')}</Button>
              }
            >
              {t('parties.empty.text')}
            </EmptyState>
          )
        }
      />
      <Drawer
        opened={registering}
        onClose={() => setRegistering(false)}
        position="right"
        size={480}
        title={t('parties.register.title')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <RegisterForm onDone={() => setRegistering(false)} />
      </Drawer>
    </Page>
  )
}

function useColumns(search: string): readonly Column<Party>[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const marked = (text: string | null) => <Highlight text={text ?? ''} search={search} />
    return [
      {
        id: 'name',
        header: t('parties.field.name'),
        width: 'minmax(180px, 2fr)',
        cell: ({ description }) => marked(description.name),
      },
      {
        id: 'class',
        header: t('parties.field.class'),
        width: '88px',
        cell: ({ description }) => t(`parties.class.${description.class}`),
      },
      {
        id: 'usci',
        header: t('parties.field.usci'),
        width: '184px',
        cell: ({ description }) => <span className="code">{marked(description.usci)}</span>,
      },
      {
        id: 'industry',
        header: t('parties.field.industry'),
        width: 'minmax(90px, 1fr)',
        cell: ({ description }) => description.industry,
      },
      {
        id: 'contact',
        header: t('parties.field.contact'),
        width: 'minmax(80px, 1fr)',
        cell: ({ description }) => description.contact,
      },
      {
        id: 'mobile',
        header: t('parties.field.mobile'),
        width: '124px',
        cell: ({ description }) => <span className="figures">{description.mobile}</span>,
      },
    ]
  }, [t, search])
}
