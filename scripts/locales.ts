/** Checks the texts: the same keys in both languages, none that nobody uses, none asked for that does not exist. */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Tree = { readonly [key: string]: string | Tree }

const keysOf = (tree: Tree, path = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  )

/** The keys of a language, by feature. Plural forms differ between languages; what is asked for is the bare key. */
const textsOf = (language: string): ReadonlySet<string> =>
  new Set(
    globSync(`shared/i18n/locales/${language}/*.json`).flatMap((file) =>
      keysOf(JSON.parse(readFileSync(file, 'utf8')), `${basename(file, '.json')}.`).map((key) =>
        key.replace(/_(one|other)$/, ''),
      ),
    ),
  )

const chinese = textsOf('zh-CN')
const english = textsOf('en')
const features = [...new Set([...chinese].map((key) => key.split('.')[0]))].join('|')

// Nothing else translates: the archive answers in reasons, but for the tables that it writes out.
const PLACES = '{renderer,electron/main,electron/archive,electron/jobs,shared/i18n,scripts}'
const sources = globSync(`${PLACES}/**/*.{ts,tsx}`)
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
const quoted = sources.flatMap((text) => [
  ...text.matchAll(new RegExp(`['"]((?:${features})\\.[\\w./]+)['"]`, 'g')),
])
const literals = new Set(quoted.map((match) => match[1] ?? ''))
const built = sources.flatMap((text) => [...text.matchAll(/`([\w.]*\$\{[^`]*)`/g)])
// The native menu takes all its words at once.
const menus = sources.flatMap((text) => [...text.matchAll(/\{ (\w+) \} = resources\b/g)])
const whole = menus.map((match) => match[1])
const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
const patterns = built
  .map((match) => (match[1] ?? '').split(/\$\{[^}]*\}/))
  // `${group}.${name}` would stand for every text there is: a pattern has to say where it looks.
  .filter((parts) => new RegExp(`^(${features})\\.|\\.\\w+\\.`).test(parts.join('')))
  .map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`))
const asked = sources.flatMap((text) =>
  [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? ''),
)

const faults = [
  ...[...chinese].filter((key) => !english.has(key)).map((key) => `${key}: missing in en`),
  ...[...english].filter((key) => !chinese.has(key)).map((key) => `${key}: missing in zh-CN`),
  ...asked.filter((key) => !chinese.has(key)).map((key) => `${key}: asked for and nowhere`),
  ...[...chinese]
    .filter((key) => !literals.has(key) && !whole.includes(key.split('.')[0]))
    .filter((key) => !patterns.some((pattern) => pattern.test(key)))
    .map((key) => `${key}: used nowhere`),
]
for (const fault of new Set(faults)) console.error(fault)
console.log(`${chinese.size} texts in 2 languages, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
