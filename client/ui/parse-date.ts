// A date as people write it, read back as `YYYY-MM-DD`: «16.05.2028», «16. mai 2028», «16 May 2028», «160528», «2028-05-16»; the day first.
// Without a year it is the next such day: «15. januar» is what lies ahead. What is no date in the calendar is not understood. Pure. Called by DateField.

/**
 * @param today `YYYY-MM-DD`, what a day without a year is counted from; it is its own next
 * @returns the date; null when the text is empty; undefined when it says no date that exists.
 */
export function parseDate(text: string, today = new Date().toISOString().slice(0, 10)): string | null | undefined {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (plain === '') return null
  const parts = fromIso(plain) ?? fromFigures(plain) ?? fromWords(plain)
  if (parts !== null) return realDate(parts)
  return nextSuch(withoutYear(plain), today)
}

/** @returns the day and month a text says and no year, null for any other. */
function withoutYear(plain: string): Omit<Parts, 'year'> | null {
  const figures = /^(\d{1,2})(?:\. ?|\/)(\d{1,2})\.?$/.exec(plain)
  if (figures !== null) return { day: Number(figures[1]), month: Number(figures[2]) }
  const words = /^(\d{1,2})\.? ?([a-z]{3,})\.?$/.exec(plain)
  const month = words === null ? 0 : monthOf(words[2] ?? '')
  return words === null || month === 0 ? null : { day: Number(words[1]), month }
}

/** Between two leap days lie eight years at most. */
const yearsAhead = 8

function nextSuch(day: Omit<Parts, 'year'> | null, today: string): string | undefined {
  if (day === null) return undefined
  const first = Number(today.slice(0, 4))
  const days = Array.from({ length: yearsAhead + 1 }, (_, at) => realDate({ ...day, year: first + at }))
  return days.find((date) => date !== undefined && date >= today)
}

type Parts = { readonly year: number; readonly month: number; readonly day: number }

function fromIso(plain: string): Parts | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

function fromFigures(plain: string): Parts | null {
  const match = /^(\d{1,2})(?:\. ?|\/|-| )(\d{1,2})(?:\. ?|\/|-| )(\d{4}|\d{2})$/.exec(plain) ?? fromDigits(plain)
  return match === null ? null : { year: fullYear(match[3] ?? ''), month: Number(match[2]), day: Number(match[1]) }
}

function fromDigits(plain: string): RegExpExecArray | null {
  return /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(plain)
}

function fromWords(plain: string): Parts | null {
  const match = /^(\d{1,2})\.? ?([a-z]{3,})\.?,? ?(\d{4}|\d{2})$/.exec(plain)
  const month = match === null ? 0 : monthOf(match[2] ?? '')
  return match === null || month === 0 ? null : { year: fullYear(match[3] ?? ''), month, day: Number(match[1]) }
}

const months = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['mars', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['desember', 'december'],
] as const

/** @returns 1–12 for a month's name in either language, or at least its first three letters; 0 for no month. */
function monthOf(word: string): number {
  return months.findIndex((names) => names.some((name) => name.startsWith(word))) + 1
}

/** Two figures are a year of this century: a programme looks ahead. */
function fullYear(figures: string): number {
  return figures.length === 2 ? 2000 + Number(figures) : Number(figures)
}

function realDate({ year, month, day }: Parts): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real ? at.toISOString().slice(0, 10) : undefined
}
