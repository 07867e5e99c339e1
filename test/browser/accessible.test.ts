// Every page, in both themes, wide and phone-wide, in every language: axe finds nothing serious, nothing runs out of the page, and no
// English stands in the Norwegian interface.

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { type Look, openStage, type Person, type Stage } from './stage.ts'

const looks: readonly [string, Look][] = [
  ['wide and light', {}],
  ['wide and dark', { dark: true }],
  ['phone-wide and light', { width: 390, height: 844 }],
  ['phone-wide and dark', { width: 390, height: 844, dark: true }],
  ['wide, light and English', { language: 'en' }],
  ['wide, light and nynorsk', { language: 'nn' }],
]

let stage: Stage
let pointPath: string
const people = new Map<string, Person>()

beforeAll(async () => {
  stage = await openStage()
  for (const [name, look] of looks) {
    people.set(name, await stage.enter({ role: 'programme-office', path: '/programmes', look }))
  }
  const someone = people.get(looks[0]?.[0] ?? '')
  const answer = await someone?.context.request.get('/api/programmes/digital-samhandling/points')
  pointPath = `/p/digital-samhandling/points/${pointsBodySchema.parse(await answer?.json()).points[0]?.id}`
})
afterAll(() => stage.close())

const pages: readonly [string, () => string, string][] = [
  ['seats', () => '/seats', 'h1'],
  ['programmes', () => '/programmes', 'h1'],
  ['queue', () => '/p/digital-samhandling/queue', '[data-item="DD-1"]'],
  [
    'item over the queue',
    () => '/p/digital-samhandling/queue?item=KI-4',
    'dialog[data-drawer="KI-4"] [role="textbox"]',
  ],
  ['cut list', () => '/p/digital-samhandling/cut-list', '[data-item="DD-K1"]'],
  ['points', () => '/p/digital-samhandling/points', 'h1'],
  ['point', () => pointPath, '[data-agenda-item]'],
  ['not found', () => '/p/finnes-ikke/queue', 'h1, [role="alert"], .empty'],
]

/** Nynorsk has the same pages as bokmål; two of them tell whether its words fit. */
const inNynorsk = new Set(['queue', 'point'])

for (const [look, { language }] of looks) {
  it.each(pages.filter(([name]) => language !== 'nn' || inNynorsk.has(name)))(
    `%s (${look}): axe finds nothing serious and nothing runs out of the page`,
    async (_name, path, ready) => {
      const page = people.get(look)?.page as Page
      await page.goto(path())
      await page.locator(ready).first().waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe(language ?? 'nb')
      const result = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const serious = result.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')
      expect(serious.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over).toBeLessThanOrEqual(0)
    },
  )
}
