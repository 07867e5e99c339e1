// One of three people sits where WebSockets are blocked and streams are cut: she works as the others do, and never hears of it.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OfficeProxy, officeProxy } from '../doubles/office-proxy.ts'
import { description, drawer, moveToPlace, order, row, saved, standsAt, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let office: OfficeProxy
let blocked: Person
let other: Person
let third: Person
let at: string

beforeAll(async () => {
  stage = await openStage()
  office = await officeProxy(stage.url)
  office.upgrades = 'answer-400'
  office.cutStreamsMs = 3_000
  at = office.origin + queue
  blocked = await stage.enter({ role: 'board-member', nth: 0, path: at })
  other = await stage.enter({ role: 'board-member', nth: 1, path: queue })
  third = await stage.enter({ role: 'observer', path: queue })
  for (const { page } of [blocked, other, third]) await row(page, 'DD-1').waitFor()
})
afterAll(async () => {
  await office.close()
  await stage.close()
})

const overHttp = () => office.seen.filter((each) => each.includes('/live-http/')).length
const sameOrder = async () => {
  await expect
    .poll(
      async () =>
        new Set(await Promise.all([blocked, other, third].map(async ({ page }) => String(await order(page))))).size,
    )
    .toBe(1)
}

it('(pitfall 11) opens the board, and what anybody writes or moves is what everybody sees', async () => {
  expect(overHttp()).toBeGreaterThan(0)
  await saved(blocked.page)
  await blocked.page.goto(`${at}?item=DD-2`)
  await writeTitle(blocked.page, 'DD-2', 'Skrevet bak brannmuren')
  await saved(blocked.page)
  for (const { page } of [other, third]) await row(page, 'DD-2').getByText('Skrevet bak brannmuren').waitFor()
  await blocked.page.keyboard.press('Escape')
  await Promise.all([moveToPlace(blocked.page, 'KI-3', 2), moveToPlace(other.page, 'S3-1', 3)])
  await Promise.all([saved(blocked.page), saved(other.page)])
  await sameOrder()
})

it('shows who is where, both ways', async () => {
  await blocked.page.goto(`${at}?item=DD-5`)
  await drawer(blocked.page, 'DD-5').waitFor()
  await row(other.page, 'DD-5').getByText(`${blocked.seat.person.name} leser`).waitFor()
  await other.page.goto(`${queue}?item=DD-6`)
  await blocked.page.keyboard.press('Escape')
  await row(blocked.page, 'DD-6').getByText(`${other.seat.person.name} leser`).waitFor()
})

it('two write one description together, letter by letter', async () => {
  await blocked.page.goto(`${at}?item=DD-4`)
  await other.page.goto(`${queue}?item=DD-4`)
  for (const { page } of [blocked, other]) await description(page, 'DD-4').click()
  await Promise.all([
    blocked.page.keyboard.type('bakmuren', { delay: 20 }),
    other.page.keyboard.type('FORANMUREN', { delay: 20 }),
  ])
  for (const { page } of [blocked, other]) await saved(page)
  const letters = async (person: Person) => (await description(person.page, 'DD-4').textContent()) ?? ''
  for (const person of [blocked, other]) {
    await expect.poll(async () => (await letters(person)).replace(/[^A-Z]/g, '')).toContain('FORANMUREN')
  }
  for (const { page } of [blocked, other]) await page.keyboard.press('Escape')
})

it('[SAV2] [SAV3] a server killed in the middle: edits wait on the device, what is refused is shown, and it goes on over HTTP', async () => {
  for (const person of [blocked, other]) {
    await person.page.goto(person === blocked ? at : queue)
    await row(person.page, 'DD-1').waitFor()
    await saved(person.page)
  }
  await stage.kill()
  await blocked.page.locator('[data-save="offline"]').first().waitFor()
  // Both add the next item of the area while the server is down: one of them finds the id taken.
  await addItem(blocked, 'Lagt inn bak brannmuren')
  await addItem(other, 'Lagt inn foran den')
  await blocked.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await stage.start()
  const refused = await Promise.race(
    [blocked, other].map(async (person) => {
      await person.page.locator('[data-save="refused"]').first().waitFor()
      return person
    }),
  )
  const kept = refused === blocked ? other : blocked
  await saved(kept.page)
  await refused.page.getByRole('button', { name: 'Se dem her' }).first().click()
  const tray = refused.page.getByRole('dialog', { name: 'Ikke lagret' })
  await tray.getByText('finnes allerede').first().waitFor()
  await tray.getByRole('button', { name: 'Prøv igjen' }).first().click()
  for (const { page } of [blocked, other, third]) {
    for (const title of ['Lagt inn bak brannmuren', 'Lagt inn foran den']) {
      await page.getByText(title).first().waitFor({ state: 'attached' })
    }
  }
  await refused.page.keyboard.press('Escape')
  await Promise.all([saved(blocked.page), saved(other.page)])
  await sameOrder()
  const upgrades = office.seen.filter((each) => each.startsWith('UPGRADE')).length
  await blocked.page.reload()
  await standsAt(blocked.page, (await order(other.page))[0] ?? '', 1)
  await saved(blocked.page)
  // Chosen for the visit: a new page does not begin with a WebSocket.
  expect(office.seen.filter((each) => each.startsWith('UPGRADE')).length).toBe(upgrades)
})

it('seven tabs at once leave the browser connections enough: each shows what is written, and each can write', async () => {
  const tabs = [blocked.page]
  for (let at = 1; at < 7; at += 1) tabs.push(await blocked.context.newPage())
  await Promise.all(tabs.map((page) => page.goto(at)))
  for (const page of tabs) await row(page, 'DD-1').waitFor()
  await other.page.goto(`${queue}?item=DD-3`)
  await writeTitle(other.page, 'DD-3', 'Til alle fanene')
  for (const page of tabs) await row(page, 'DD-3').getByText('Til alle fanene').waitFor()
  const [, , , , , , last] = tabs
  await last?.goto(`${at}?item=DD-8`)
  if (last) await writeTitle(last, 'DD-8', 'Fra den syvende')
  await row(tabs[1] ?? blocked.page, 'DD-8')
    .getByText('Fra den syvende')
    .waitFor()
  for (const page of tabs.slice(1)) await page.close()
  await other.page.goto(queue)
})

it('leaves at once for the others when the page is closed', async () => {
  await blocked.page.goto(`${at}?item=DD-7`)
  await row(other.page, 'DD-7').getByText(`${blocked.seat.person.name} leser`).waitFor()
  await blocked.page.close()
  // A connection that only lost its stream is given up after 20 s.
  await row(other.page, 'DD-7')
    .getByText(`${blocked.seat.person.name} leser`)
    .waitFor({ state: 'detached', timeout: 15_000 })
})

async function addItem(person: Person, title: string): Promise<void> {
  await person.page.getByRole('button', { name: 'Nytt behov' }).first().click()
  const dialog = person.page.getByRole('dialog', { name: 'Nytt behov' })
  await dialog.getByLabel('Hva er behovet?').fill(title)
  // At the top, where it is seen.
  await dialog.getByLabel('Plass i køen').selectOption('first')
  await dialog.getByRole('button', { name: 'Legg i køen' }).click()
  await dialog.waitFor({ state: 'detached' })
  await person.page.keyboard.press('Escape')
}
