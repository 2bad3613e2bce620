import type { Desk } from './desk.ts'

/** Which of these texts the page still holds anywhere: what it shows, what it stores, and every string in its memory. */
export async function holdsInMemory({ page }: Desk, needles: readonly string[]): Promise<readonly string[]> {
  const shown = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
    ].join('\n'),
  )
  const inspector = await page.context().newCDPSession(page)
  const pieces: string[] = []
  inspector.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void pieces.push(chunk))
  await inspector.send('HeapProfiler.enable')
  await inspector.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await inspector.detach()
  const { strings } = JSON.parse(pieces.join('')) as { readonly strings: readonly string[] }
  const held = [shown, ...strings]
  return needles.filter((needle) => held.some((text) => text.includes(needle)))
}
