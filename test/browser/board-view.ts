// The board as a person sees and works it in the browser: the words and marks the tests look for, in one place.

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** One row (or entry) of a list. */
export function row(page: Page, id: string): Locator {
  return page.locator(`[data-item="${id}"]`)
}

/** The ids of a list in the order shown, as far as they are drawn. */
export async function order(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item][data-place]')]
      .map((each) => ({ id: each.dataset.item ?? '', place: Number(each.dataset.place) }))
      .sort((a, b) => a.place - b.place)
      .map((each) => each.id),
  )
}

/** Waits until an item stands at a place. */
export async function standsAt(page: Page, id: string, place: number): Promise<void> {
  await page.locator(`[data-item="${id}"][data-place="${place}"]`).waitFor({ state: 'attached' })
}

/** The save status of the top bar (or of an open drawer). */
export async function saved(page: Page): Promise<void> {
  await page.locator('[data-save="saved"]').first().waitFor()
  expect(await page.locator('[data-save]:not([data-save="saved"])').count()).toBe(0)
}

/** The open drawer of an item. */
export function drawer(page: Page, id: string): Locator {
  return page.locator(`dialog[data-drawer="${id}"]`)
}

/** Moves an item by the dialog «Flytt til plass …» of its open drawer, then closes the drawer. */
export async function moveToPlace(page: Page, id: string, place: number): Promise<void> {
  await row(page, id)
    .getByRole('button', { name: `Mer om ${id}` })
    .click()
  await page.getByRole('menuitem', { name: 'Flytt til plass …' }).click()
  const dialog = page.getByRole('dialog', { name: `Flytt ${id}` })
  await dialog.getByRole('textbox').fill(String(place))
  await dialog.getByRole('button', { name: 'Flytt', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Writes a new title in an item's drawer. */
export async function writeTitle(page: Page, id: string, title: string): Promise<void> {
  const field = drawer(page, id).getByRole('textbox', { name: 'Tittel' })
  await field.fill(title)
  await field.press('Enter')
}

/** The rich-text description in an open drawer. */
export function description(page: Page, id: string): Locator {
  return drawer(page, id).getByRole('textbox', { name: 'Beskrivelse' })
}
