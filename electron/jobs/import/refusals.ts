import { AppError } from '../../../shared/errors.ts'

/** Why a file as a whole cannot be read; the i18n key is `error.invalid_input.import.<reason>`. */
export type FileFault =
  | 'tooLarge'
  | 'unreadable'
  | 'passwordProtected'
  | 'unknownFormat'
  | 'accessDatabase'
  | 'wordDocument'
  | 'webPage'
  | 'tooManyColumns'
  | 'lineTooLong'
  | 'noSuchSheet'
  | 'noHeader'

/** Refuses a file before anything of it is taken. */
export const refuseFile = (fault: FileFault, params: Readonly<Record<string, number>> = {}): AppError =>
  new AppError({ code: 'invalid_input', reason: `import.${fault}`, params })
