import { Menu, type MenuItemConstructorOptions } from 'electron'

/** The words of the native menu, in the language of the room. */
export interface MenuLabels {
  readonly file: string
  readonly newWindow: string
  readonly lock: string
  readonly quit: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly view: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly resetZoom: string
  readonly fullScreen: string
  readonly window: string
  readonly minimise: string
  readonly close: string
}
export interface MenuActions {
  newWindow(): void
  lock(): void
  quit(): void
}

/** Sets the native menu; call it again when the language changes. No entry leads to the developer tools. */
export function setMenu(labels: MenuLabels, actions: MenuActions): void {
  const file: MenuItemConstructorOptions[] = [
    { id: 'new-window', label: labels.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
    { id: 'lock', label: labels.lock, accelerator: 'CmdOrCtrl+L', click: actions.lock },
    { type: 'separator' },
    { id: 'quit', label: labels.quit, accelerator: 'CmdOrCtrl+Q', click: actions.quit },
  ]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: labels.undo },
    { role: 'redo', label: labels.redo },
    { type: 'separator' },
    { role: 'cut', label: labels.cut },
    { role: 'copy', label: labels.copy },
    { role: 'paste', label: labels.paste },
    { role: 'selectAll', label: labels.selectAll },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: labels.zoomIn },
    { role: 'zoomOut', label: labels.zoomOut },
    { role: 'resetZoom', label: labels.resetZoom },
    { role: 'togglefullscreen', label: labels.fullScreen },
  ]
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: labels.minimise },
    { role: 'close', label: labels.close },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: labels.file, submenu: file },
      { label: labels.edit, submenu: edit },
      { label: labels.view, submenu: view },
      { label: labels.window, submenu: window },
    ]),
  )
}
