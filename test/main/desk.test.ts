import { describe, expect, test } from 'vitest'
import { createDialogs } from '../../electron/main/dialogs.ts'
import { createPaper } from '../../electron/main/paper.ts'
import { answerDialog, askedDialogs } from '../host/desk.ts'

describe('a dialog', () => {
  test('gives the folder that is chosen and leaves no trace among recent files', async () => {
    answerDialog('/srv/archive')
    expect(await createDialogs().chooseFolder()).toBe('/srv/archive')
    expect(askedDialogs.at(-1)?.options).toMatchObject({
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    })
  })

  test('gives nothing where the person thinks better of it', async () => {
    answerDialog(null)
    answerDialog(null)
    expect(await createDialogs().chooseFile(['xlsx', 'csv'])).toBeNull()
    expect(await createDialogs().chooseTarget('report.pdf')).toBeNull()
  })

  test('suggests a name to write to', async () => {
    answerDialog('/srv/out.pdf')
    expect(await createDialogs().chooseTarget('report.pdf')).toBe('/srv/out.pdf')
    expect(askedDialogs.at(-1)?.options.defaultPath).toBe('report.pdf')
  })
})

describe('paper', () => {
  test('is refused for a window that is not there', async () => {
    await expect(createPaper().toPdf(4711)).rejects.toMatchObject({ data: { code: 'not_found' } })
  })
})
