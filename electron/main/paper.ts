import { BrowserWindow } from 'electron'
import { notFound } from '../../shared/errors.ts'
import type { Paper } from '../session/ports.ts'

/** Prints the window that asks into memory; nothing is spooled. */
export function createPaper(): Paper {
  return {
    async toPdf(windowId) {
      const window = BrowserWindow.fromId(windowId)
      if (!window) throw notFound()
      return window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true })
    },
  }
}
