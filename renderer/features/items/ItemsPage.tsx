import { VisuallyHidden } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useSession } from '../../session/session.store.ts'
import { usePanes, useTreeShown } from '../../shell/panes.store.ts'
import { useHere } from '../../shell/shell.store.ts'
import { Splitter } from '../../ui/Splitter.tsx'
import { ArrangementTree } from './ArrangementTree.tsx'
import { CorrectPane } from './CorrectPane.tsx'
import { DescribeForm } from './DescribeForm.tsx'
import { FILTER_BOX, ItemList } from './ItemList.tsx'
import styles from './Items.module.css'
import type { ItemSearch } from './item-search.ts'
import { RecordPane } from './RecordPane.tsx'

interface Props {
  readonly search: ItemSearch
  onSearch(search: ItemSearch): void
}

/** Describing: the tree of arrangement, the list, and beside it the record or the form. */
export function ItemsPage({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const { tree, record } = usePanes()
  const [treeShown] = useTreeShown()
  const list = useRef<HTMLDivElement>(null)
  const toList = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus())
  const mayWrite = useSession(may('items.write'))
  const change = (part: Partial<ItemSearch>) => onSearch({ ...search, scanned: false, ...part })
  const closePane = () => {
    change({ id: null, vault: null, show: 'record' })
    toList()
  }
  const describe = () => change({ show: 'describe', id: null, vault: null })
  const beside = search.show === 'describe' || search.id !== null
  useHere({
    new: mayWrite ? describe : undefined,
    edit: mayWrite && search.id !== null ? () => change({ show: 'correct' }) : undefined,
    filter: () => document.getElementById(FILTER_BOX)?.focus(),
    back: beside ? backFrom(search, change, closePane) : undefined,
  })

  return (
    <div className={styles.panes}>
      <VisuallyHidden component="h1">{t('shell.place.items')}</VisuallyHidden>
      {treeShown && (
        <>
          <section className={styles.tree} style={{ width: tree }} aria-label={t('items.tree.label')}>
            <ArrangementTree search={search} onChoose={change} />
          </section>
          <Splitter
            side="left"
            label={t('items.pane.tree')}
            width={tree}
            least={140}
            most={420}
            onWidth={(width) => usePanes.setState({ tree: width })}
          />
        </>
      )}
      <div ref={list} className={styles.list}>
        <ItemList
          search={search}
          compact={beside}
          onChange={change}
          onDescribe={mayWrite ? describe : null}
        />
      </div>
      {beside && (
        <>
          <Splitter
            side="right"
            label={t('items.pane.record')}
            width={record}
            least={360}
            most={760}
            onWidth={(width) => usePanes.setState({ record: width })}
          />
          <section className={styles.record} style={{ width: record }} aria-label={t('items.pane.record')}>
            <Beside search={search} onChange={change} onClose={closePane} />
          </section>
        </>
      )}
    </div>
  )
}

const backFrom =
  (search: ItemSearch, change: (part: Partial<ItemSearch>) => void, closePane: () => void) => () =>
    search.show === 'correct' ? change({ show: 'record' }) : closePane()

interface BesideProps {
  readonly search: ItemSearch
  onChange(part: Partial<ItemSearch>): void
  onClose(): void
}

function Beside({ search: { show, vault, id, categoryId, text }, onChange, onClose }: BesideProps) {
  if (show === 'describe') return <DescribeForm categoryId={categoryId} onClose={onClose} />
  if (!vault || !id) return null
  if (show === 'correct')
    return <CorrectPane key={id} vault={vault} id={id} onDone={() => onChange({ show: 'record' })} />
  return (
    <RecordPane
      key={id}
      vault={vault}
      id={id}
      search={text}
      onCorrect={() => onChange({ show: 'correct' })}
      onClose={onClose}
    />
  )
}
