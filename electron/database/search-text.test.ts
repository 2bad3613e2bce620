import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold, searchPhrase, searchTerms } from '../../shared/domain/fold.ts'

describe('the search table', () => {
  const db = new Database(':memory:')
  beforeAll(() => {
    db.exec(`CREATE VIRTUAL TABLE fts USING fts5(one, two, content='', tokenize='ascii')`)
  })
  afterAll(() => {
    db.close()
  })

  const finds = (fields: readonly string[], query: string) => {
    const phrase = searchPhrase(query)
    if (phrase === null) return null
    db.exec(`INSERT INTO fts(fts) VALUES('delete-all')`)
    const { one, two } = searchTerms(...fields)
    db.prepare('INSERT INTO fts(rowid, one, two) VALUES (1, ?, ?)').run(one, two)
    return db.prepare('SELECT rowid FROM fts WHERE fts MATCH ?').all(phrase.match).length === 1
  }
  const contains = (fields: readonly string[], query: string) =>
    fields.some((field) => fold(field).includes(fold(query)))

  test('a phrase never runs from one field into the next', () => {
    expect(finds(['甲乙', '乙丙'], '甲乙丙')).toBe(false)
    expect(finds(['甲', '乙'], '甲乙')).toBe(false)
    expect(finds(['甲乙丙'], '甲乙丙')).toBe(true)
    expect(finds(['a¦¦¦b'], '¦¦¦')).toBe(true)
    expect(finds(['a', 'b'], '¦')).toBe(false)
  })

  // A small alphabet makes repeats, overlaps and near misses common.
  const char = fc.oneof(
    fc.constantFrom(...'甲乙丙关于的abA019 -—·.・〔[]）"\'*:^+(){}=@\u3000\t\u0000¦，。𠮷𠮶é'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  const text = fc.array(char, { maxLength: 12 }).map((chars) => chars.join(''))
  const fields = fc.array(text, { minLength: 1, maxLength: 4 })

  test('any query finds a row exactly where a folded field holds the folded query', () => {
    fc.assert(
      fc.property(fields, fc.array(char, { minLength: 1, maxLength: 4 }), (all, query) => {
        const found = finds(all, query.join(''))
        return found === null || found === contains(all, query.join(''))
      }),
      { numRuns: 1500 },
    )
  })
  test('any piece of a field finds its row', () => {
    fc.assert(
      fc.property(fields, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (all, pick, from, length) => {
        const points = Array.from(fold(all[pick % all.length] ?? ''))
        const start = points.length === 0 ? 0 : from % points.length
        const query = points.slice(start, start + length).join('')
        const found = finds(all, query)
        return found === null || (found === contains(all, query) && found)
      }),
      { numRuns: 1500 },
    )
  })
})
