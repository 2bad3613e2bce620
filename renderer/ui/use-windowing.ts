import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

// Where nothing has a size yet (and in tests, where nothing ever has), as much as a tall screen holds.
const UNMEASURED = 1400
const SPARE_ROWS = 8
const NEAR_END = 20

const rowHeightOf = (box: HTMLElement) =>
  Number.parseInt(getComputedStyle(box).getPropertyValue('--row-height'), 10) || 32

/** Which rows of a long list are in sight. Asks for more when the end of what is loaded comes near. */
export function useWindowing(box: RefObject<HTMLElement | null>, count: number, onEnd?: () => void) {
  const [rowHeight, setRowHeight] = useState(32)
  useLayoutEffect(() => {
    if (box.current) setRowHeight(rowHeightOf(box.current)) // the density of the workstation decides
  })
  const rows = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: SPARE_ROWS,
    scrollPaddingStart: rowHeight, // the header row lies over the first row's height
    initialRect: { width: 0, height: UNMEASURED },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, ({ width, height }) => report({ width, height: height || UNMEASURED })),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height makes every measure stale
  useEffect(() => rows.measure(), [rowHeight])

  const inSight = rows.getVirtualItems()
  const first = inSight[0]?.index ?? 0
  const last = (inSight.at(-1)?.index ?? -1) + 1
  const nearEnd = count > 0 && last >= count - NEAR_END
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for every page that arrived
  useEffect(() => {
    if (nearEnd) onEnd?.()
  }, [nearEnd, count])

  return { first, last, rowHeight, reveal: (index: number) => rows.scrollToIndex(index, { align: 'auto' }) }
}
