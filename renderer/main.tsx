import '@mantine/core/styles.css'
import { Button, MantineProvider, Title } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { trustStyleTexts } from './trusted-html.ts'

trustStyleTexts(globalThis as unknown as Parameters<typeof trustStyleTexts>[0])
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <MantineProvider getStyleNonce={() => nonce}>
      <Title>档案库房</Title>
      <Button>开始</Button>
    </MantineProvider>,
  )
