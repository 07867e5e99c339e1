// The languages people read in, and which of them a browser asks for. Used by the server in its answers and by the interface.

export const languages = ['nb', 'nn', 'en'] as const
export type Language = (typeof languages)[number]

/** @returns the best of our languages for an Accept-Language header; bokmål when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(/[-;]/)[0]
    if (tag === 'nb' || tag === 'no') return 'nb'
    if (tag === 'nn') return 'nn'
    if (tag === 'en') return 'en'
  }
  return 'nb'
}
