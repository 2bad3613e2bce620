/** Names of closed lists; whatever else stands under another name may be somebody's words. */
const CLOSED = new Set([
  'list',
  'by',
  'sort',
  'direction',
  'retentions',
  'grades',
  'states',
  'place',
  'qualities',
  'procedure',
])
const CODE = /^[A-Za-z][\w./]{0,59}$/
const ID_OR_DATE = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}(-\d{2}){0,2})$/

/**
 * What an audit entry keeps of a filter (AUD-1): numbers, ids, dates and names of closed lists. Words that somebody
 * sought may be a title or a name, so of them it keeps only that there were some.
 */
export function traceOf(filter: unknown, name = ''): unknown {
  if (Array.isArray(filter))
    return filter.length > 20 ? filter.length : filter.map((one) => traceOf(one, name))
  if (typeof filter === 'string') {
    if (filter === '' || ID_OR_DATE.test(filter)) return filter
    return CLOSED.has(name) && CODE.test(filter) ? filter : true
  }
  if (typeof filter !== 'object' || filter === null) return filter
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, traceOf(value, key)]))
}
