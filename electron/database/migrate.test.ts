import { describe, expect, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { openDatabase } from './database.ts'
import { type Migration, migrate, migrations, schemaVersion } from './migrate.ts'
import { raw } from './sql.ts'

const opened = () => openDatabase(testFile(), Buffer.alloc(32, 1))
const step = (number: number, script: string): Migration => ({ set: 'vault', number, script })
const tables = (db: ReturnType<typeof opened>) =>
  db
    .all(raw<{ name: string }>(`SELECT name FROM sqlite_schema WHERE name LIKE 'shelf%' ORDER BY name`))
    .map(({ name }) => name)

describe('migrations', () => {
  test.each(['office', 'vault'] as const)('of the %s set are numbered from 1 without a gap', (set) => {
    const numbers = migrations.filter((one) => one.set === set).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    expect(numbers.length).toBeGreaterThan(0)
  })

  test('run once each, in order, and only those that are new', () => {
    const db = opened()
    const first = step(1, 'CREATE TABLE shelf (a)')
    migrate(db, 'vault', [first])
    migrate(db, 'vault', [first, step(2, 'ALTER TABLE shelf ADD COLUMN b')])
    expect(schemaVersion(db, 'vault')).toBe(2)
    expect(() => migrate(db, 'vault', [first, step(2, 'ALTER TABLE shelf ADD COLUMN b')])).not.toThrow()
  })

  test('that fail leave nothing behind, neither tables nor the version', () => {
    const db = opened()
    const broken = [
      step(1, 'CREATE TABLE shelf (a)'),
      step(2, 'CREATE TABLE shelf2 (a); CREATE TABLE shelf (a)'),
    ]
    expect(() => migrate(db, 'vault', broken)).toThrow()
    expect(schemaVersion(db, 'vault')).toBe(1)
    expect(tables(db)).toEqual(['shelf'])
  })

  test('of one set say nothing of the other', () => {
    const db = opened()
    migrate(db, 'vault')
    expect(schemaVersion(db, 'office')).toBe(0)
    expect(schemaVersion(db, 'vault')).toBe(migrations.filter(({ set }) => set === 'vault').length)
  })

  test('refuse a file that a newer program wrote, and leave it as it is', () => {
    const db = opened()
    migrate(db, 'vault', [step(1, 'CREATE TABLE shelf (a)'), step(2, 'CREATE TABLE shelf2 (a)')])
    expect(() => migrate(db, 'vault', [step(1, 'CREATE TABLE shelf (a)')])).toThrow('fromTheFuture')
    expect(schemaVersion(db, 'vault')).toBe(2)
    expect(tables(db)).toEqual(['shelf', 'shelf2'])
  })
})
