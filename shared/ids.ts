import { z } from 'zod'

/** Names of things. Branded, so that an item can never be passed where a party is meant. */
export const VaultId = z.uuid().brand<'VaultId'>()
export type VaultId = z.output<typeof VaultId>
export const ItemId = z.uuid().brand<'ItemId'>()
export type ItemId = z.output<typeof ItemId>
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.output<typeof PersonId>
export const FondsId = z.uuid().brand<'FondsId'>()
export type FondsId = z.output<typeof FondsId>
export const CategoryId = z.uuid().brand<'CategoryId'>()
export type CategoryId = z.output<typeof CategoryId>
export const PartyId = z.uuid().brand<'PartyId'>()
export type PartyId = z.output<typeof PartyId>
export const ImportId = z.uuid().brand<'ImportId'>()
export type ImportId = z.output<typeof ImportId>
export const TicketId = z.uuid().brand<'TicketId'>()
export type TicketId = z.output<typeof TicketId>
export const SearchId = z.uuid().brand<'SearchId'>()
export type SearchId = z.output<typeof SearchId>
/** A file or folder that the person chose in a dialog. The renderer never holds a path. */
export const HandleId = z.uuid().brand<'HandleId'>()
export type HandleId = z.output<typeof HandleId>

/** What a person types to sign in; it names their identity in the keyring. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u)
  .brand<'SignInName'>()
export type SignInName = z.output<typeof SignInName>

/** A day on the wall calendar of the room, `2030-06-01`. Instants are ISO strings in UTC. */
export const IsoDate = z.iso.date().brand<'IsoDate'>()
export type IsoDate = z.output<typeof IsoDate>
