import type { Setting, settings } from '../../../shared/contract/settings.ts'
import { refuseSetting, SETTINGS, type SettingKey } from '../../../shared/domain/setting-rules.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { obey } from '../refuse.ts'
import * as repository from './settings.repository.ts'

export const settingsService: Service<typeof settings> = {
  list: ({ db }) => {
    const set = new Map(repository.listSettings(db).map(({ key, value }) => [key, value]))
    return KEYS.map((key) => shown(key, set.get(key)))
  },

  change: ({ db }, { key, value }) => {
    obey(refuseSetting(key, value))
    repository.replaceSetting(db, key, value)
    return shown(key, value)
  },
}

const KEYS = Object.keys(SETTINGS) as SettingKey[] // the keys of a constant object are its keys

const shown = (key: SettingKey, value: number | undefined): Setting => ({
  key,
  ...SETTINGS[key],
  value: value ?? SETTINGS[key].standard,
})

/** What a setting says now, or as shipped. */
export function settingOf(office: ReadDb, key: SettingKey): number {
  const row = repository.listSettings(office).find((setting) => setting.key === key)
  return row?.value ?? SETTINGS[key].standard
}

/** What was fixed when the archive was founded. */
export function archiveFacts(office: ReadDb) {
  const archive = repository.findArchive(office)
  if (!archive) throw new AppError({ code: 'damaged', reason: 'noArchive' })
  return { ...archive, founding: archive.founding === 1 }
}

export { insertArchive } from './settings.repository.ts'
