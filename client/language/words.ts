// The words on the screen: i18next with typed keys, one namespace per part. Started once by main.tsx before the first drawing.
// Components read them with `useTranslation('queue')` from react-i18next; code outside components with `words.t('queue:title')`.
// Promises that the choice of language reaches <html lang> and survives a reload.

import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages } from '../../shared/language/languages.ts'
import { asLanguage, type Language, storedLanguage, storeLanguage } from './language.ts'
import { resources, type Words } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: Words
  }
}

export const words: i18n = i18next.createInstance()

/** Loads every language and draws in the stored one. Call once, before anything is rendered. */
export function startWords(language: Language = storedLanguage()): void {
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'nb',
    supportedLngs: languages,
    ns: Object.keys(resources.nb),
    defaultNS: 'ui',
    resources,
    // React escapes what it draws; escaping twice would show `&amp;` to people.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  // Chromium writes figures in nynorsk as American ones; bokmål and nynorsk write them alike.
  words.services.formatter?.addCached('number', (tag, options) => {
    const figures = new Intl.NumberFormat(tag === 'nn' ? 'nb' : tag, options)
    return (value: number) => figures.format(value)
  })
  mirrorOnDocument(language)
}

/** Changes the language of everything on the screen, and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  storeLanguage(language)
  mirrorOnDocument(language)
  await words.changeLanguage(language)
}

/** @returns the language on the screen now. */
export function currentLanguage(): Language {
  return asLanguage(words.language)
}

function mirrorOnDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language
}
