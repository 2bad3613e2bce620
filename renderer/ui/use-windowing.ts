import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

// Where nothing has a size yet (and in tests, where nothing ever has), as much as a tall screen holds.
const UNMEASURED = 1400
const SPARE_ROWS = 8
const NEAR_END = 20

const rowHeightOf = (box: HTMLElement) =>
  Number.parseInt(getComputedStyle(box).getPropertyValue('--row-height'), 10) || 32

/** Which rows of a long list are in sight. Asks for more when the end of what is loaded comes near. */
export function useWindowing(box: RefObject<HTMLElement | null>, count: number, onEnd?: () => void) {
  const [view, setView] = useState({ top: 0, height: UNMEASURED, rowHeight: 32 })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () =>
      setView({
        top: element.scrollTop,
        height: element.clientHeight || UNMEASURED,
        rowHeight: rowHeightOf(element),
      })
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [box])

  const { top, height, rowHeight } = view
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), count) - SPARE_ROWS)
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE_ROWS)
  const nearEnd = count > 0 && last >= count - NEAR_END

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for every page that arrived
  useEffect(() => {
    if (nearEnd) onEnd?.()
  }, [nearEnd, count])

  const reveal = useCallback(
    (index: number) => {
      const element = box.current
      if (!element) return
      const from = index * rowHeight
      // The header row lies over the first row's height.
      const space = element.clientHeight - rowHeight
      if (from < element.scrollTop) element.scrollTop = from
      else if (from + rowHeight > element.scrollTop + space) element.scrollTop = from + rowHeight - space
    },
    [box, rowHeight],
  )
  return { first, last, rowHeight, reveal }
}
