import type { Party, parties } from '../../../shared/contract/parties.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { brokenPartyRules, type PartyDescription } from '../../../shared/domain/party-rules.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { type ImportId, PartyId } from '../../../shared/ids.ts'
import type { Service } from '../../dispatch/implement.ts'
import { COUNT_LIMIT, mergePages } from '../../vaults/merge.ts'
import type { CommandContext } from '../context.ts'
import { obey } from '../refuse.ts'
import * as repository from './parties.repository.ts'

export const partiesService: Service<typeof parties> = {
  // Parties stand in the office; its file is the first vault, so the page is read under that name.
  list: ({ vaults, office }, { cursor, text }) => {
    const page = mergePages(vaults.slice(0, 1), cursor, {
      read: (_, after, limit) => repository.listParties(office, text, after, limit).map(shown),
      count: () => repository.countParties(office, text, COUNT_LIMIT + 1),
      key: ({ entry }) => [entry, entry],
      direction: 'desc',
    })
    return { ...page, rows: page.rows.map(({ vault: _, ...party }) => party) }
  },

  register: (context, { description }) => {
    const id = registerParty(context, { description, importId: null, row: null })
    return shown(repository.findParty(context.db, id))
  },
}

export interface NewParty {
  readonly description: PartyDescription
  readonly importId: ImportId | null
  readonly row: number | null
}

/** Registers one party, typed or imported (QUAL-1 to QUAL-3). */
export function registerParty({ db, actor, at, newId }: CommandContext<'office'>, party: NewParty): PartyId {
  const { description, importId, row } = party
  const [broken] = brokenPartyRules(description)
  if (broken) obey({ rule: broken.rule, reason: `party.${broken.reason}`, field: broken.field })
  if (description.usci && repository.findByUsci(db, description.usci)) throw usciTaken(description.usci)
  const id = PartyId.parse(newId())
  repository.insertParty(db, {
    id,
    name: description.name,
    name_key: fold(description.name),
    usci: description.usci,
    description: JSON.stringify(description),
    import_id: importId,
    import_row: row,
    version: 1,
    changed_at: at,
    changed_by: actor.id,
  })
  return id
}

const usciTaken = (value: string) =>
  new AppError({ code: 'rule_broken', reason: 'party.usciTaken', params: { rule: 'QUAL-3', value } })

function shown(row: ReturnType<typeof repository.findParty>): Party {
  if (!row) throw notFound()
  return { ...row, description: JSON.parse(row.description) as PartyDescription } // written by `registerParty`
}

export {
  countPartiesByUse,
  deleteParty,
  findByUsci,
  listByName,
  listFiledParties,
  listUnusedParties,
  listUsedParties,
} from './parties.repository.ts'
