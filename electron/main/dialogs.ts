import { extname } from 'node:path'
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { Dialogs } from '../session/ports.ts'

/** The dialogs of the operating system. None leaves a trace in its list of recent files. */
export function createDialogs(): Dialogs {
  async function choose(options: OpenDialogOptions): Promise<string | null> {
    const window = BrowserWindow.getFocusedWindow()
    const answer = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
    const { canceled, filePaths } = await answer
    return canceled ? null : (filePaths[0] ?? null)
  }

  return {
    chooseFolder: () => choose({ properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }),
    chooseFile: (extensions) =>
      choose({
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: extensions.join(', '), extensions: [...extensions] }],
      }),
    async chooseTarget(suggestedName) {
      const window = BrowserWindow.getFocusedWindow()
      // Windows adds the ending by itself where it knows one.
      const ending = extname(suggestedName).slice(1)
      const options = {
        defaultPath: suggestedName,
        filters: ending === '' ? [] : [{ name: ending, extensions: [ending] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      } satisfies Electron.SaveDialogOptions
      const answer = window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
      const { canceled, filePath } = await answer
      return canceled || filePath === '' ? null : filePath
    },
  }
}
