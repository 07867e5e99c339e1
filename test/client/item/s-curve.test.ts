// The S-curve as it is drawn: its name says both probabilities with their before, nothing is certain, words stand clear of each other, and the table says
// the same. Drawn to text, as a server would.

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { costsDrawn, curveWords, shareAt } from '../../../client/item/curve-points.ts'
import { CurveTable } from '../../../client/item/curve-table.tsx'
import { SCurve } from '../../../client/item/s-curve.tsx'
import { startWords } from '../../../client/language/words.ts'
import type { CurvePoint } from '../../../shared/frame/simulator.ts'

startWords('nb')

const frames = { p50: 520, p85: 610 }
/** A straight line from `first` to `last`. */
const line = (first: number, last: number): readonly CurvePoint[] =>
  Array.from({ length: 21 }, (_each, at) => ({ cost: first + ((last - first) * at) / 20, share: at / 20 }))
const after = line(450, 650)
const before = line(400, 600)

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const named = (html: string): string => plain(/aria-label="([^"]*)"/.exec(html)?.[1] ?? '')

describe('its name', () => {
  it('[FRP6] says how likely both frames are to hold', () => {
    expect(named(renderToStaticMarkup(createElement(SCurve, { after, before: null, frames })))).toBe(
      'Styringsrammen 520 MNOK holdes med 35 % sannsynlighet. Kostnadsrammen 610 MNOK holdes med 80 %.',
    )
  })

  it('[FRP6] says it beside what was, and never that anything is certain', () => {
    expect(named(renderToStaticMarkup(createElement(SCurve, { after, before, frames })))).toBe(
      'Styringsrammen 520 MNOK holdes med 35 % sannsynlighet, før 60 %. Kostnadsrammen 610 MNOK holdes med 80 %, før over 99 %.',
    )
  })

  it('goes by what is known more exactly, where that is', () => {
    const holds = { after: { p50: 0.364, p85: 0.8 }, before: null }
    expect(named(renderToStaticMarkup(createElement(SCurve, { after, before: null, frames, holds })))).toContain('36 %')
  })
})

it('draws nothing where there is nothing to draw', () => {
  expect(renderToStaticMarkup(createElement(SCurve, { after: [], before: null, frames }))).toBe('')
})

it('[FRP6] says the same in a table, both frames among even steps', () => {
  const html = renderToStaticMarkup(
    createElement(CurveTable, {
      after,
      before: null,
      frames,
      now: { p50: 0.35, p85: 0.8 },
      was: null,
    }),
  )
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
    plain(row)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  expect(rows).toEqual([
    '460 MNOK 5 %',
    '480 MNOK 15 %',
    '500 MNOK 25 %',
    '520 MNOK styringsrammen 35 %',
    '540 MNOK 45 %',
    '560 MNOK 55 %',
    '580 MNOK 65 %',
    '600 MNOK 75 %',
    '610 MNOK kostnadsrammen 80 %',
    '620 MNOK 85 %',
    '640 MNOK 95 %',
  ])
})

describe('a share', () => {
  it('is read on the line between two points, 0 before the curve and 1 after it', () => {
    expect([449, 450, 455, 650, 651].map((cost) => shareAt(after, cost))).toEqual([0, 0, 0.025, 1, 1])
    expect(shareAt([], 10)).toBe(0)
  })

  it('is whole where everything costs the same', () => {
    const one = [{ cost: 10, share: 1 }]
    expect([shareAt(one, 9), shareAt(one, 10)]).toEqual([0, 1])
  })
})

describe('what is drawn', () => {
  it('holds both curves and both frames', () => {
    const [first, last] = costsDrawn([after, before], { p50: 300, p85: 700 })
    expect(first).toBeLessThan(300)
    expect(last).toBeGreaterThan(700)
  })

  it('puts the words on the outer sides of the curves', () => {
    expect(curveWords(after, before)).toEqual({
      after: { cost: 510, share: 0.3, side: 'right' },
      before: { cost: 460, share: 0.3, side: 'left' },
    })
    expect(curveWords(before, after)?.after.side).toBe('left')
    expect(curveWords(after, null)).toBeNull()
  })
})
