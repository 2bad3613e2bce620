import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { useColorScheme } from '@mantine/hooks'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { type ReactNode, useEffect, useMemo } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Bridge } from '../shared/bridge.ts'
import { createClient } from '../shared/client.ts'
import { contract } from '../shared/contract/index.ts'
import { ArchiveProvider, createQueryClient, useArchive } from './api/archive.ts'
import { electronTransport } from './api/electron-transport.ts'
import { followArchive } from './api/events.ts'
import { createArchiveOptions } from './api/options.ts'
import { Room } from './Room.tsx'
import { tellLocking } from './session/locking.ts'
import { usePreferences } from './session/preferences.ts'
import { signedOut, useSession } from './session/session.store.ts'
import { forgetJobs } from './shell/jobs.store.ts'
import { useShell } from './shell/shell.store.ts'
import { forgetSteps } from './shell/undo.store.ts'
import { styleNonce } from './style-nonce.ts'
import { surfaces, theme } from './theme.ts'
import { errorText } from './ui/use-error-text.ts'

interface Props {
  readonly bridge: Bridge
  readonly texts: i18n
}

/** The whole room. A lock ends the epoch: cache, router, forms and stores of the old one are thrown away. */
export function App({ bridge, texts }: Props) {
  const epoch = useSession((session) => session.epoch)
  return (
    <I18nextProvider i18n={texts}>
      <Epoch key={epoch} bridge={bridge} texts={texts} />
    </I18nextProvider>
  )
}

function Epoch({ bridge, texts }: Props) {
  const client = useMemo(
    () =>
      createQueryClient({
        onLocked: forgetEverything,
        onRefused: (error) =>
          notifications.show({ message: errorText(texts.t, error), color: 'red', autoClose: 10_000 }),
      }),
    [texts],
  )
  const archive = useMemo(
    () => createArchiveOptions(contract, createClient(contract, electronTransport(bridge))),
    [bridge],
  )
  useEffect(() => {
    const stop = followArchive(bridge.onEvent, client, { onLocking: tellLocking, onLocked: forgetEverything })
    return () => {
      stop()
      client.clear()
    }
  }, [bridge, client])

  return (
    <QueryClientProvider client={client}>
      <ArchiveProvider value={archive}>
        <Looks texts={texts}>
          <Room />
        </Looks>
      </ArchiveProvider>
    </QueryClientProvider>
  )
}

/** Empties whatever a window holds of the archive beside its screens. */
export function forgetEverything(): void {
  notifications.clean()
  forgetJobs()
  forgetSteps()
  useShell.setState({ helpOpen: false, here: {}, said: '' })
  signedOut()
}

/** The cross of a message has no text: it is named for those who hear the screen. */
const namedClosing = (close: string) => ({
  components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } },
})

/** Theme, density and language as this workstation prefers them, live. */
function Looks({ texts, children }: { readonly texts: i18n; readonly children: ReactNode }) {
  const { language, theme: wanted, density } = usePreferences()
  const known = useQuery(useArchive().door.preferences({})).isSuccess
  const system = useColorScheme()
  const close = useTranslation().t('app.close')
  const named = useMemo(() => mergeThemeOverrides(theme, namedClosing(close)), [close])
  useEffect(() => {
    if (known && texts.language !== 'qps') void texts.changeLanguage(language)
    document.documentElement.lang = language
    document.documentElement.dataset.density = density
    document.title = texts.t('app.product')
  }, [texts, language, density, known])
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={surfaces}
      getStyleNonce={styleNonce}
      forceColorScheme={wanted === 'auto' ? system : wanted}
    >
      <Notifications position="bottom-center" transitionDuration={0} />
      {children}
    </MantineProvider>
  )
}
