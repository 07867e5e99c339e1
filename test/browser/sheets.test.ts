// The board out to a spreadsheet and in again, in a browser: what the sheet changed is seen first, what others wrote meanwhile is kept, and where both changed
// a field the person says which. Everybody at the board sees what came of it, at once.

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTables } from '../../server/imports/read-tables.ts'
import { saved } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const board = '/p/digital-samhandling'
let stage: Stage
let office: Person
let member: Person
beforeAll(async () => {
  stage = await openStage()
  office = await stage.enter({ role: 'programme-office', path: `${board}/sheets` })
  member = await stage.enter({ role: 'board-member', path: `${board}/queue` })
})
afterAll(() => stage.close())

async function taken(): Promise<string> {
  const [download] = await Promise.all([
    office.page.waitForEvent('download'),
    office.page.getByRole('link', { name: 'Behovskø (.csv)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^behovskø digital-samhandling \d{4}-\d\d-\d\d\.csv$/)
  return readFile(await download.path(), 'utf8')
}

const choose = (name: string, text: string) =>
  office.page
    .getByLabel(/^Velg (en annen )?fil$/)
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function rename(id: string, title: string): Promise<void> {
  const { page } = member
  await page.locator(`[data-item="${id}"]`).first().focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator(`[data-item="${id}"]`).first().textContent()).toContain(title)
  // Her own page shows it at once; the server has it when it is saved.
  await saved(page)
}

it('[SHT6] [SHT9] a sheet that was changed while somebody else edited is read in as its reader says', async () => {
  const { page } = office
  const csv = await taken()
  await rename('DD-3', 'Styrets nye navn')
  const changed = csv
    .replace('Avklare samarbeidsområder og hvilke dokumenter som deles', 'Arkets navn')
    .replace('Koble nye koblingspunkter til det nasjonale', 'Koblet i arket')
  expect(changed).not.toBe(csv)
  await choose('kø.csv', changed)
  await page.getByRole('insertion').getByText('Koblet i arket').waitFor()
  const clash = page.getByRole('group', { name: 'Hvilken verdi skal DD-3 Behov ha?' })
  expect(await clash.getByRole('radio', { name: /^Tavlen:/ }).isChecked()).toBe(true)
  expect(await clash.textContent()).toContain('Styrets nye navn')
  await clash.getByRole('radio', { name: /^Arket:/ }).check()
  await page.getByRole('button', { name: 'Les inn 2 behov' }).press('Enter')
  await page.getByText('Lest inn: 2 behov endret, 0 nye, 0 flyttet, 0 rader utelatt.').waitFor()
  const row = (id: string) => member.page.locator(`[data-item="${id}"]`).first().textContent()
  await expect.poll(() => row('DD-4')).toContain('Koblet i arket')
  await expect.poll(() => row('DD-3')).toContain('Arkets navn')
})

it('[SHT9] a board that changes while the difference is looked at is shown anew, and nothing of the old is written', async () => {
  const { page } = office
  const csv = await taken()
  await choose('kø.csv', csv.replace('Koblet i arket', 'Koblet igjen'))
  await page.getByRole('insertion').getByText('Koblet igjen').waitFor()
  await rename('DD-4', 'Koblet av styret')
  await page.getByRole('button', { name: 'Les inn 1 behov' }).press('Enter')
  await page.getByText('Tavlen ble endret mens du så på.').waitFor()
  const clash = page.getByRole('group', { name: 'Hvilken verdi skal DD-4 Behov ha?' })
  await clash.waitFor()
  await expect.poll(() => member.page.locator('[data-item="DD-4"]').first().textContent()).toContain('Koblet av styret')
})

it('[SHT4] [SHT8] columns nobody knows are chosen, and rows that cannot be taken are told with their reason', async () => {
  const { page } = office
  await choose('fra-en-annen.csv', 'Nr.;Hva\nDD-5;Ny sikkerhetsmodell\nDD-6;\n')
  await page.getByText('Ingen kolonne sier hvilket behov raden gjelder. Velg kolonnen med id.').waitFor()
  await page.getByLabel('Nr.', { exact: true }).selectOption('id')
  await page.getByText('Endres: 0.').waitFor()
  await page.getByLabel('Hva', { exact: true }).selectOption('title')
  await page.getByRole('heading', { name: '1 rad kan ikke leses inn' }).waitFor()
  const apply = page.getByRole('button', { name: 'Les inn 1 behov' })
  expect(await apply.isDisabled()).toBe(true)
  await page.getByLabel('La denne raden være utenfor').check()
  await apply.press('Enter')
  await page.getByText('Lest inn: 1 behov endret, 0 nye, 0 flyttet, 1 rader utelatt.').waitFor()
})

it('[SHT1] [RGT2] who only reads takes the board out, and is offered no way in', async () => {
  const observer = await stage.enter({ role: 'observer', path: `${board}/sheets` })
  const [download] = await Promise.all([
    observer.page.waitForEvent('download'),
    observer.page.getByRole('link', { name: 'Hele tavlen (.xlsx)' }).click(),
  ])
  const tables = await readTables(new Uint8Array(await readFile(await download.path())))
  expect(tables.ok && tables.value.map(({ name }) => name)).toEqual(['Behovskø', 'Kuttliste', 'Ramme'])
  expect(await observer.page.getByLabel('Velg fil').count()).toBe(0)
})
