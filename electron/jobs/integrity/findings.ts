import type { Finding } from '../../../shared/contract/integrity.ts'
import { ItemId } from '../../../shared/ids.ts'

/** A list of findings is read by people; the rest is counted. */
const MOST = 100

/** Where something does not agree, as far as it can be said. */
type Where = {
  readonly seq?: number
  readonly item?: string
  readonly version?: number
  readonly detail?: string
}

/** Collects what a deep check finds. */
export function createFindings() {
  const findings: Finding[] = []
  let more = 0
  return {
    add: (kind: Finding['kind'], { seq, item, version, detail = '' }: Where): void => {
      if (findings.length === MOST) more += 1
      else
        findings.push({
          kind,
          seq: seq ?? null,
          item: item === undefined ? null : ItemId.parse(item),
          version: version ?? null,
          detail: detail.slice(0, 200),
        })
    },
    found: () => ({ findings, more }),
  }
}
export type Findings = ReturnType<typeof createFindings>
