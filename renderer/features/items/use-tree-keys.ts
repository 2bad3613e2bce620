import type { KeyboardEvent } from 'react'
import type { TreeNode } from './tree-nodes.ts'

interface Tree {
  readonly nodes: readonly TreeNode[]
  readonly folded: ReadonlySet<string>
  fold(id: string, shut: boolean): void
}

/** Arrows move through the tree, right opens and left folds a line, Enter chooses it. */
export function useTreeKeys({ nodes, folded, fold }: Tree) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')]
    const at = lines.indexOf(document.activeElement as HTMLElement)
    const node = nodes.find(({ id }) => id === lines[at]?.dataset.node)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: lines.length - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) lines[Math.max(0, Math.min(to, lines.length - 1))]?.focus()
    else if (event.key === 'ArrowRight' && node && folded.has(node.id)) fold(node.id, false)
    else if (event.key === 'ArrowLeft' && node?.hasChildren) fold(node.id, true)
    else if (event.key === 'Enter' || event.key === ' ') lines[at]?.click()
    else return
    event.preventDefault()
  }
}
