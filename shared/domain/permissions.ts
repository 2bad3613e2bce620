/** What a person may do. A closed list: a procedure cannot need what is not here. */
export const PERMISSIONS = [
  'archive.acceptLoss',
  'arrangement.read',
  'arrangement.write',
  'audit.read',
  'exports.write',
  'imports.read',
  'imports.write',
  'items.read',
  'items.write',
  'parties.read',
  'parties.write',
  'settings.read',
  'settings.write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The roles of domain 3.1 that exist so far. Later roles add a line here and nowhere else. */
export const ROLES = ['founder'] as const
export type Role = (typeof ROLES)[number]

/** Which rights a role carries (PERM-1: no more than it needs). */
const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  founder: PERMISSIONS, // one person alone does everything that one person may do (DEC-7)
}

export const permissionsOf = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap((role) => RIGHTS[role]))
