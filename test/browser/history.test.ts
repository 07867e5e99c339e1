// The board in time and the way to anything: going back along the time line, setting a need back or asking the board to, and finding words with one key.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let member: Person
let office: Person

beforeAll(async () => {
  stage = await openStage()
  member = await stage.enter({ role: 'board-member', path: queue })
  office = await stage.enter({ role: 'programme-office', path: queue })
  for (const { page } of [member, office]) await row(page, 'DD-1').waitFor()
  await office.page.goto(`${queue}?item=DD-5`)
  await drawer(office.page, 'DD-5').waitFor()
  await writeTitle(office.page, 'DD-5', 'En helt annen tittel')
  await saved(office.page)
  await office.page.goto(queue)
})
afterAll(() => stage.close())

it('[SNC1] the rows of the queue say what has become of them since one saw them', async () => {
  const { page } = member
  await page.getByRole('button', { name: 'Endret siden sist' }).first().click()
  await row(page, 'DD-5').getByText('endret', { exact: true }).waitFor()
  await page.getByText('0 flyttet, 1 endret, 0 nye, 0 borte.').waitFor()
})

it('[HIS1] [HIS2] [HIS4] a member goes back along the time line by keyboard, sees what is another now, and sets it back for everybody', async () => {
  const { page } = member
  await page.goto('/p/digital-samhandling/history')
  const line = page.getByRole('slider', { name: 'Tidspunkt' })
  await line.waitFor()
  await page.getByText('Tavlen er som den var.').waitFor()
  await line.focus()
  await page.keyboard.press('Home')
  await page.getByText('tavlen ble laget').first().waitFor()
  expect(await line.getAttribute('aria-valuetext')).toContain('tavlen ble laget')
  await page.getByRole('button', { name: 'Sett DD-5 tilbake' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sett DD-5 tilbake' })
  await dialog.getByText('En helt annen tittel').waitFor()
  await dialog.getByRole('button', { name: 'Sett tilbake', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await row(office.page, 'DD-5').getByText('Sikkerhetsmodell i integrasjonene mot kjernejournal').waitFor()
})

it('[HIS4] a proposal to set back is an item in the backlog, and the board stands as it stood', async () => {
  await office.page.goto(`${queue}?item=DD-6`)
  await drawer(office.page, 'DD-6').waitFor()
  await writeTitle(office.page, 'DD-6', 'Midlertidig tittel')
  await saved(office.page)
  const { page } = member
  await page.reload()
  await page.getByRole('slider', { name: 'Tidspunkt' }).waitFor()
  await page.getByRole('button', { name: 'Foreslå å sette tilbake' }).click()
  const dialog = page.getByRole('dialog', { name: 'Foreslå å sette tilbake' })
  await dialog.getByText(/^DD-6 Midlertidig tittel: tittel: /).waitFor()
  await dialog.getByRole('button', { name: 'Legg i sakslageret' }).click()
  await dialog.getByText('Forslaget ligger i sakslageret.').waitFor()
  const answer = await office.context.request.get('/api/programmes/digital-samhandling/backlog')
  const { items } = (await answer.json()) as { items: { title: string; kind: string; linked: string[] }[] }
  expect(items.map(({ title, kind, linked }) => [title.slice(0, 27), kind, linked])).toEqual([
    ['Sette behov tilbake til sli', 'decision', ['DD-6']],
  ])
  await page.goto(queue)
  await row(page, 'DD-6').getByText('Midlertidig tittel').waitFor()
})

it('[HIS3] the drawer tells who changed what', async () => {
  const { page } = member
  await page.goto(`${queue}?item=DD-6`)
  await page.getByRole('button', { name: 'Vis hvem som endret hva' }).click()
  await drawer(page, 'DD-6').getByText(office.seat.person.name).first().waitFor()
  await drawer(page, 'DD-6').getByText('Midlertidig tittel').last().waitFor()
})

it('[SRC1] one key finds anything and goes there, with the keyboard alone', async () => {
  const { page } = member
  await page.goto(queue)
  await row(page, 'DD-1').waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Søk og gå til' })
  await palette.waitFor()
  await page.keyboard.type('midlertidige titler')
  await palette.getByText('Ingen treff.').waitFor()
  await palette.getByRole('combobox').fill('midlertidige')
  await palette.getByRole('option', { name: /Midlertidig tittel/ }).waitFor()
  await page.keyboard.press('Enter')
  await drawer(page, 'DD-6').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await palette.getByRole('combobox').fill('histor')
  await palette.getByRole('option', { name: 'Historikk' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Historikk', level: 1 }).waitFor()
})
