import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses'

/** What the binary may do, burnt into it; every fuse is named, so that a new one cannot slip by. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true, // no effect on Linux
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true, // the default
} as const satisfies FuseConfig

/** The fuses that this version of the tool knows and the configuration does not name. */
export const unnamedFuses = (): readonly string[] =>
  Object.entries(FuseV1Options)
    .filter(([name, number]) => Number.isNaN(Number(name)) && !(String(number) in fuses))
    .map(([name]) => name)
