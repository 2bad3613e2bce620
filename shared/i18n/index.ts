import { createInstance, type i18n } from 'i18next'
import { en } from './en.ts'
import { zhCN } from './zh-cn.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zhCN }
  }
}

/** Every text of both languages, complete in each. */
export const resources = { 'zh-CN': { translation: zhCN }, en: { translation: en } } as const

/** The texts in one language. A key that does not exist does not compile. */
export function createTexts(
  language: keyof typeof resources,
  setUp: (texts: i18n) => i18n = (texts) => texts,
) {
  const texts = setUp(createInstance())
  void texts.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources,
  })
  return texts
}
