import { VisuallyHidden } from '@mantine/core'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useSession } from '../../session/session.store.ts'
import { usePanes, useTreeShown } from '../../shell/panes.store.ts'
import { useHere } from '../../shell/shell.store.ts'
import { Splitter } from '../../ui/Splitter.tsx'
import { ArrangementTree } from './ArrangementTree.tsx'
import { CorrectPane } from './CorrectPane.tsx'
import { DescribeForm } from './DescribeForm.tsx'
import { ItemList } from './ItemList.tsx'
import styles from './Items.module.css'
import { filterOf, type ItemSearch, isSameStep } from './item-search.ts'
import { FILTER_BOX } from './ListHead.tsx'
import { RecordPane } from './RecordPane.tsx'
import { useFacets, useFollowedItems } from './use-items.ts'

interface Props {
  readonly search: ItemSearch
  /** `replace`: no step that somebody comes back from. */
  onSearch(search: ItemSearch, replace: boolean): void
}

/** Describing: the tree of arrangement, the list, and beside it the record or the form. */
export function ItemsPage({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const { tree, record } = usePanes()
  const [treeShown] = useTreeShown()
  const list = useRef<HTMLDivElement>(null)
  const mayWrite = useSession(may('items.write'))
  const wanted = useFilterOf(search)
  const items = useFollowedItems(wanted)
  const facets = useFacets(items.asked, items.isSuccess && !items.isPlaceholderData)
  const toList = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus())
  const change = useChange({ search, onSearch })
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
            <ArrangementTree
              fondsId={search.fondsId}
              categoryId={search.categoryId}
              counted={facets?.groups.category}
              onChoose={change}
            />
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
          items={items}
          facets={facets}
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

/** Changes parts of the address; the same function always, so that what stays while somebody types is not drawn again. */
function useChange(props: Props) {
  const latest = useRef(props)
  latest.current = props
  return useCallback((part: Partial<ItemSearch>, walked = false) => {
    const { search, onSearch } = latest.current
    const next = { ...search, ...part }
    onSearch(next, isSameStep(search, next, walked))
  }, [])
}

/** The filter of an address, the same object for as long as it says the same: what lies beside it changes nothing. */
function useFilterOf(search: ItemSearch) {
  const said = JSON.stringify(filterOf(search))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all of it
  return useMemo(() => filterOf(search), [said])
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
