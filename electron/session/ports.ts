/** What the program asks of the operating system. Real in `electron/main`, replaced in tests. */

/** Where a folder lies. Only `fixed` may hold the open vault (MEDIA-7, MEDIA-8). */
export type StorageKind = 'fixed' | 'removable' | 'network' | 'syncFolder'

export interface Dialogs {
  /** The chosen folder, or null where the person thought better of it. */
  chooseFolder(): Promise<string | null>
  chooseFile(extensions: readonly string[]): Promise<string | null>
  /** Where to write a file; the suggested name carries no content. */
  chooseTarget(suggestedName: string): Promise<string | null>
}

export interface Machine {
  storageKind(folder: string): StorageKind
  /** Changes with every start of the computer; tells a lock that was left behind from one that is held. */
  bootId(): string
  hostName(): string
}

export interface Paper {
  /** The page in the window that asks, as it prints on A4. */
  toPdf(windowId: number): Promise<Uint8Array>
}

export interface Ports {
  readonly dialogs: Dialogs
  readonly machine: Machine
  readonly paper: Paper
}
