import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import type { Contract, Procedure } from '../../shared/contract/procedure.ts'
import { PERMISSIONS, permissionsOf, ROLES } from '../../shared/domain/permissions.ts'
import { testProgram } from '../support/program.ts'

const procedures: readonly (readonly [string, Procedure])[] = Object.entries(contract as Contract).flatMap(
  ([group, entries]) =>
    Object.entries(entries).map(([name, procedure]) => [`${group}.${name}`, procedure] as const),
)

/**
 * What somebody may do who has no rights at all: get in, say who they are, keep what they type, and what only the
 * password that is asked for again allows.
 */
const OPEN_TO_ANYONE = /^(door\.\w+|session\.(whoAmI|changePassword|renewShares)|drafts\.\w+)$/

describe('the contract', () => {
  test('has a service for every procedure', () => {
    expect(procedures.length).toBeGreaterThan(40)
    expect(() => testProgram()).not.toThrow() // the dispatcher refuses to start where one is missing
  })

  test.each(procedures)(
    'PERM-9: %s needs a permission, or is deliberately open to anyone',
    (name, { needs }) => {
      if (needs === 'anyone') expect(name).toMatch(OPEN_TO_ANYONE)
      else expect(PERMISSIONS).toContain(needs)
    },
  )

  test.each(procedures)('%s says where it runs and what it changes or watches', (name, procedure) => {
    expect(['door', 'office', 'vault', 'openVaults']).toContain(procedure.in)
    expect(procedure.in === 'door').toBe(name.startsWith('door.'))
    if (procedure.kind === 'command') expect(procedure.touches.length).toBeGreaterThan(0)
    if (procedure.kind === 'query' && procedure.needs !== 'anyone')
      expect(procedure.watches.length).toBeGreaterThan(0)
  })

  test('asks for no permission that nobody can have, and has none that nothing asks for', () => {
    const held = new Set(permissionsOf([...ROLES]))
    const asked = new Set(procedures.map(([, { needs }]) => needs).filter((needs) => needs !== 'anyone'))
    expect([...asked].filter((needs) => !held.has(needs))).toEqual([])
    expect(PERMISSIONS.filter((permission) => !asked.has(permission))).toEqual([])
  })

  test('takes no password into a command: only jobs may wait for a key', () => {
    const secret = /password|current|next|shares?$/i
    const taking = procedures.filter(
      ([, { kind, input }]) =>
        kind === 'command' &&
        'shape' in input &&
        Object.keys(input.shape as object).some((key) => secret.test(key)),
    )
    expect(taking.map(([name]) => name)).toEqual([])
  })
})
