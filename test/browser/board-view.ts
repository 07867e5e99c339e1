// The board as a person sees and works it in the browser: the words and marks the tests look for, in one place.

import type { Locator, Page } from 'playwright-core'

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

/**
 * Waits until everything that was written in the page is saved, and each save state that is seen (top bar, open drawer) says so. What was just written
 * is told to the page a moment later, by a timer that stands already: a room tells at most sixty times a second.
 */
export async function saved(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 16)))
  await page.waitForFunction(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('[data-save]')].filter((each) => each.checkVisibility())
    return seen.length > 0 && seen.every((each) => each.dataset.save === 'saved')
  })
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
