import { copyFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Desk } from '../../test/e2e/pages/desk.ts'
import { show } from '../../test/e2e/pages/looks.ts'

const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'zh-CN', theme: 'light' },
] as const
const nameOf = (language: string, theme: string) => `${language === 'en' ? 'en' : 'zh'}-${theme}`

interface Ending {
  readonly seconds: number
  readonly host: string
  readonly failure: unknown
}

/** Keeps what the tour sees: pictures of each screen in both languages and themes, printed files, and what was done. */
export function createRecorder(desk: Desk, out: string) {
  const lines: string[] = []
  let pictures = 0
  let screens = 0

  return {
    count: () => pictures,
    /** Opens a chapter of the summary. */
    chapter: (title: string) => void lines.push('', `## ${title}`, ''),
    /** Notes a fact that the tour has seen for itself. */
    note: (fact: string) => void lines.push(`- ${fact}`),
    /** Puts a printed file with the pictures. */
    keep(file: string): void {
      copyFileSync(file, join(out, basename(file)))
      lines.push(`- printed: [${basename(file)}](<${basename(file)}>)`)
    },
    /** Takes the screen in every look; the last one stays on. */
    async shoot(screen: string): Promise<void> {
      screens++
      const files: string[] = []
      for (const looks of LOOKS) {
        await show(desk, looks)
        const file = `${String(screens).padStart(2, '0')}-${screen}-${nameOf(looks.language, looks.theme)}.png`
        await desk.page.screenshot({ path: join(out, file) })
        files.push(file)
        pictures++
      }
      const links = files.map((file, index) => {
        const { language, theme } = LOOKS[index] ?? LOOKS[0]
        return `[${nameOf(language, theme)}](<${file}>)`
      })
      lines.push(`- ${screen}: ${links.join(' · ')}`)
    },
    summarise({ seconds, host, failure }: Ending): void {
      const head = [
        '# What the tour saw',
        '',
        `${screens} screens, ${pictures} pictures, ${seconds} s, on ${host === 'electron' ? 'Electron' : 'the stand-in'}.`,
        ...(failure ? ['', `It stopped early: ${String(failure).split('\n')[0]}`] : []),
      ]
      writeFileSync(join(out, 'summary.md'), `${[...head, ...lines].join('\n')}\n`)
    },
  }
}
export type Recorder = ReturnType<typeof createRecorder>
