import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { openDatabase } from './database.ts'
import { migrate, type SchemaSet } from './migrate.ts'
import { raw } from './sql.ts'

/** The columns that the interfaces of `schema.ts` name, in order: types are gone at run time, their text is not. */
function columnsInTypes(set: SchemaSet): Record<string, string[]> {
  const text = ['schema.ts', 'search-schema.ts', 'import-schema.ts']
    .map((name) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))
    .join('\n')
  const columns = new Map(
    [...text.matchAll(/interface (\w+Table) \{\n([^}]*)\}/g)].map(([, name, body]) => [
      name,
      [...(body ?? '').matchAll(/^ {2}(\w+):/gm)].map(([, column]) => column ?? ''),
    ]),
  )
  const schema = new RegExp(`interface ${set === 'office' ? 'Office' : 'Vault'}Schema \\{\\n([^}]*)\\}`).exec(
    text,
  )
  const tables = [...(schema?.[1] ?? '').matchAll(/^ {2}(\w+): (\w+)/gm)]
  return Object.fromEntries(tables.map(([, table, type]) => [table, columns.get(type ?? '') ?? []]))
}

test.each(['office', 'vault'] as const)(
  'schema.ts names exactly the columns that the %s migrations create',
  (set) => {
    const db = openDatabase(testFile(), Buffer.alloc(32, 1))
    migrate(db, set)
    const actual: Record<string, string[]> = {}
    const query = raw<{ table: string; column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name <> 'schema_version' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
    )
    for (const { table, column } of db.all(query)) actual[table] = [...(actual[table] ?? []), column]
    expect(actual).toEqual(columnsInTypes(set))
    expect(Object.keys(actual).length).toBeGreaterThan(4)
    db.close()
  },
)
