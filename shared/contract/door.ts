import { z } from 'zod'
import { HandleId, SignInName } from '../ids.ts'
import { job, query } from './procedure.ts'

export const Language = z.enum(['zh-CN', 'en'])
export type Language = z.output<typeof Language>

/** How wide the panes are, in pixels, and which are folded away. */
const Panes = z.object({
  tree: z.int().min(100).max(2000),
  record: z.int().min(100).max(2000),
  treeShown: z.boolean(),
  /** The areas at the left show their icons only. */
  railFolded: z.boolean(),
})

/** How this workstation shows things. Not part of any archive; kept beside the program. */
export const Preferences = z.object({
  language: Language,
  theme: z.enum(['light', 'dark', 'auto']),
  density: z.enum(['normal', 'compact']),
  /** Whether `/` `E` `N` `?` act as shortcuts outside text fields (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  panes: Panes,
  /** The columns of each list that somebody has changed, in their order. */
  columns: z.record(z.string().max(40), z.array(z.string().max(60)).max(100)),
})
export type Preferences = z.output<typeof Preferences>
export const STANDARD_PREFERENCES: Preferences = {
  language: 'zh-CN',
  theme: 'light',
  density: 'normal',
  singleKeys: true,
  panes: { tree: 212, record: 452, treeShown: true, railFolded: false },
  columns: {},
}

export const WorkstationProfile = z.enum(['ordinary', 'accredited'])
export type WorkstationProfile = z.output<typeof WorkstationProfile>

/** A password as bytes (`passwordBytes`), so that it can be wiped. Never a command input, never recorded. */
export const Password = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length > 0 && value.length <= 4096,
)

export const DoorState = z.object({
  /** `none`: no archive is chosen on this workstation; `locked`: one is, and nobody has signed in. */
  phase: z.enum(['none', 'locked', 'open']),
  /** The folder of the archive as the person knows it. */
  folder: z.string().nullable(),
  lastSignInName: z.string().nullable(),
  /** Only a demo archive shows how to get in. */
  demoPassword: z.string().nullable(),
})
export type DoorState = z.output<typeof DoorState>

export const ChosenFolder = z.object({
  handle: HandleId,
  label: z.string(),
  /** Why no archive may be created there (MEDIA-7, MEDIA-8), or null. */
  refusal: z.enum(['removable', 'network', 'syncFolder', 'notEmpty', 'notWritable']).nullable(),
  holdsArchive: z.boolean(),
})
export type ChosenFolder = z.output<typeof ChosenFolder>

export const Founding = z.object({
  handle: HandleId,
  name: z.string().trim().min(1).max(100),
  fondsNumber: z.string().trim().min(1).max(20),
  fondsName: z.string().trim().min(1).max(100),
  profile: WorkstationProfile,
  /** The language in which the archive prints. */
  language: Language,
  founderName: z.string().trim().min(1).max(50),
  signInName: SignInName,
  password: Password,
})
export type Founding = z.output<typeof Founding>

/** A recovery share as it is printed: what it is, its groups, its own check and what all three commit to. */
export const PrintedShare = z.object({
  letter: z.enum(['A', 'B', 'C']),
  groups: z.array(z.string()),
  check: z.string(),
  commitment: z.string(),
})
export type PrintedShare = z.output<typeof PrintedShare>

/** Shown once, to be printed and sealed: whoever closes the page has seen them for the last time. */
export const NewShares = z.object({ shares: z.array(PrintedShare), fingerprint: z.string() })

const nothing = z.object({})
const done = z.object({ done: z.literal(true) })
const atTheDoor = { in: 'door', needs: 'anyone', noted: null } as const

/** What can be asked and done before anybody has signed in. */
export const door = {
  state: query({ in: 'door', input: nothing, output: DoorState, needs: 'anyone', watches: ['session'] }),
  preferences: query({
    in: 'door',
    input: nothing,
    output: Preferences,
    needs: 'anyone',
    watches: ['preferences'],
  }),
  prefer: job({ ...atTheDoor, input: Preferences.partial(), output: Preferences, touches: ['preferences'] }),
  chooseFolder: job({ ...atTheDoor, input: nothing, output: ChosenFolder.nullable(), touches: [] }),
  /** Turns to an archive that exists; nothing of it can be read yet. */
  openFolder: job({
    ...atTheDoor,
    input: z.object({ handle: HandleId }),
    output: done,
    touches: ['session'],
  }),
  /** How hard a password is to guess and which rule refuses it (PWD-2, PWD-3, DEC-9). A job, because no cache keeps its input. */
  judgePassword: job({
    ...atTheDoor,
    input: z.object({ password: Password, signInName: z.string().max(64) }),
    output: z.object({
      bits: z.number(),
      refusals: z.array(z.object({ rule: z.string(), reason: z.string() })),
    }),
    touches: [],
  }),
  /** Creates an archive and signs its founder in (DEC-7). The shares are shown once. */
  found: job({
    ...atTheDoor,
    input: Founding,
    output: NewShares,
    touches: ['session'],
  }),
  unlock: job({
    ...atTheDoor,
    input: z.object({ signInName: SignInName, password: Password }),
    output: done,
    touches: ['session'],
  }),
  /** Gives a founder who lost the password a new identity, from two of the three shares, which are void afterwards. */
  recover: job({
    ...atTheDoor,
    input: z.object({
      shares: z.tuple([z.string().max(2000), z.string().max(2000)]),
      signInName: SignInName,
      password: Password,
    }),
    output: NewShares,
    touches: ['session'],
  }),
  lock: job({ ...atTheDoor, input: nothing, output: done, touches: ['session'] }),
  /** Leaves the archive folder; the program forgets which archive it showed. */
  leaveFolder: job({ ...atTheDoor, input: nothing, output: done, touches: ['session'] }),
  /** Saves what the asking window shows as a PDF where the person says. */
  savePage: job({
    ...atTheDoor,
    input: z.object({ suggestedName: z.string().max(100) }),
    output: z.object({ saved: z.boolean() }),
    touches: [],
  }),
  openWindow: job({
    ...atTheDoor,
    input: z.object({ path: z.string().max(2000) }),
    output: done,
    touches: [],
  }),
}
