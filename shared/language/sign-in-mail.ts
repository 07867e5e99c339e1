// The letters of getting in: an invitation, a link to sign in by, a link that was shared. Plain and short, with one address in each; as text, and as the
// same text in HTML. Used by the server's commands.

import { dateIn } from './date-in.ts'
import { enSignInMail } from './en/sign-in-mail.ts'
import type { Language } from './languages.ts'
import { nbSignInMail } from './nb/sign-in-mail.ts'
import { nnSignInMail } from './nn/sign-in-mail.ts'
import type { LetterTexts, SignInLetter } from './sign-in-letter.ts'

const texts: Readonly<Record<Language, LetterTexts>> = { nb: nbSignInMail, nn: nnSignInMail, en: enSignInMail }

/** @returns the letter in a language */
export function signInLetter(
  letter: SignInLetter,
  language: Language,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const days = letter.kind === 'invitation' ? { lastDay: dateIn(language, letter.lastDay) } : {}
  const values: Readonly<Record<string, string>> = { ...letter, ...days }
  const { subject, body } = texts[language][letter.kind]
  const fill = (text: string, write: (value: string) => string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => write(values[name] ?? ''))
  const plain = (value: string): string => value.replace(/\s+/g, ' ')
  const paragraphs = body.map((text) =>
    text === '{{link}}'
      ? `<p style="overflow-wrap:anywhere;word-break:break-all"><a href="${escaped(letter.link)}">${escaped(letter.link)}</a></p>`
      : `<p>${fill(escaped(text), escaped)}</p>`,
  )
  return {
    subject: fill(subject, plain),
    text: `${body.map((text) => fill(text, plain)).join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${paragraphs.join('')}</body></html>`,
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
