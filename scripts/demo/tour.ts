import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deskFolder, sitDown } from '../../test/e2e/pages/desk.ts'
import { writeLedger } from './ledger.ts'
import { createRecorder } from './recorder.ts'
import { tourFounding } from './tour-founding.ts'
import { tourOffice, tourRecords } from './tour-room.ts'

const out = resolve('demo-out')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const began = Date.now()
const folder = deskFolder()
const desk = await sitDown({ folder })
const recorder = createRecorder(desk, out)
let failure: unknown = null
try {
  await tourFounding(desk, recorder)
  await tourRecords(desk, recorder, writeLedger(join(folder, '2023年归档文件目录.xlsx')))
  await tourOffice(desk, recorder)
} catch (error) {
  failure = error
  await recorder.shoot('stopped-here')
} finally {
  const seconds = Math.round((Date.now() - began) / 1000)
  recorder.summarise({ seconds, host: desk.running.host, failure })
  await desk.leave()
}
if (failure) {
  console.error(failure)
  process.exitCode = 1
} else console.log(`The tour is over: ${recorder.count()} pictures and a summary lie in demo-out/.`)
