import type { PartyDescription } from '../../shared/domain/party-rules.ts'
import { usciFault } from '../../shared/domain/usci.ts'
import { diceOf } from './dice.ts'
import { firmName, personName } from './item.ts'
import * as words from './words.ts'

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The party with this number, counted from 0. Its credit code passes every check and belongs to nobody. */
export function partyAt(seed: number, index: number): PartyDescription {
  const dice = diceOf(seed + 7919, index)
  const special = dice.percent(20)
  const day = `20${dice.between(10, 24)}-0${dice.between(1, 9)}-1${dice.between(0, 9)}`
  return {
    name: firmName(dice).replace('有限公司', `第${index + 1}有限公司`),
    class: special ? 'special' : 'general',
    usci: creditCode(`91420100MA${String(index + 1).padStart(7, '0')}`),
    noUsciReason: null,
    contact: personName(dice),
    mobile: `139${String(10_000_000 + index * 137)}`,
    industry: special ? dice.of(words.INDUSTRIES.slice(5)) : dice.of(words.INDUSTRIES.slice(0, 5)),
    signedAt: `${day}T09:30`,
    enteredAt: `${day}T16:05`,
    remarks: '',
  }
}

const creditCode = (front: string): string => {
  const check = Array.from(CHARSET).find((char) => usciFault(`${front}${char}`) === null)
  return `${front}${check ?? ''}`
}
