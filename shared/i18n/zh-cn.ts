import app from './locales/zh-CN/app.json' with { type: 'json' }
import audit from './locales/zh-CN/audit.json' with { type: 'json' }
import compliance from './locales/zh-CN/compliance.json' with { type: 'json' }
import door from './locales/zh-CN/door.json' with { type: 'json' }
import error from './locales/zh-CN/error.json' with { type: 'json' }
import outgoing from './locales/zh-CN/exports.json' with { type: 'json' }
import find from './locales/zh-CN/find.json' with { type: 'json' }
import imports from './locales/zh-CN/imports.json' with { type: 'json' }
import items from './locales/zh-CN/items.json' with { type: 'json' }
import menu from './locales/zh-CN/menu.json' with { type: 'json' }
import parties from './locales/zh-CN/parties.json' with { type: 'json' }
import rules from './locales/zh-CN/rules.json' with { type: 'json' }
import settings from './locales/zh-CN/settings.json' with { type: 'json' }
import shell from './locales/zh-CN/shell.json' with { type: 'json' }
import today from './locales/zh-CN/today.json' with { type: 'json' }

/** The texts in Chinese, by feature. They say which keys exist. */
export const zhCN = {
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
}
