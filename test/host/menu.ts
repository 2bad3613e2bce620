import { refusing } from './refuse.ts'

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly submenu?: readonly Template[]
  readonly click?: (item: object, window: object | null, event: object) => void
}

/** A menu that is kept and can be clicked by a test; nothing is drawn. */
class MenuList {
  readonly items: readonly MenuEntry[]
  constructor(template: readonly Template[]) {
    this.items = template.map((entry) => new MenuEntry(entry))
  }
  getMenuItemById(id: string): MenuEntry | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(): void {}
}

class MenuEntry {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: MenuList | undefined
  readonly click: () => void
  enabled: boolean
  visible: boolean
  constructor(template: Template) {
    this.id = template.id
    this.label = template.label ?? ''
    this.role = template.role
    this.type = template.type ?? (template.submenu ? 'submenu' : 'normal')
    this.accelerator = template.accelerator
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.submenu = template.submenu && new MenuList(template.submenu)
    this.click = () => template.click?.(this, null, {})
  }
}

let applicationMenu: MenuList | null = null

export const Menu = refusing('Menu', {
  buildFromTemplate: (template: readonly Template[]) => new MenuList(template),
  setApplicationMenu: (menu: MenuList | null) => {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
})
