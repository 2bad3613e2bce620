import {
  type Icon,
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowRight,
  IconCalendarDue,
  IconClipboardText,
  IconFileImport,
  IconHelp,
  IconListSearch,
  IconLock,
  IconPencil,
  IconPlus,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconTimeline,
  IconUsers,
  IconWindow,
} from '@tabler/icons-react'
import type { Permission } from '../../shared/domain/permissions.ts'
import type { HereAct } from './shell.store.ts'

export type Place = '/today' | '/items' | '/parties' | '/imports' | '/audit' | '/settings' | '/compliance'

/** What an action can reach: the room as the shell sees it. */
export interface Room {
  go(place: Place): void
  /** Asks the screen in front. */
  here(act: HereAct): void
  search(): void
  /** To the screen before. */
  back(): void
  /** To the screen that was gone back from. */
  forward(): void
  /** Takes the last undoable step back. */
  undo(): void
  help(): void
  lock(): void
  newWindow(): void
}

/** One thing a person can do, told once for the rail, the toolbar, the keys, the help and the search box. */
export interface Action {
  readonly id: string
  readonly label: ActionLabel
  readonly icon: Icon
  /** `mod` is Ctrl, or ⌘ on a Mac. Single characters act only outside text fields. */
  readonly shortcut: string | null
  readonly needs: Permission | null
  /** Where it leads, for actions that stand in the rail. */
  readonly place?: Place
  /** In a text field the key is the field's own. */
  readonly leavesText?: boolean
  /** Which act of the screen in front it asks for. */
  readonly act?: HereAct
  run(room: Room): void
}

type PlaceName = 'today' | 'items' | 'parties' | 'imports' | 'audit' | 'settings' | 'compliance'
type DeedName =
  | 'search'
  | 'undo'
  | 'back'
  | 'forward'
  | 'new'
  | 'edit'
  | 'filter'
  | 'help'
  | 'lock'
  | 'newWindow'
type ActionLabel = `shell.place.${PlaceName}` | `shell.deed.${DeedName}`

const place = (name: PlaceName, icon: Icon, needs: Permission | null): Action => ({
  id: `go.${name}`,
  label: `shell.place.${name}`,
  icon,
  shortcut: null,
  needs,
  place: `/${name}`,
  run: ({ go }) => go(`/${name}`),
})
const act = (
  name: 'new' | 'edit' | 'filter',
  icon: Icon,
  shortcut: string,
  needs: Permission | null,
): Action => ({
  id: `here.${name}`,
  label: `shell.deed.${name}`,
  icon,
  shortcut,
  needs,
  act: name,
  run: ({ here }) => here(name),
})

/** Everything a person can do from anywhere. */
export const ACTIONS: readonly Action[] = [
  place('today', IconCalendarDue, 'items.read'),
  place('items', IconClipboardText, 'items.read'),
  place('parties', IconUsers, 'parties.read'),
  place('imports', IconFileImport, 'imports.read'),
  place('audit', IconTimeline, 'audit.read'),
  place('settings', IconSettings, 'settings.read'),
  place('compliance', IconShieldCheck, 'settings.read'),
  {
    id: 'search',
    label: 'shell.deed.search',
    icon: IconSearch,
    shortcut: 'mod+K',
    needs: 'items.read',
    run: ({ search }) => search(),
  },
  act('filter', IconListSearch, '/', null),
  act('new', IconPlus, 'N', null),
  act('edit', IconPencil, 'E', null),
  {
    id: 'undo',
    label: 'shell.deed.undo',
    icon: IconArrowBackUp,
    shortcut: 'mod+Z',
    needs: null,
    leavesText: true,
    run: ({ undo }) => undo(),
  },
  {
    id: 'back',
    label: 'shell.deed.back',
    icon: IconArrowLeft,
    shortcut: 'alt+ArrowLeft',
    needs: null,
    run: ({ back }) => back(),
  },
  {
    id: 'forward',
    label: 'shell.deed.forward',
    icon: IconArrowRight,
    shortcut: 'alt+ArrowRight',
    needs: null,
    run: ({ forward }) => forward(),
  },
  {
    id: 'newWindow',
    label: 'shell.deed.newWindow',
    icon: IconWindow,
    shortcut: 'mod+shift+N',
    needs: null,
    run: ({ newWindow }) => newWindow(),
  },
  {
    id: 'lock',
    label: 'shell.deed.lock',
    icon: IconLock,
    shortcut: 'mod+L',
    needs: null,
    run: ({ lock }) => lock(),
  },
  {
    id: 'help',
    label: 'shell.deed.help',
    icon: IconHelp,
    shortcut: '?',
    needs: null,
    run: ({ help }) => help(),
  },
]

/** Keys that belong to lists and forms, not to an action from anywhere. They stand in the help beside the others. */
export const INNER_KEYS = [
  ['↑ ↓ Enter Esc', 'move'],
  ['Home End PgUp PgDn', 'jump'],
  ['Space', 'mark'],
  ['Ctrl+S', 'save'],
  ['Enter', 'nextField'],
  ['Ctrl+D', 'copyAbove'],
  ['F5', 'sameIssuer'],
  ['Ctrl+;', 'today'],
] as const
