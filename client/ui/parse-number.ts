// A figure as people write it, read back as a number: decimal comma or point, spaces between thousands, minus in either shape.
// Promises never to guess: «1.234» could be a thousand or a little more than one in Norwegian, so it is not understood. Called by item/estimate-draft.ts.

import type { Language } from '../language/language.ts'

/** @returns the number; null when the text is empty; undefined when it is not understood. */
export function parseNumber(text: string, language: Language): number | null | undefined {
  const plain = text
    .trim()
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(?!\d))/g, '')
  if (plain === '') return null
  const canonical = language === 'en' ? fromEnglish(plain) : fromNorwegian(plain)
  if (canonical === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(canonical)) return undefined
  const value = Number(canonical)
  return Number.isFinite(value) ? value : undefined
}

function fromNorwegian(plain: string): string | undefined {
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/.test(plain)) {
    // Points between thousands are certain only when there are two of them or a decimal comma follows.
    const certain = plain.includes(',') || (plain.match(/\./g) ?? []).length > 1
    return certain ? plain.replaceAll('.', '').replace(',', '.') : undefined
  }
  return plain.replace(',', '.')
}

function fromEnglish(plain: string): string | undefined {
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) return plain.replaceAll(',', '')
  return plain.includes(',') ? undefined : plain
}
