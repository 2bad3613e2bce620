import styles from './RecordTable.module.css'

/** How a list is sorted. */
export interface TableOrder {
  readonly sort: string
  readonly direction: 'asc' | 'desc'
}

interface HeaderColumn {
  readonly id: string
  readonly header: string
  readonly align?: 'end'
  readonly sort?: string
  readonly falls?: boolean
}

interface Props {
  readonly columns: readonly HeaderColumn[]
  readonly order?: TableOrder | undefined
  readonly onOrder?: ((order: TableOrder) => void) | undefined
  /** A column for marks comes first. */
  readonly marks: boolean
}

/** The names of the columns; one that can be sorted by is a button, which turns the order round the second time. */
export function HeaderRow({ columns, order, onOrder, marks }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in the grid
    <div role="rowgroup" className={styles.header}>
      {/* biome-ignore lint/a11y/useSemanticElements: as in the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as in the grid */}
      <div role="row" aria-rowindex={1} className={styles.headerRow}>
        {marks && <span aria-hidden />}
        {columns.map((column) => (
          <Heading key={column.id} column={column} order={order} onOrder={onOrder} />
        ))}
      </div>
    </div>
  )
}

type HeadingProps = Pick<Props, 'order' | 'onOrder'> & { readonly column: HeaderColumn }

function Heading({ column: { header, align, sort, falls }, order, onOrder }: HeadingProps) {
  const direction = sort !== undefined && sort === order?.sort ? order.direction : null
  const next = direction ? (direction === 'asc' ? 'desc' : 'asc') : falls ? 'desc' : 'asc'
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in the grid
    // biome-ignore lint/a11y/useFocusableInteractive: as in the grid
    <div
      role="columnheader"
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={styles.cell}
      data-align={align}
    >
      {sort !== undefined && onOrder ? (
        <button type="button" className={styles.sort} onClick={() => onOrder({ sort, direction: next })}>
          {header}
          {direction && <span aria-hidden> {direction === 'asc' ? '▴' : '▾'}</span>}
        </button>
      ) : (
        header
      )}
    </div>
  )
}
