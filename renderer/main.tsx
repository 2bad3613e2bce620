import './no-eval.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './styles.css'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/bridge.ts'
import { App } from './App.tsx'
import { createScreenTexts, speakPseudo } from './i18n.ts'
import { lendNonceToScrollLock } from './style-nonce.ts'
import { trustStyleTexts } from './trusted-html.ts'

declare const __FLAVOUR__: 'release' | 'test'
declare global {
  interface Window {
    readonly bridge: Bridge
    /** Only in test bundles: turns every text into marked nonsense. */
    speakPseudo?: () => Promise<unknown>
  }
}

lendNonceToScrollLock()
trustStyleTexts(window as Parameters<typeof trustStyleTexts>[0])

const texts = createScreenTexts('zh-CN')
if (__FLAVOUR__ === 'test') window.speakPseudo = () => speakPseudo(texts)

const root = document.getElementById('root')
if (root) createRoot(root).render(<App bridge={window.bridge} texts={texts} />)
