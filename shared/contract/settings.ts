import { z } from 'zod'
import { SettingKey } from '../domain/setting-rules.ts'
import { command, query } from './procedure.ts'

export const Setting = z.object({
  key: SettingKey,
  value: z.number(),
  standard: z.number(),
  least: z.number(),
  most: z.number(),
  /** The requirement that the default comes from. */
  rule: z.string(),
})
export type Setting = z.output<typeof Setting>

export const settings = {
  list: query({
    in: 'office',
    input: z.object({}),
    output: z.array(Setting),
    needs: 'settings.read',
    watches: ['settings'],
  }),
  change: command({
    in: 'office',
    input: z.object({ key: SettingKey, value: z.number(), reason: z.string().trim().min(1).max(500) }),
    output: Setting,
    needs: 'settings.write',
    touches: ['settings', 'audit'],
    about: ({ key }) => key,
  }),
}
