// What was not kept: told in words for every kind of edit, copied, made again, and taken away only after a question; with the keyboard alone, for
// those who hear it, on a phone and in the dark, in every language. `TRAY_PICTURES=<folder>` keeps pictures to look at.

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { axeFinds } from './axe.ts'
import { description, drawer, moveToPlace, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let writer: Person
let office: Person

beforeAll(async () => {
  stage = await openStage({ lines: true })
  writer = await stage.enter({ role: 'board-member', nth: 0, path: `${queue}?item=DD-9` })
  office = await stage.enter({ role: 'programme-manager', path: queue })
  await description(writer.page, 'DD-9').waitFor()
  await saved(writer.page)
  await saved(office.page)
  await writer.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.url })
})
afterAll(() => stage.close())

const tray = (page: Page) => page.getByRole('dialog', { name: /^(Ikke lagret|Ikkje lagra|Not saved)$/ })
const entries = (page: Page) => tray(page).locator('.nk > li')
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.TRAY_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

it('[SAV3] edits to an item that somebody removed meanwhile, and a taken id: each is told with what, before, after and why', async () => {
  const { page } = writer
  await writer.line().offline()
  await page.locator('[data-save="offline"]').first().waitFor()
  const open = drawer(page, 'DD-9')
  await writeTitle(page, 'DD-9', 'Tittel som ingen får se')
  for (const [label, value] of [
    ['Lav', '10,5'],
    ['Sannsynlig', '20'],
    ['Høy', '1 200'],
  ] as const) {
    await open.getByLabel(label, { exact: true }).fill(value)
  }
  await open.getByLabel('Høy', { exact: true }).press('Enter')
  await open.getByRole('checkbox', { name: 'Hva som skal gjøres' }).click()
  const mark = open.getByRole('radio', { name: /4/ }).first()
  // The radio itself is hidden: the box it stands in is what is pressed.
  await mark.locator('..').click()
  await expect.poll(() => mark.isChecked()).toBe(true)
  await description(page, 'DD-9').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Skrevet i en beskrivelse som er borte.')
  await page.keyboard.press('Escape')
  if (await open.isVisible()) await page.keyboard.press('Escape')
  await moveToPlace(page, 'DD-9', 1)
  await page.getByRole('button', { name: 'Nytt behov' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nytt behov' })
  await dialog.getByLabel('Hva er behovet?').fill('Behov med tatt id')
  await dialog.getByRole('button', { name: 'Legg i køen' }).click()
  await page.keyboard.press('Escape')

  await saved(office.page)
  await addItem(office.page, 'Først ute med id')
  await removeItem(office.page, 'DD-9')
  await saved(office.page)
  await writer.line().mend()
  await page.locator('[data-save="refused"]').first().waitFor()
  await page.getByRole('button', { name: 'Se dem her' }).first().click()
  const text = async () => (await tray(page).innerText()).replaceAll('\u00a0', ' ')
  for (const words of [
    'Tittel som ingen får se',
    'lav 10,5, sannsynlig 20, høy 1 200 MNOK',
    '4 av 5',
    'Klar: Hva som skal gjøres',
    'plass 1 i køen',
    'Skrevet i en beskrivelse som er borte.',
    'Ny oppføring',
    'Behov med tatt id',
    'finnes allerede',
  ]) {
    await expect.poll(text).toContain(words)
  }
  expectWords(await text())
  await picture(page, 'tray-wide')
})

it('copies what it shows, and makes an edit again', async () => {
  const { page } = writer
  const entry = entries(page).filter({ hasText: 'Behov med tatt id' })
  await entry.getByRole('button', { name: 'Kopier' }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('Tittel: Behov med tatt id')
  expectWords(await copied())
  const before = await entries(page).count()
  await entry.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect.poll(() => entries(page).count()).toBe(before - 1)
  await office.page.getByText('Behov med tatt id').first().waitFor({ state: 'attached' })
  // An edit to what is gone is refused again, and stays.
  const gone = entries(page).filter({ hasText: 'Tittel som ingen får se' })
  await gone.getByRole('button', { name: 'Prøv igjen' }).click()
  await gone.getByText('Ble ikke lagret nå heller.').waitFor()
  expect(await entries(page).count()).toBe(before - 1)
})

it('[T-133] with the keyboard alone: a question before anything goes, the careful answer first, and the focus stays in the dialog', async () => {
  const { page } = writer
  const before = await entries(page).count()
  const remove = entries(page).first().getByRole('button', { name: 'Fjern fra listen' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Behold')
  await picture(page, 'tray-question')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Fjern fra listen')
  expect(await entries(page).count()).toBe(before)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => focused(page)).toBe('Fjern')
  await page.keyboard.press('Enter')
  await expect.poll(() => entries(page).count()).toBe(before - 1)
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  for (let at = 0; at < 40; at += 1) {
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(
      () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
    )
    expect(inside).toBe(true)
  }
})

it('has nothing for axe, runs nowhere out of a phone, and is in words in the dark and in every language', async () => {
  const { page } = writer
  for (const [name, width, colorScheme, language] of [
    ['wide', 1440, 'light', 'nb'],
    ['phone-dark', 390, 'dark', 'nb'],
    ['phone-nn', 390, 'light', 'nn'],
    ['wide-dark-en', 1440, 'dark', 'en'],
  ] as const) {
    await page.evaluate((chosen) => localStorage.setItem('veivalg.language', chosen), language)
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto(queue)
    await page.locator('[data-save="refused"]').first().waitFor()
    await page.locator('.saved-show').first().click()
    await entries(page).first().waitFor()
    expect([name, await axeFinds(page)]).toEqual([name, []])
    const over = await page.evaluate(() => {
      const box = document.querySelector('dialog[open] .dlg-b') ?? document.documentElement
      return Math.max(
        box.scrollWidth - box.clientWidth,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    })
    expect(`${name} ${over}`).toBe(`${name} 0`)
    expectWords(await tray(page).innerText())
    await picture(page, `tray-${name}`)
  }
})

it('[UND2] the question before an undo names who changed the field, and says both values in words', async () => {
  const { page } = writer
  await page.evaluate(() => localStorage.setItem('veivalg.language', 'nb'))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${queue}?item=DD-3`)
  const fase = (on: Page) => drawer(on, 'DD-3').getByLabel('Fase')
  const own = (await fase(page).inputValue()) === 'planning' ? 'assignment' : 'planning'
  await fase(page).selectOption(own)
  await office.page.goto(`${queue}?item=DD-3`)
  await expect.poll(() => fase(office.page).inputValue()).toBe(own)
  await fase(office.page).selectOption('national-rollout')
  await expect.poll(() => fase(page).inputValue()).toBe('national-rollout')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Angre' }).first().click()
  const question = page.getByRole('dialog', { name: 'Noen har endret dette siden' })
  await question.getByText(`${office.seat.person.name} har endret DD-3 etter deg: fase.`).waitFor()
  await question.getByText('Nasjonal bredding').waitFor()
  expectWords(await question.innerText())
  await picture(page, 'undo-question')
  await question.getByRole('button', { name: 'La det stå' }).click()
})

it('on the agenda of a point too: an item of the agenda is called by its number and title, never by its id', async () => {
  const answer = await office.context.request.get('/api/programmes/digital-samhandling/points')
  const path = `/p/digital-samhandling/points/${pointsBodySchema.parse(await answer.json()).points[0]?.id}`
  const { page } = writer
  for (const each of [page, office.page]) {
    await each.goto(path)
    await each.locator('[data-agenda-item]').first().waitFor()
  }
  await writer.line().offline()
  await page.locator('[data-save="offline"], [data-save="refused"]').first().waitFor()
  const minutes = page
    .locator('[data-agenda-item]')
    .first()
    .getByRole('textbox', { name: /[Vv]arighet|[Mm]inutter/ })
    .first()
  await minutes.fill('55')
  await minutes.press('Enter')
  const id = await page.locator('[data-agenda-item]').first().getAttribute('data-agenda-item')
  await office.page.reload()
  const first = office.page.locator(`[data-agenda-item="${id}"]`)
  await first.waitFor()
  await first
    .getByRole('button', { name: /^Mer om|Flere/ })
    .first()
    .click()
  await office.page.getByRole('menuitem', { name: /^Fjern/ }).click()
  await office.page.locator('dialog[open] button[type="submit"]').click()
  await first.waitFor({ state: 'detached' })
  await writer.line().mend()
  await page.locator(`[data-agenda-item="${id}"]`).waitFor({ state: 'detached' })
  await page.locator('[data-save="refused"]').first().waitFor()
  await page.getByRole('button', { name: 'Se dem her' }).first().click()
  const entry = entries(page).filter({ hasText: '55' }).last()
  await entry.waitFor()
  await expect.poll(() => entry.innerText()).toContain('Varighet')
  const text = await entry.innerText()
  expect(text).not.toContain(id)
  expectWords(text)
  await picture(page, 'tray-agenda')
})

/** No keys, machine words or brackets. */
function expectWords(text: string): void {
  expect(text).not.toMatch(
    /[{}[\]]|\b(?:true|false|null|undefined|NaN)\b|limited-rollout|\b\d{4}-\d\d-\d\d\b|benefit\.|ready\.|\ba[0-9A-Za-z]V\b/,
  )
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

async function addItem(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Nytt behov' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nytt behov' })
  await dialog.getByLabel('Hva er behovet?').fill(title)
  await dialog.getByRole('button', { name: 'Legg i køen' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
}

async function removeItem(page: Page, id: string): Promise<void> {
  await row(page, id)
    .getByRole('button', { name: `Mer om ${id}` })
    .click()
  await page.getByRole('menuitem', { name: 'Fjern' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Fjern', exact: true }).click()
  await row(page, id).waitFor({ state: 'detached' })
}
