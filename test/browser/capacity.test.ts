// Receivers, dependencies and the second opinion in a browser: by the keyboard alone, while somebody else writes, and for who only reads.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from './stage.ts'

const base = '/p/digital-samhandling'

let stage: Stage
let office: Person
let observer: Person
beforeAll(async () => {
  stage = await openStage()
  office = await stage.enter({ role: 'programme-office', path: `${base}/capacity` })
  observer = await stage.enter({ role: 'observer', path: `${base}/capacity` })
})
afterAll(() => stage.close())

const cell = (person: Person, key: string) => person.page.locator(`[id="heat-${key}"]`)

it('[CAP5] a cell of the heat strip tells by the keyboard which items make it, and leads to them and back', async () => {
  const { page } = office
  const over = cell(office, 'KOM.2027-2')
  await over.waitFor()
  expect(await over.getAttribute('aria-label')).toMatch(
    /^Kommunene, 2\. halvår 2027: 103 av 90 månedsverk, 13.md\.verk over$/,
  )
  await over.focus()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('region', { name: 'Kommunene, 2. halvår 2027' })
  expect(await asked.getByRole('listitem').first().innerText()).toMatch(/^DD-1 .*45.md\.verk$/s)
  await asked.locator('[data-item="DD-1"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('dialog[data-drawer="DD-1"]').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe('DD-1')
  await asked.getByRole('button', { name: 'Lukk' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('heat-KOM.2027-2')
})

it('[CAP5] what somebody writes of demand and adoption is refused in words where it cannot be, kept where it can, and seen by others at once', async () => {
  const { page } = office
  await page.goto(`${base}/capacity?item=DD-1`)
  const drawer = page.locator('dialog[data-drawer="DD-1"]')
  const demand = drawer.getByRole('group', { name: 'Kommunene' })
  const effort = demand.getByLabel('2. halvår 2027')
  await effort.fill('mye')
  await effort.press('Enter')
  await demand.getByText('Dette er ikke et tall.').waitFor()
  await effort.fill('10001')
  await effort.press('Enter')
  await demand.getByText('Skriv et tall fra 0 til 10 000.').waitFor()
  await effort.fill('20,5')
  await effort.press('Enter')
  await expect.poll(() => cell(observer, 'KOM.2027-2').getAttribute('aria-label')).toContain('78,5 av 90 månedsverk')
  const adoption = drawer.getByLabel('Kommunene, prosent')
  await adoption.fill('150')
  await adoption.press('Enter')
  await drawer.getByText('Skriv et tall fra 0 til 100.').waitFor()
  await adoption.fill('50')
  await adoption.press('Enter')
  await drawer.getByText('Nytte: 17 poeng om alle tok det i bruk, 8,5 ventet.').waitFor()
  await page.keyboard.press('Escape')
})

it('[CAP4] the picture opens an item by the keyboard, and says in words where the order breaks a dependency', async () => {
  const { page } = observer
  await page.locator('.dep-n').first().waitFor()
  await page.getByText('KI-1 står over KI-2, som den trenger: plass 3 og 4.').waitFor()
  expect(await page.locator('.dep-x').allInnerTexts()).toEqual([
    expect.stringContaining('står lavere'),
    expect.stringContaining('står lavere'),
  ])
  await page.locator('.dep-n', { hasText: 'KI-4' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('dialog[data-drawer="KI-4"]').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Vis som tabell').click()
  const lines = await page.locator('.dep-l').count()
  await expect.poll(() => page.locator('.dep-t tbody tr').count()).toBe(lines)
})

it('[OPN8] an observer asks for a second opinion, and another finds it there, told to be of an earlier queue once that has changed', async () => {
  await observer.page.goto(`${base}/second-opinion`)
  await observer.page.getByRole('button', { name: 'Regn ut' }).click()
  const lead = observer.page.locator('.opn-lead h2')
  await lead.waitFor()
  expect(await lead.innerText()).toMatch(/^Forslaget gir \d+ poeng mer ventet nytte enn styrets utvalg: \d+ mot \d+\.$/)
  await office.page.goto(`${base}/second-opinion`)
  await expect.poll(() => office.page.locator('.opn-lead h2').innerText()).toBe(await lead.innerText())
  await office.page.goto(`${base}/second-opinion?item=DD-9`)
  const drawer = office.page.locator('dialog[data-drawer="DD-9"]')
  await drawer.getByRole('textbox', { name: 'Sannsynlig', exact: true }).fill('90')
  await drawer.getByRole('textbox', { name: 'Høy', exact: true }).fill('120')
  await office.page.keyboard.press('Enter')
  await office.page.keyboard.press('Escape')
  await observer.page.reload()
  await observer.page.getByText('er endret siden dette ble regnet ut').waitFor()
  await observer.page.getByRole('button', { name: 'Regn ut på nytt' }).waitFor()
})
