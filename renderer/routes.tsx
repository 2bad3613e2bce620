import type { QueryClient } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { AuditFilter } from '../shared/contract/audit.ts'
import type { AppContract } from '../shared/contract/index.ts'
import { PartyFilter } from '../shared/contract/parties.ts'
import type { ArchiveOptions } from './api/options.ts'
import { AuditPage } from './features/audit/index.ts'
import { CompliancePage } from './features/compliance/index.ts'
import { ImportsPage } from './features/imports/index.ts'
import { ItemSearch, ItemsPage } from './features/items/index.ts'
import { PartiesPage } from './features/parties/index.ts'
import { SettingsPage } from './features/settings/index.ts'
import { TodayPage } from './features/today/index.ts'
import { Shell } from './shell/Shell.tsx'

interface Context {
  readonly queryClient: QueryClient
  readonly archive: ArchiveOptions<AppContract>
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  notFoundComponent: TodayPage,
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' })
  },
})
const today = createRoute({ getParentRoute: () => root, path: '/today', component: TodayPage })

/** The search of the address is the filter of the contract; the cursor stays out of it, it holds content. */
const items = createRoute({
  getParentRoute: () => root,
  path: '/items',
  validateSearch: ItemSearch,
  component: function Items() {
    const navigate = items.useNavigate()
    return (
      <ItemsPage
        search={items.useSearch()}
        onSearch={(search, replace) => void navigate({ search, replace })}
      />
    )
  },
})
const parties = createRoute({
  getParentRoute: () => root,
  path: '/parties',
  validateSearch: PartyFilter,
  component: function Parties() {
    const navigate = parties.useNavigate()
    return (
      <PartiesPage
        filter={parties.useSearch()}
        onFilter={(search) => void navigate({ search, replace: true })}
      />
    )
  },
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: AuditFilter,
  component: function Audit() {
    const navigate = audit.useNavigate()
    return (
      <AuditPage filter={audit.useSearch()} onFilter={(search) => void navigate({ search, replace: true })} />
    )
  },
})
const imports = createRoute({ getParentRoute: () => root, path: '/imports', component: ImportsPage })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage })
const compliance = createRoute({ getParentRoute: () => root, path: '/compliance', component: CompliancePage })

const routeTree = root.addChildren([start, today, items, parties, imports, audit, settings, compliance])

/** Every screen. The history lives in memory: what was looked at and sought is gone with the lock. */
export const createAppRouter = (context: Context, from: string) =>
  createRouter({
    routeTree,
    context,
    history: createMemoryHistory({ initialEntries: [from] }),
    defaultPreload: false,
    scrollRestoration: false,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
