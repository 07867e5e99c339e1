// Cell text: figures, shares and dates as they are written in a cell of text, so that reading them again gives exactly the same: decimal comma and
// day.month.year in Norwegian, decimal point and year-month-day in English. Called by item-cells.ts and csv-sheet.ts.

import type { Language } from '../../shared/language/languages.ts'

/** What a cell holds, before a file format is chosen. */
export type CellValue = string | number | { readonly date: string } | null

/** @returns the shortest text that is read as the same number */
export function numberText(value: number, language: Language): string {
  return language === 'en' ? `${value}` : `${value}`.replace('.', ',')
}

/** @returns per cent where that is read as the same share, else the share itself */
export function shareText(share: number, language: Language): string {
  const percent = Math.round(share * 100 * 1e9) / 1e9
  return percent / 100 === share ? `${numberText(percent, language)} %` : numberText(share, language)
}

/** @param date `YYYY-MM-DD` */
export function dateText(date: string, language: Language): string {
  return language === 'en' ? date : date.split('-').reverse().join('.')
}
