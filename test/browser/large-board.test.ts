// A board of 2,000 items in a real browser: it opens, scrolls and moves an item without holding the page up. The figures are read off the
// browser's own trace and printed, so that a slower build is seen.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveToPlace, row, saved, standsAt } from './board-view.ts'
import { leastOfThree, longTaskMs, longTasks, mostStyledAnew, slowness } from './long-tasks.ts'
import { openStage, type Person, type Stage } from './stage.ts'

let stage: Stage
let member: Person

beforeAll(async () => {
  stage = await openStage({ entry: 'test/generators/large-board-server.ts', env: { ITEMS: '2000' } })
  const seat = (await stage.seats()).find((each) => each.role === 'board-member')
  if (!seat) throw new Error('the large board has no member')
  member = await stage.enter({ role: 'board-member', programme: seat.programme.id, path: '/programmes' })
})
afterAll(() => stage.close())

it('opens, scrolls and moves an item with no long task over 100 ms', async () => {
  const { page, seat } = member
  const path = `/p/${seat.programme.id}/queue`
  const firstRow = page.locator('[data-item][data-place="1"]')
  // Once before measuring, so that what is measured is the board and not the browser's first reading of the programs.
  await page.goto(path)
  await firstRow.waitFor()
  const slownessBefore = await slowness(page)

  const opening = await leastOfThree(() =>
    longTasks(stage.browser, page, async () => {
      await page.goto(path)
      await firstRow.waitFor()
    }),
  )
  expect(await page.locator('[data-item]').count()).toBeLessThan(120)
  const scrolling = await leastOfThree(async () => {
    await page.evaluate(() => scrollTo(0, 0))
    await firstRow.waitFor()
    return await longTasks(stage.browser, page, async () => {
      await page.mouse.move(600, 500)
      for (let turn = 0; turn < 40; turn += 1) {
        // A screenful in every frame: faster than a hand can.
        await page.mouse.wheel(0, 800)
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))))
      }
    })
  })
  await page.evaluate(() => scrollTo(0, 0))
  await firstRow.waitFor()
  const moved = (await page.locator('[data-item][data-place="3"]').getAttribute('data-item')) ?? ''
  let place = 3
  const moving = await leastOfThree(() => {
    place = place === 1 ? 3 : 1
    return longTasks(stage.browser, page, async () => {
      await moveToPlace(page, moved, place)
      await standsAt(page, moved, place)
      await saved(page)
    })
  })
  await moveToPlace(page, moved, 1_500)
  // Sent far away the row is no longer drawn; the row that came in its place has the focus, so that the keyboard goes on from there.
  await row(page, moved).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('1')
  console.info(`2,000 items, longest task: opening ${opening} ms, scrolling ${scrolling} ms, moving ${moving} ms`)
  // What else the machine does comes and goes: its pace is taken on both sides.
  const pace = Math.max(slownessBefore, await slowness(page))
  expect(Math.max(opening, scrolling, moving)).toBeLessThanOrEqual(longTaskMs * pace)
})

it('styles what is near anew when the focus moves, not the whole page', async () => {
  const { page } = member
  // Lines that are still reckoned style the page anew when they come.
  await saved(page)
  await page.waitForFunction(() => document.querySelector('[data-stale]') === null)
  await page.locator('[data-item][data-place="1"]').getByRole('button').first().focus()
  const styled = await mostStyledAnew(stage.browser, page, async () => {
    for (let press = 0; press < 6; press += 1) {
      await page.keyboard.press('Tab')
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))))
    }
  })
  const all = await page.evaluate(() => document.querySelectorAll('body *').length)
  console.info(`${all} elements, of which at most ${styled} are styled anew by a press of Tab`)
  expect(all).toBeGreaterThan(500)
  expect(styled).toBeGreaterThan(0)
  expect(styled).toBeLessThan(all / 4)
})
