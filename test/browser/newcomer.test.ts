// A newcomer with a keyboard and nothing else: takes a seat, opens the board, reorders the queue, and hears what happens.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { order, row, saved, standsAt } from './board-view.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

it('from the printed address to a moved item, by keyboard alone, announced with name and place', async () => {
  const context = await stage.newContext()
  const page = await context.newPage()
  await page.goto('/')
  const seat = (await stage.seats()).find(
    (each) => each.role === 'board-member' && each.programme.id === 'digital-samhandling',
  )
  const press = page.getByRole('button', { name: new RegExp(seat?.person.name ?? '') }).first()
  await press.focus()
  await page.keyboard.press('Enter')
  await row(page, 'DD-1').waitFor()
  const before = await order(page)
  await row(page, 'DD-1').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const moved = before[2] ?? ''
  await expect.poll(() => focusedItem(page)).toBe(moved)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await standsAt(page, moved, 1)
  await saved(page)
  const spoken = page.locator('[aria-live]').filter({ hasText: `${moved}` })
  await expect
    .poll(async () => (await spoken.allInnerTexts()).join(' '))
    .toContain(`flyttet til plass 1 av ${before.length}`)
  await expect.poll(() => focusedItem(page)).toBe(moved)
  await expect.poll(async () => (await order(page)).slice(0, 3)).toEqual([moved, before[0], before[1]])
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await standsAt(page, moved, 1)
  await context.close()
})

it('an address that is shared leads there after a seat is taken', async () => {
  const context = await stage.newContext()
  const page = await context.newPage()
  await page.goto('/p/digital-samhandling/cut-list?item=DD-K1')
  const seat = (await stage.seats()).find(
    (each) => each.role === 'observer' && each.programme.id === 'digital-samhandling',
  )
  await page
    .getByRole('button', { name: new RegExp(seat?.person.name ?? '') })
    .first()
    .click()
  await page.locator('dialog[data-drawer="DD-K1"]').waitFor()
  expect(new URL(page.url()).pathname).toBe('/p/digital-samhandling/cut-list')
  // One that leads nowhere says so in the one frame there is.
  await page.goto('/p/digital-samhandling/finnes-ikke')
  await page.getByRole('heading', { name: 'Denne siden finnes ikke' }).waitFor()
  expect([await page.getByRole('banner').count(), await page.getByRole('main').count()]).toEqual([1, 1])
  await context.close()
})

/** The item whose row has the focus. */
async function focusedItem(page: Page): Promise<string | undefined> {
  return await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item)
}
