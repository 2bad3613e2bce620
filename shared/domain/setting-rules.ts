import { z } from 'zod'

/** Every setting: its shipped value, how far it may move, and the requirement behind it. Settings only tighten. */
export const SETTINGS = {
  lockAfterMinutes: { standard: 5, least: 1, most: 5, rule: 'PERM-6' },
  passwordLength: { standard: 12, least: 12, most: 64, rule: 'DEC-9' },
  passwordBits: { standard: 50, least: 50, most: 128, rule: 'DEC-9' },
  passwordDays: { standard: 90, least: 7, most: 90, rule: 'PWD-1' },
} as const

export const SettingKey = z.enum(Object.keys(SETTINGS) as [keyof typeof SETTINGS])
export type SettingKey = keyof typeof SETTINGS

export interface SettingRefusal {
  readonly rule: string
  readonly reason: 'setting.outOfRange'
  readonly least: number
  readonly most: number
}

/** Says whether a setting may take a value: inside its range, whole numbers only. */
export function refuseSetting(key: SettingKey, value: number): SettingRefusal | null {
  const { least, most, rule } = SETTINGS[key]
  if (Number.isInteger(value) && value >= least && value <= most) return null
  return { rule, reason: 'setting.outOfRange', least, most }
}
