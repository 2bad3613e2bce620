import type { z } from 'zod'
import { Founding } from '../../../shared/contract/door.ts'
import { passwordBytes } from '../../../shared/domain/password-rules.ts'
import type { HandleId } from '../../../shared/ids.ts'

/** What the wizard asks for, beside the folder. */
export interface FoundingTexts {
  readonly name: string
  readonly fondsNumber: string
  readonly fondsName: string
  readonly profile: 'ordinary' | 'accredited'
  readonly language: 'zh-CN' | 'en'
  readonly founderName: string
  readonly signInName: string
  readonly password: string
  readonly again: string
}

export const STEPS = ['place', 'archive', 'founder', 'shares'] as const
export type Step = (typeof STEPS)[number]

const FIELDS_OF = {
  archive: ['name', 'fondsNumber', 'fondsName'],
  founder: ['founderName', 'signInName', 'password', 'again'],
} as const

const Typed = Founding.omit({ handle: true })

/** The first thing wrong with each field of a step; the very schema of the archive decides. */
export function wrongIn(step: 'archive' | 'founder', texts: FoundingTexts) {
  const parsed = Typed.safeParse({ ...texts, password: passwordBytes(texts.password) })
  const paths = new Set(parsed.error?.issues.map(({ path }) => String(path[0])))
  if (texts.again !== texts.password) paths.add('again')
  return FIELDS_OF[step].filter((field) => paths.has(field))
}

/** What the archive is founded with. */
export const foundingInput = (
  handle: HandleId,
  { again: _, password, ...texts }: FoundingTexts,
): z.input<typeof Founding> => ({ handle, ...texts, password: passwordBytes(password) })
