import app from './locales/en/app.json' with { type: 'json' }
import audit from './locales/en/audit.json' with { type: 'json' }
import compliance from './locales/en/compliance.json' with { type: 'json' }
import door from './locales/en/door.json' with { type: 'json' }
import error from './locales/en/error.json' with { type: 'json' }
import outgoing from './locales/en/exports.json' with { type: 'json' }
import find from './locales/en/find.json' with { type: 'json' }
import imports from './locales/en/imports.json' with { type: 'json' }
import items from './locales/en/items.json' with { type: 'json' }
import menu from './locales/en/menu.json' with { type: 'json' }
import parties from './locales/en/parties.json' with { type: 'json' }
import rules from './locales/en/rules.json' with { type: 'json' }
import settings from './locales/en/settings.json' with { type: 'json' }
import shell from './locales/en/shell.json' with { type: 'json' }
import today from './locales/en/today.json' with { type: 'json' }
import type { zhCN } from './zh-cn.ts'

/** The texts in English, by feature. */
export const en = {
  app,
  shell,
  door,
  today,
  items,
  find,
  parties,
  imports,
  exports: outgoing,
  audit,
  settings,
  compliance,
  error,
  menu,
  rules,
} satisfies typeof zhCN
