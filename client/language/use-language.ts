// The language on the screen, as a hook: a component that uses it is drawn again when the language changes.
// Called by components that name a programme's own things (local-name.ts) or format figures.

import { useTranslation } from 'react-i18next'
import { asLanguage, type Language } from './language.ts'

/** @returns the language on the screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return asLanguage(i18n.language)
}
