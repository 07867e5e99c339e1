// A date in words, in a reader's language: «7. januar 2027». Used by letters, by the audit log in words and by server/mail.

import type { Language } from './languages.ts'

const tags: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

/** @param date `YYYY-MM-DD` */
export function dateIn(language: Language, date: string): string {
  const format = new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}
