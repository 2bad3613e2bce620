import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportTarget } from '../../shared/contract/ledger-profile.ts'
import { testProgram } from './program.ts'

export type ImportRoom = ReturnType<typeof testProgram>

/** The headings of the small catalogues that tests import. */
export const HEAD = '档号,题名,责任者,文号,日期,密级,页数,保管期限,备注'

/** One row of such a catalogue. */
export const line = (
  number: number,
  { title = `关于第${number}号事项的通知`, grade = '', code = codeOf(number), date = '20240315' } = {},
): string => `${code},${title},办公室,沪办发〔2024〕${number}号,${date},${grade},3,30年,`

/** The code that a row of that number has. */
export const codeOf = (number: number): string => `J019-WS·2024·D30·003-${String(number).padStart(4, '0')}`

/** An archive that was just founded. */
export async function foundedRoom(profile: 'ordinary' | 'accredited' = 'ordinary'): Promise<ImportRoom> {
  const room = testProgram()
  await room.found({ profile })
  return room
}

/** Chooses a ledger and plans it as the program proposes. */
export async function choose(room: ImportRoom, path: string, target: ImportTarget = 'items') {
  room.answers.file = path
  const chosen = await room.api.transfer.chooseLedger({})
  if (!chosen) throw new Error('no file was chosen')
  const { handle } = chosen
  const profile = await room.api.transfer.profile({ handle, target })
  const { sheet, headerRow, columns } = profile
  const mapping = Object.fromEntries(
    columns.flatMap(({ index, field }) => (field ? [[String(index), field] as const] : [])),
  )
  return { profile, handle, plan: { target, sheet, headerRow, mapping } }
}

/** Writes a catalogue of these rows and chooses it. */
export function chooseRows(room: ImportRoom, name: string, rows: readonly string[]) {
  const path = join(room.folder, name)
  writeFileSync(path, [HEAD, ...rows].join('\r\n'))
  return choose(room, path)
}

/** Imports a catalogue of these rows as it stands. */
export async function imported(room: ImportRoom, name: string, rows: readonly string[]) {
  const { handle, plan } = await chooseRows(room, name, rows)
  return room.api.transfer.commit({ handle, plan })
}

/** Every item of the archive, in the order of entry. */
export async function filedItems(room: ImportRoom) {
  const { openVault: vault } = await room.api.session.whoAmI({})
  const { rows } = await room.api.items.list({})
  return Promise.all(rows.toReversed().map(({ id }) => room.api.items.get({ vault, id })))
}

/** Writes a ledger of this text and plans it as the program proposes: what `dryRun` and `commit` are asked. */
export async function planFor(room: ImportRoom, name: string, text: string, target: ImportTarget = 'items') {
  const path = join(room.folder, name)
  writeFileSync(path, text)
  const { handle, plan } = await choose(room, path, target)
  return { handle, plan }
}
