import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconFolderPlus, IconFolders, IconFolderX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facets } from '../../../shared/contract/item-filter.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { ArrangementDialog, type Arranging } from './ArrangementDialog.tsx'
import styles from './ArrangementTree.module.css'
import { Count } from './FacetButton.tsx'
import type { ItemSearch } from './item-search.ts'
import { type TreeNode, treeNodes, treeSums } from './tree-nodes.ts'
import { useTreeKeys } from './use-tree-keys.ts'

interface Props {
  readonly fondsId: ItemSearch['fondsId']
  readonly categoryId: ItemSearch['categoryId']
  /** How many of the items that answer lie in each category itself. */
  readonly counted: Facets['groups']['category'] | undefined
  onChoose(part: Partial<ItemSearch>): void
}

/** Fonds and categories. What is chosen here narrows the list and is where new items go. */
export const ArrangementTree = memo(function ArrangementTree(props: Props) {
  const { fondsId, categoryId, counted, onChoose } = props
  const { t } = useTranslation()
  const archive = useArchive()
  const mayArrange = useSession(may('arrangement.write'))
  const { data } = useQuery(archive.arrangement.tree({}))
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [arranging, setArranging] = useState<Arranging | null>(null)
  const nodes = treeNodes(data?.fonds ?? [], data?.categories ?? [], folded)
  const sums = useMemo(() => treeSums(data?.categories ?? [], counted?.values ?? []), [data, counted])
  const chosen = categoryId ?? fondsId ?? 'all'
  const chosenNode = nodes.find(({ id }) => id === chosen)
  const choose = (node: TreeNode | null) =>
    onChoose({
      fondsId: node && !node.category ? node.fonds.id : null,
      categoryId: node?.category?.id ?? null,
    })
  const fold = (id: string, shut: boolean) =>
    setFolded((before) =>
      shut ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id)),
    )
  const onKeyDown = useTreeKeys({ nodes, folded, fold })

  return (
    <>
      <div className={styles.head}>
        <span className="quiet">{t('items.tree.label')}</span>
        {mayArrange && <TreeMenu node={chosenNode} onArrange={setArranging} />}
      </div>
      <div role="tree" aria-label={t('items.tree.label')} className={styles.tree} onKeyDown={onKeyDown}>
        <TreeLine
          label={t('items.tree.all')}
          chosen={chosen === 'all'}
          level={1}
          onChoose={() => choose(null)}
        />
        {nodes.map((node) => (
          <TreeLine
            key={node.id}
            node={node}
            label={node.name}
            chosen={node.id === chosen}
            level={node.level}
            folded={folded.has(node.id)}
            count={counted && (sums.get(node.id) ?? 0)}
            over={counted?.over}
            onChoose={() => choose(node)}
            onFold={(shut) => fold(node.id, shut)}
          />
        ))}
      </div>
      {arranging && <ArrangementDialog arranging={arranging} onClose={() => setArranging(null)} />}
    </>
  )
})

interface LineProps {
  readonly node?: TreeNode
  readonly label: string
  readonly chosen: boolean
  readonly level: number
  readonly folded?: boolean
  /** How many of the items that answer lie in it or below it; absent while nobody has counted. */
  readonly count?: number | undefined
  readonly over?: 'all' | 'newest' | undefined
  onChoose(): void
  onFold?(shut: boolean): void
}

function TreeLine(props: LineProps) {
  const { node, label, chosen, level, folded = false, count, over, onChoose, onFold } = props
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines
    <div
      role="treeitem"
      tabIndex={chosen ? 0 : -1}
      aria-level={level}
      aria-selected={chosen}
      aria-expanded={node?.hasChildren ? !folded : undefined}
      data-node={node?.id ?? 'all'}
      className={styles.line}
      style={{ paddingInlineStart: 8 + (level - 1) * 14 }}
      onClick={onChoose}
    >
      <span
        aria-hidden
        className={styles.fold}
        onClick={(event) => {
          event.stopPropagation()
          onFold?.(!folded)
        }}
      >
        {node?.hasChildren ? (folded ? '▸' : '▾') : ''}
      </span>
      {node && <span className="code">{node.code}</span>}
      <span className={styles.name}>{label}</span>
      {node?.closed && <span className="quiet">{t('items.tree.closed')}</span>}
      {count !== undefined && <Count count={count} over={over} />}
    </div>
  )
}

interface MenuProps {
  readonly node: TreeNode | undefined
  onArrange(arranging: Arranging): void
}

function TreeMenu({ node, onArrange }: MenuProps) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon aria-label={t('items.tree.menu')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFolders size={16} aria-hidden />}
          onClick={() => onArrange({ what: 'fonds' })}
        >
          {t('items.tree.addFonds')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderPlus size={16} aria-hidden />}
          disabled={!node || node.closed}
          onClick={() => node && onArrange({ what: 'category', under: node })}
        >
          {node ? t('items.tree.addCategoryUnder', { code: node.code }) : t('items.tree.addCategory')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderX size={16} aria-hidden />}
          disabled={!node?.category || node.closed}
          onClick={() => node?.category && onArrange({ what: 'close', category: node.category })}
        >
          {t('items.tree.closeCategory')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
