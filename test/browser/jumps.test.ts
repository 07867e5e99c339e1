// What jumps while a page comes: rows that are there stay where they are when what is reckoned of them comes, so that a press meets what it was meant
// for. Read off the browser's own count of layout shifts.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from './stage.ts'

/** What a page may move in all, as browsers reckon it; from 0.1 on they call it poor. */
const mostShift = 0.06

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

it.each([
  ['wide', { width: 1440, height: 900 }],
  ['tablet-wide', { width: 1024, height: 768 }],
  ['phone-wide', { width: 390, height: 844 }],
])('queue, cut list and frame stay where they are when their figures come (%s)', async (_, look) => {
  const person = await stage.enter({ role: 'board-member', path: '/programmes', look })
  await countShifts(person)
  const { page } = person
  await page.goto('/p/digital-samhandling/queue')
  await page.locator('[data-frame-line="p85"]').first().waitFor()
  const queue = await shifted(page)
  await page.goto('/p/digital-samhandling/cut-list')
  await page.locator('.cut-s[data-figures]').waitFor()
  const cutList = await shifted(page)
  await page.goto('/p/digital-samhandling/frame')
  await page.locator('.frm-t').nth(1).waitFor()
  const frame = await shifted(page)
  const moved = { queue, cutList, frame }
  console.info(`${look.width} wide, moved while it came: ${JSON.stringify(moved)}`)
  expect(Math.max(...Object.values(moved))).toBeLessThan(mostShift)
})

async function countShifts({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    const counted = { shift: 0 }
    Object.assign(globalThis, { counted })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** @returns what has moved since the page began, once what came last is drawn. */
async function shifted(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(() => resolve(null)))
    return (globalThis as unknown as { counted: { shift: number } }).counted.shift
  })
}
