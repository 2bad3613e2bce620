import { elementsIn, type ItemElement, type ItemElements } from '../../shared/domain/item-elements.ts'
import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import { type Dice, diceOf } from './dice.ts'
import type { Shelf } from './tree.ts'
import * as words from './words.ts'

const FIRST_YEAR = 1990
const YEARS = 36
const RETENTIONS = ['Y', 'D30', 'D10'] as const
/** So many items of one year and one shelf follow each other, as they do in a ledger. */
const TOGETHER = 20
/** No divisor of any number of places, so that every place comes up before one comes up again. */
const STRIDE = 1_000_003

/** The item with this number, counted from 0: the same for the same seed, wherever the seeding stopped before. */
export function itemAt(shelves: readonly Shelf[], seed: number, index: number) {
  const dice = diceOf(seed, index)
  const places = shelves.length * YEARS * RETENTIONS.length
  const block = Math.floor(index / TOGETHER)
  const place = (block * STRIDE) % places
  const shelf = shelves[place % shelves.length]
  const retention = RETENTIONS[Math.floor(place / shelves.length) % RETENTIONS.length]
  if (!shelf || !retention) throw new Error('there is no shelf')
  const year = FIRST_YEAR + Math.floor(place / shelves.length / RETENTIONS.length)
  const number = Math.floor(block / places) * TOGETHER + (index % TOGETHER) + 1
  const [author, mark] = dice.of(words.AUTHORS)

  const description: ItemDescription = {
    archivalCode: `${shelf.fonds}-${shelf.path}·${year}·${retention}-${String(number).padStart(4, '0')}`,
    title: titleOf(dice, shelf.code, year),
    author,
    documentNumber: dice.percent(70) ? `${mark}〔${year}〕${dice.between(1, 380)}号` : null,
    documentDate: `${year}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`,
    filingYear: year,
    retention,
    ...secrecyOf(dice),
    accessStatus: dice.of(['open', 'open', 'open', 'controlled', 'deferred', 'unreviewed', 'unreviewed']),
    pageCount: dice.percent(95) ? dice.between(1, 120) : null,
    carrier: dice.percent(92) ? 'paper' : dice.of(['electronic', 'photograph', 'audiovisual']),
    remarks: dice.percent(6) ? `附件${dice.between(1, 9)}份，原件存${dice.of(words.PLACES)}` : '',
    elements: elementsOf(dice, shelf.code),
  }
  return { categoryId: shelf.categoryId, description }
}

/** What some descriptions say beyond the mandatory: keywords, people, the other side of a contract. */
function elementsOf(dice: Dice, division: string): ItemElements {
  const said: Partial<Record<ItemElement, string>> = {}
  if (dice.percent(30)) said.keywords = `${dice.of(words.SUBJECTS)}；${dice.of(words.SUBJECTS)}`
  if (division === 'RS' || dice.percent(8)) said.persons = personName(dice)
  if (division === 'HT' || division === 'KH') said.parties = firmName(dice)
  if (dice.percent(20)) said.draftStatus = dice.of(['original', 'duplicate', 'finalDraft'])
  return elementsIn(said)
}

const two = (number: number) => String(number).padStart(2, '0')

function secrecyOf(dice: Dice) {
  const plain = { secrecyRegime: 'none', secrecyMark: null } as const
  if (dice.percent(58)) return { secrecyGrade: 'public', ...plain } as const
  if (dice.percent(75)) return { secrecyGrade: 'internal', ...plain } as const
  return { secrecyGrade: 'confidential', secrecyRegime: 'commercial', secrecyMark: '普通商密' } as const
}

export function personName(dice: Dice): string {
  const second = dice.percent(2) ? dice.of(words.RARE) : dice.of(words.GIVEN)
  return `${dice.of(words.SURNAMES)}${dice.percent(70) ? dice.of(words.GIVEN) : ''}${second}`
}

export const firmName = (dice: Dice): string =>
  `${dice.of(words.PLACES)}${dice.percent(1) ? dice.of(words.RARE) : ''}${dice.of(words.TRADE_NAMES)}${dice.of(words.TRADES)}有限公司`

function titleOf(dice: Dice, division: string, year: number): string {
  const project = () => `${dice.of(words.PROJECTS)}${dice.percent(50) ? `（${dice.between(1, 9)}期）` : ''}`
  switch (division) {
    case 'HT':
    case 'KH':
      return `${firmName(dice)}${project()}${dice.of(words.CONTRACTS)}`
    case 'JJ':
    case 'SB':
    case 'CP':
      return `${project()}工程${dice.of(words.DRAWINGS)}（第${dice.between(1, 60)}册）`
    case 'PZ':
      return `${year}年${dice.between(1, 12)}月记账凭证第${dice.between(1, 400)}号`
    case 'BB':
      return `${year}年第${dice.between(1, 4)}季度${dice.of(words.SUBJECTS)}报表`
    case 'RS':
      return `关于${personName(dice)}同志${dice.of(['任职', '免职', '退休', '调动', '表彰', '工资变动'])}的${dice.of(words.KINDS)}`
    default:
      return dice.percent(40)
        ? `关于印发《${year}年${dice.of(words.SUBJECTS)}工作要点》的通知`
        : `关于${dice.of(words.PLACES)}片区${dice.of(words.SUBJECTS)}工作的${dice.of(words.KINDS)}`
  }
}
