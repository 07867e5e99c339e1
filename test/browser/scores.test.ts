// Scores in a browser: the facilitator asks three, who answer by keyboard, by press and on a phone; nobody sees another's; then all of it is shown to
// everybody at once and stands as marks on the item. Axe finds nothing on the way.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFinds } from './axe.ts'
import { drawer } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'
let stage: Stage
let leads: Person
let first: Person
let second: Person
let phone: Person
beforeAll(async () => {
  stage = await openStage()
  const look = { width: 390, height: 844, dark: true }
  ;[leads, first, second, phone] = await Promise.all([
    stage.enter({ role: 'facilitator', path: `${programme}/scores` }),
    stage.enter({ role: 'board-member', nth: 0, path: `${programme}/queue` }),
    stage.enter({ role: 'board-member', nth: 1, path: `${programme}/scores` }),
    stage.enter({ role: 'board-member', nth: 2, path: `${programme}/scores`, look }),
  ])
})
afterAll(() => stage.close())

async function expectNothingSerious(page: Page): Promise<void> {
  const found = await axeFinds(page)
  expect(found.filter(({ serious }) => serious).map(({ what }) => what)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
}

const benefits = 5
const group = (page: Page, at: number) => page.locator('.scr-c fieldset').nth(at)

describe('scores', () => {
  it('[SCR1] the facilitator asks named people for named items', async () => {
    const { page } = leads
    await page.getByText('Ingen har bedt om en vurdering ennå.').waitFor()
    await page.getByRole('button', { name: 'Be om vurdering' }).click()
    const dialog = page.getByRole('dialog', { name: 'Be om vurdering av nytte' })
    for (const item of ['KI-4', 'DD-5']) {
      await dialog.getByRole('combobox').fill(item)
      // It stands among the others before the search has come; the one that is marked is the one Enter takes.
      await dialog.getByRole('option', { selected: true, name: new RegExp(`^${item} `) }).waitFor()
      await page.keyboard.press('Enter')
      await dialog.getByRole('button', { name: `Ta ut ${item}` }).waitFor()
      await dialog.getByRole('combobox').fill('')
    }
    await expectNothingSerious(page)
    const named = [first, second, phone].map(({ seat }) => seat.person.name)
    const people = dialog.getByRole('group', { name: /^Hvem som spørres/ })
    for (const box of await people.getByRole('checkbox').all()) {
      const label = await box.evaluate((each) => each.closest('label')?.textContent ?? '')
      await box.setChecked(named.some((name) => label.startsWith(`${name},`)))
    }
    await people.getByText('Hvem som spørres (3)').waitFor()
    await dialog.getByRole('button', { name: 'Be om vurdering' }).click()
    await page.getByText('av 3 har svart').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Vis alle samlet' }).isDisabled()).toBe(true)
  })

  it('[SCR12] it waits for who is asked where she lands, and the drawer says that nothing is shown yet', async () => {
    const { page } = first
    await page.getByRole('link', { name: 'Vurder nytten av 2 behov' }).first().waitFor()
    await page.goto(`${programme}/queue?item=KI-4`)
    const open = drawer(page, 'KI-4')
    await open.getByText('Vurderes nå. Svarene er ikke vist.').waitFor()
    await open.getByRole('link', { name: 'Til vurderingen' }).click()
    await page.getByText('Behov 1 av 2.').waitFor()
    await expectNothingSerious(page)
  })

  it('[SCR2] one answers by digits alone, one by presses, one on a phone, and goes on where she was', async () => {
    await group(first.page, 0).getByRole('radio', { name: '0' }).focus()
    for (const digit of ['4', '3', '2', '1', '0']) await first.page.keyboard.press(digit)
    await first.page.keyboard.press('Enter')
    await first.page.getByText('Behov 2 av 2.').waitFor()
    await group(first.page, 0).getByRole('radio', { name: '0' }).focus()
    for (const digit of ['5', '5', '5', '5', '5']) await first.page.keyboard.press(digit)
    await leads.page.getByText('1 av 3 har svart').waitFor()

    for (const mark of ['5', '1']) {
      for (let at = 0; at < benefits; at += 1) await group(second.page, at).getByText(mark, { exact: true }).click()
      if (mark === '5') await second.page.getByRole('button', { name: 'Neste behov' }).click()
    }
    await leads.page.getByText('2 av 3 har svart').waitFor()

    const { page } = phone
    for (let at = 0; at < benefits; at += 1) {
      await group(page, at)
        .getByText(at === 0 ? 'Ikke min kompetanse' : '2', { exact: true })
        .tap()
    }
    const why = page.getByLabel('Hvorfor (valgfritt)').nth(1)
    await why.fill('Vi har prøvd det')
    const kept = page.waitForResponse(
      (answer) =>
        answer.request().method() === 'PUT' && (answer.request().postData() ?? '').includes('prøvd') && answer.ok(),
    )
    await why.blur()
    await kept
    await page.getByText('1 behov igjen').waitFor()
    await expectNothingSerious(page)
    await page.reload()
    await page.getByText('Behov 2 av 2.').waitFor()
    for (let at = 0; at < benefits; at += 1) await group(page, at).getByText('2', { exact: true }).tap()
    await page.getByText('Avgitt').first().waitFor()
    await leads.page.getByText('3 av 3 har svart').waitFor()
  })

  it('[SCR9] nobody’s page holds what another has said before it is shown', async () => {
    for (const { page } of [leads, first, second]) {
      expect(await page.content()).not.toContain('Vi har prøvd det')
      expect(await page.getByText('Median 4').count()).toBe(0)
    }
    await expectNothingSerious(leads.page)
  })

  it('[SCR8] it is shown to everybody at once, with the spread, and stands as marks on the item', async () => {
    await leads.page.getByRole('button', { name: 'Vis alle samlet' }).click()
    for (const { page } of [leads, first, second, phone]) {
      await page.getByText('Median 4,5, spenn 4–5, 2 svar. Merket ble 5.').waitFor()
      await expectNothingSerious(page)
    }
    const { page } = phone
    await page.getByRole('button', { name: 'Vis hva hver svarte' }).first().click()
    await page.getByText('Vi har prøvd det').waitFor()
    await expectNothingSerious(page)
    await first.page.goto(`${programme}/queue?item=KI-4`)
    const open = drawer(first.page, 'KI-4')
    await open.getByText('Median 4,5, spenn 4–5, 2 svar').waitFor()
    await open
      .getByRole('group', { name: /Frigjort tid for personell/ })
      .getByText('5', { exact: true })
      .waitFor()
  })
})
