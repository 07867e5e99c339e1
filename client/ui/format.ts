// Figures, dates and times as the house writes them: decimal comma (point in English), true minus, en dash in ranges, no-break spaces
// inside a figure, «torsdag 5. desember 2024», «kl. 14:03». Pure; the names of months stand here so that every browser writes the same.
// Called through use-format.ts by components, directly by tests.

import type { Language } from '../language/language.ts'

/** Figures and dates in one language. Dates are `YYYY-MM-DD`, times `HH:MM`, instants a Date in the reader's own zone. Never throws. */
export type Format = {
  /** 1234.5 → «1 234,5». `decimals` = most decimals shown, 2 when left out. */
  number(value: number, decimals?: number): string
  /** +58, −8, 0. */
  signed(value: number, decimals?: number): string
  /** «42–105». */
  range(low: number, high: number, decimals?: number): string
  /** «520 MNOK». */
  withUnit(value: number, unit: string, decimals?: number): string
  /** A share 0–1 as whole percent: «89 %». */
  percent(share: number): string
  /** A simulated probability 0–1: never 0 % or 100 %, but «under 1 %» and «over 99 %». */
  probability(share: number): string
  /** «5. desember 2024»; the text itself when it is no date. */
  date(iso: string): string
  /** «torsdag 5. desember 2024». */
  longDate(iso: string): string
  /** As it stands in a field: «05.12.2024» (English «5 Dec 2024»). Read back by parse-date.ts. */
  fieldDate(iso: string): string
  /** «5. des.», with the year when it is not this one. */
  shortDate(iso: string, thisYear?: number): string
  /** «kl. 14:03» of an instant. */
  time(at: Date): string
  /** «14:03» of an instant. */
  clock(at: Date): string
  /** «i dag kl. 14:03», «i går kl. 09:12», «8. okt. kl. 16:20». */
  moment(at: Date, now: Date): string
  /** Whole minutes as «45 min», «4 t», «4 t 25 min». */
  minutes(minutes: number): string
  /** «Kari, Ola og Ingrid». */
  list(words: readonly string[]): string
  /** First letter large, the rest untouched. */
  sentence(text: string): string
}

/** @returns the format of one language; the same object every time. */
export function formatFor(language: Language): Format {
  return formats[language]
}

const noBreak = '\u00a0'
const minus = '\u2212'
const enDash = '\u2013'

type Vocabulary = {
  readonly decimal: string
  readonly group: string
  readonly percent: string
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly shortMonths: readonly string[]
  readonly day: (day: number) => string
  /** A date in figures alone, where the language writes it so. */
  readonly figures: ((day: string, month: string, year: number) => string) | null
  readonly at: string
  readonly today: string
  readonly yesterday: string
  readonly hours: string
  readonly and: string
  readonly over: string
  readonly under: string
}

const bokmaal: Vocabulary = {
  decimal: ',',
  group: noBreak,
  percent: `${noBreak}%`,
  weekdays: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  months: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  shortMonths: 'jan. feb. mars april mai juni juli aug. sep. okt. nov. des.'.split(' '),
  day: (day) => `${day}.`,
  figures: (day, month, year) => `${day}.${month}.${year}`,
  at: `kl.${noBreak}`,
  today: 'i dag',
  yesterday: 'i går',
  hours: 't',
  and: 'og',
  over: 'over',
  under: 'under',
}

/** Nynorsk differs from bokmål in the names of the days alone. */
const nynorsk: Vocabulary = {
  ...bokmaal,
  weekdays: ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
}

const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  nb: bokmaal,
  nn: nynorsk,
  en: {
    decimal: '.',
    group: ',',
    percent: '%',
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: 'January February March April May June July August September October November December'.split(' '),
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    day: String,
    figures: null,
    at: '',
    today: 'today',
    yesterday: 'yesterday',
    hours: 'h',
    and: 'and',
    over: 'over',
    under: 'under',
  },
}

const formats: Readonly<Record<Language, Format>> = {
  nb: build(vocabularies.nb),
  nn: build(vocabularies.nn),
  en: build(vocabularies.en),
}

function build(words: Vocabulary): Format {
  const format: Format = {
    number: (value, decimals = 2) => figure(value, decimals, words),
    signed: (value, decimals = 2) => {
      const text = figure(value, decimals, words)
      return text === '0' || value < 0 ? text : `+${text}`
    },
    range: (low, high, decimals) => `${format.number(low, decimals)}${enDash}${format.number(high, decimals)}`,
    withUnit: (value, unit, decimals) => `${format.number(value, decimals)}${noBreak}${unit}`,
    percent: (share) => `${figure(share * 100, 0, words)}${words.percent}`,
    probability: (share) => {
      if (share > 0.99) return `${words.over} 99${words.percent}`
      if (share < 0.01) return `${words.under} 1${words.percent}`
      return format.percent(share)
    },
    date: (iso) => {
      const parts = partsOf(iso)
      return parts === null ? iso : `${words.day(parts.day)} ${words.months[parts.month - 1] ?? ''} ${parts.year}`
    },
    longDate: (iso) => {
      const parts = partsOf(iso)
      return parts === null ? iso : `${words.weekdays[parts.weekday] ?? ''} ${format.date(iso)}`
    },
    fieldDate: (iso) => {
      const parts = partsOf(iso)
      if (parts === null) return iso
      if (words.figures === null) return `${parts.day} ${words.shortMonths[parts.month - 1] ?? ''} ${parts.year}`
      return words.figures(two(parts.day), two(parts.month), parts.year)
    },
    shortDate: (iso, thisYear) => {
      const parts = partsOf(iso)
      if (parts === null) return iso
      const short = `${words.day(parts.day)}${noBreak}${words.shortMonths[parts.month - 1] ?? ''}`
      return thisYear === undefined || thisYear === parts.year ? short : `${short} ${parts.year}`
    },
    clock: (at) => `${two(at.getHours())}:${two(at.getMinutes())}`,
    time: (at) => `${words.at}${format.clock(at)}`,
    moment: (at, now) => {
      const daysAgo = Math.round((midnight(now) - midnight(at)) / 86_400_000)
      if (daysAgo === 0) return `${words.today} ${format.time(at)}`
      if (daysAgo === 1) return `${words.yesterday} ${format.time(at)}`
      return `${format.shortDate(isoOf(at), now.getFullYear())} ${format.time(at)}`
    },
    minutes: (minutes) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes - hours * 60
      const restText = `${figure(rest, 0, words)}${noBreak}min`
      if (hours === 0) return restText
      const hoursText = `${figure(hours, 0, words)}${noBreak}${words.hours}`
      return rest === 0 ? hoursText : `${hoursText} ${restText}`
    },
    list: (items) =>
      items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1) ?? ''}`,
    sentence: (text) => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1),
  }
  return format
}

function figure(value: number, decimals: number, words: Vocabulary): string {
  if (!Number.isFinite(value)) return enDash
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const tail = fraction.replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.group)
  const text = tail === '' ? grouped : `${grouped}${words.decimal}${tail}`
  return value < 0 && text !== '0' ? `${minus}${text}` : text
}

function partsOf(iso: string): { year: number; month: number; day: number; weekday: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real ? { year, month, day, weekday: at.getUTCDay() } : null
}

function isoOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function midnight(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
