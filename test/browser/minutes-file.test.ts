// The minutes as a page in a browser: axe finds nothing, nothing is fetched, and nothing runs out of the page, wide or phone-wide, light or dark.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { axeFinds } from './axe.ts'
import { type Look, openStage, type Stage } from './stage.ts'

const looks: readonly [string, Look][] = [
  ['wide and light', {}],
  ['phone-wide and dark', { width: 390, height: 844, dark: true }],
]

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

it.each(looks)('[MIN5] the page of the minutes is accessible and asks for nothing more (%s)', async (_name, look) => {
  const { page, context } = await stage.enter({ role: 'programme-office', path: '/programmes', look })
  const listed = await context.request.get('/api/programmes/digital-samhandling/points')
  const [point] = pointsBodySchema.parse(await listed.json()).points
  await page.goto('about:blank')
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  const path = `/api/programmes/digital-samhandling/points/${point?.id}/minutes.html`
  await page.goto(`${path}?audience=board`)
  await page.locator('h1').waitFor()
  expect(asked.filter((each) => each !== '/favicon.ico')).toEqual([path])
  expect(await axeFinds(page, ['best-practice'])).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
})
