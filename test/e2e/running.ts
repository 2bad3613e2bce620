import type { Page } from 'playwright-core'

export interface LaunchOptions {
  /** The folder of the machine's own settings; the archive is elsewhere. */
  readonly userData: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly headless?: boolean
  /** `test` brings what only tests need, such as a pseudo language; real Electron always runs that one. */
  readonly flavour?: 'release' | 'test'
  /** A program that watches the whole run, given the command line of the program. Only on the stand-in. */
  readonly under?: readonly string[]
}

/** The program as a journey sees it, whatever it runs on. */
export interface Running {
  readonly host: 'electron' | 'stand-in'
  readonly pid: number
  /** The window that is open, or the one that is about to open. */
  firstWindow(): Promise<Page>
  /** Every window that shows a page of ours. */
  windows(): readonly Page[]
  /** Opens one more window, as its menu item does. */
  newWindow(): Promise<Page>
  /** Does what locks the room, and gives the fresh window that takes the place of every one that was open. */
  replaced(act: () => Promise<unknown>): Promise<Page>
  clickMenu(id: string): Promise<void>
  /** The path chosen in the dialog that is open or comes next, the button pressed, or null for Cancel. */
  answerDialog(answer: string | number | null): Promise<void>
  /** How long nobody has touched the keyboard. */
  idle(seconds: number): Promise<void>
  suspend(): Promise<void>
  lockScreen(): Promise<void>
  /** What the pages asked for and did not get. */
  refusedRequests(): Promise<readonly string[]>
  /** Ends the program as a power cut would. */
  kill(): Promise<void>
  quit(): Promise<void>
  /** What the program has written to its output so far. */
  output(): string
}
