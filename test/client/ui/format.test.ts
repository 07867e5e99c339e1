// Figures, dates and times in every language, as the house writes them. The characters that look alike are spelt out.

import { describe, expect, it } from 'vitest'
import { formatFor } from '../../../client/ui/format.ts'

const nb = formatFor('nb')
const nn = formatFor('nn')
const en = formatFor('en')
const space = '\u00a0'
const minus = '\u2212'

describe('figures', () => {
  it('writes the decimal mark, the thousands and the minus of the language', () => {
    expect([0, 0.25, 12.5, 1234.5, 1_234_567, -8, -0.001].map((value) => nb.number(value))).toEqual([
      '0',
      '0,25',
      '12,5',
      `1${space}234,5`,
      `1${space}234${space}567`,
      `${minus}8`,
      '0',
    ])
    expect([0.25, 1234.5, -8].map((value) => en.number(value))).toEqual(['0.25', '1,234.5', `${minus}8`])
  })

  it('rounds to the decimals asked for and drops zeros at the end', () => {
    expect([nb.number(2.345, 1), nb.number(2.96, 1), nb.number(3, 2), nb.number(99.6, 0)]).toEqual([
      '2,3',
      '3',
      '3',
      '100',
    ])
  })

  it('shows a dash for what is no number', () => {
    expect([nb.number(Number.NaN), nb.number(Number.POSITIVE_INFINITY)]).toEqual(['–', '–'])
  })

  it('signs what is a change', () => {
    expect([nb.signed(58), nb.signed(-8), nb.signed(0), nb.signed(0.5)]).toEqual(['+58', `${minus}8`, '0', '+0,5'])
  })

  it('joins a range with an en dash and a unit with a space that does not break', () => {
    expect([nb.range(42, 105), nb.withUnit(520, 'MNOK'), en.withUnit(1520, 'MNOK')]).toEqual([
      '42–105',
      `520${space}MNOK`,
      `1,520${space}MNOK`,
    ])
  })

  it('never promises that a simulated outcome is certain or impossible', () => {
    expect([1, 0.999, 0.99, 0.89, 0.01, 0.004, 0].map((share) => nb.probability(share))).toEqual([
      `over 99${space}%`,
      `over 99${space}%`,
      `99${space}%`,
      `89${space}%`,
      `1${space}%`,
      `under 1${space}%`,
      `under 1${space}%`,
    ])
    expect([nb.percent(1), en.percent(0.89)]).toEqual([`100${space}%`, '89%'])
  })
})

describe('dates and times', () => {
  it('writes dates long, plain and short', () => {
    expect([nb.longDate('2024-12-05'), nb.date('2024-12-05'), nb.shortDate('2024-10-08', 2024)]).toEqual([
      'torsdag 5. desember 2024',
      '5. desember 2024',
      `8.${space}okt.`,
    ])
    expect([en.longDate('2024-12-05'), en.date('2024-12-05'), en.shortDate('2024-10-08', 2025)]).toEqual([
      'Thursday 5 December 2024',
      '5 December 2024',
      `8${space}Oct 2024`,
    ])
  })

  it('names the days of the week in nynorsk, and writes everything else as bokmål does', () => {
    const week = [4, 5, 6, 7, 8, 9, 10].map((day) => `2027-01-${String(day).padStart(2, '0')}`)
    expect(week.map((day) => nn.longDate(day).split(' ')[0])).toEqual([
      'måndag',
      'tysdag',
      'onsdag',
      'torsdag',
      'fredag',
      'laurdag',
      'sundag',
    ])
    expect([nn.longDate('2027-01-07'), nn.fieldDate('2027-01-07'), nn.number(1234.5), nn.minutes(265)]).toEqual([
      'torsdag 7. januar 2027',
      '07.01.2027',
      nb.number(1234.5),
      nb.minutes(265),
    ])
  })

  it('leaves what is no date as it stands', () => {
    expect([nb.longDate('2024-02-30'), nb.date('snart'), nb.shortDate('')]).toEqual(['2024-02-30', 'snart', ''])
  })

  it('tells a moment by how near it is', () => {
    const now = new Date(2024, 9, 9, 15, 0)
    expect(
      [
        new Date(2024, 9, 9, 14, 3),
        new Date(2024, 9, 8, 16, 20),
        new Date(2024, 9, 3, 9, 5),
        new Date(2023, 11, 31, 23, 59),
      ].map((at) => nb.moment(at, now)),
    ).toEqual([
      `i dag kl.${space}14:03`,
      `i går kl.${space}16:20`,
      `3.${space}okt. kl.${space}09:05`,
      `31.${space}des. 2023 kl.${space}23:59`,
    ])
    expect(en.moment(new Date(2024, 9, 8, 16, 20), now)).toBe('yesterday 16:20')
  })

  it('sums minutes into hours', () => {
    expect([0, 45, 60, 265].map((minutes) => nb.minutes(minutes))).toEqual([
      `0${space}min`,
      `45${space}min`,
      `1${space}t`,
      `4${space}t 25${space}min`,
    ])
    expect(en.minutes(265)).toBe(`4${space}h 25${space}min`)
  })
})

describe('words', () => {
  it('lists people and begins a sentence', () => {
    expect([nb.list([]), nb.list(['Kari']), nb.list(['Kari', 'Ola', 'Ingrid']), en.list(['Kari', 'Ola'])]).toEqual([
      '',
      'Kari',
      'Kari, Ola og Ingrid',
      'Kari and Ola',
    ])
    expect([nb.sentence('øst'), nb.sentence('')]).toEqual(['Øst', ''])
  })
})
