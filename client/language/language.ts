// The person's language: bokmål first, nynorsk and English complete. Kept on this device and mirrored on <html lang>.
// Read by the words (words.ts), by numbers and dates (client/ui/format.ts) and by every request (client/api/request.ts).

import { type Language, languages } from '../../shared/language/languages.ts'

export type { Language }

/** Where the choice is kept. The same key is read by public/first-paint.js before anything is drawn. */
const languageKey = 'veivalg.language'

/** @returns the language chosen on this device, bokmål when none is. A browser that keeps nothing is no error. */
export function storedLanguage(): Language {
  try {
    return asLanguage(localStorage.getItem(languageKey))
  } catch {
    return 'nb'
  }
}

/** Keeps the choice on this device; a browser that keeps nothing forgets it at the next visit. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

/** @returns the language that a tag such as `en-GB` stands for; anything unknown is bokmål. */
export function asLanguage(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0]
  return languages.find((language) => language === primary) ?? 'nb'
}
