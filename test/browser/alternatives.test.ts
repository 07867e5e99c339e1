// What if: an alternative is made, worked in by two at once, proposed by one and adopted by another while a third shapes the queue; what both have changed is answered. And a
// private one does not exist for others.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawer, moveToPlace, row, saved, standsAt, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
const alternatives = '/p/digital-samhandling/alternatives'
let stage: Stage
let maker: Person
let office: Person
let member: Person

beforeAll(async () => {
  stage = await openStage()
  maker = await stage.enter({ role: 'board-member', nth: 0, path: queue })
  office = await stage.enter({ role: 'programme-office', path: queue })
  member = await stage.enter({ role: 'board-member', nth: 1, path: queue })
})
afterAll(() => stage.close())

/** Makes an alternative from the list, as a person does. @returns its path */
async function make({ page }: Person, name: string, shared: boolean): Promise<string> {
  await page.goto(queue)
  await row(page, 'DD-1').waitFor()
  await page.getByRole('link', { name: 'Hva om' }).click()
  await page.getByRole('button', { name: 'Lag alternativ' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lag et alternativ' })
  await dialog.getByRole('textbox', { name: 'Navn' }).fill(name)
  if (shared) await dialog.getByRole('radio', { name: /^Delt/ }).check()
  await dialog.getByRole('button', { name: 'Lag alternativet' }).click()
  await page.getByText(`Alternativ: ${name}, ikke køen.`).waitFor()
  await row(page, 'DD-1').waitFor()
  return new URL(page.url()).pathname.replace('/queue', '')
}

it('[ALT3] [ALT4] [ALT5] two work in one alternative live; one proposes it, another adopts it while a third shapes the queue, who sees it come and keeps her own', async () => {
  const path = await make(maker, 'Kritisk informasjon først', true)
  await office.page.goto(`${path}/queue`)
  await row(office.page, 'KI-1').waitFor()
  // The page of receivers is of the queue: nothing leads there unawares.
  expect(await office.page.getByRole('link', { name: 'Mottakere og avhengigheter' }).count()).toBe(0)
  await moveToPlace(maker.page, 'KI-1', 1)
  await standsAt(office.page, 'KI-1', 1)
  await office.page.goto(`${path}/queue?item=DD-3`)
  await writeTitle(office.page, 'DD-3', 'Avklare samarbeidsområdene først')
  await saved(office.page)
  await row(maker.page, 'DD-3').getByText('Avklare samarbeidsområdene først').waitFor()
  await saved(maker.page)

  // The queue itself is as it was.
  const { page } = member
  await page.goto(queue)
  await standsAt(page, 'KI-1', 3)

  await maker.page.goto(path)
  await maker.page.getByRole('button', { name: 'Foreslå' }).click()
  const proposing = maker.page.getByRole('dialog', { name: 'Foreslå for styret' })
  await proposing.getByRole('button', { name: 'Foreslå' }).click()
  await maker.page.getByText('På sakslisten: Ta stilling til alternativet «Kritisk informasjon først»').waitFor()
  // The button is gone with the step: the focus is where it says what became of it.
  await expect.poll(() => maker.page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Foreslått/)

  await office.page.goto(path)
  await office.page.getByRole('button', { name: 'Innfør' }).click()
  const adopting = office.page.getByRole('dialog', { name: /^Innfør/ })
  await adopting.getByText('2 behov endres').waitFor()
  await page.goto(`${queue}?item=DD-5`)
  await drawer(page, 'DD-5').waitFor()
  await Promise.all([
    adopting.getByRole('button', { name: 'Innfør' }).click(),
    writeTitle(page, 'DD-5', 'Skrevet mens det ble innført'),
  ])
  await row(page, 'DD-3').getByText('Avklare samarbeidsområdene først').waitFor()
  await saved(page)
  await page.goto(queue)
  await standsAt(page, 'KI-1', 1)
  await row(page, 'DD-5').getByText('Skrevet mens det ble innført').waitFor()

  await office.page.getByText('Dette endret det').waitFor()
  await maker.page.getByText('Innført', { exact: true }).waitFor()
  await maker.page.goto(`${path}/queue`)
  await maker.page.getByText('Det er innført, og endres ikke mer.').waitFor()
})

it('[ALT8] what both have changed is asked about, and the answer is what holds', async () => {
  const path = await make(office, 'I konflikt', false)
  await office.page.goto(`${path}/queue?item=DD-2`)
  await writeTitle(office.page, 'DD-2', 'Alternativets navn')
  await saved(office.page)
  await member.page.goto(`${queue}?item=DD-2`)
  await writeTitle(member.page, 'DD-2', 'Køens navn')
  await saved(member.page)

  await office.page.goto(path)
  await office.page.getByRole('button', { name: 'Innfør' }).click()
  const dialog = office.page.getByRole('dialog', { name: /^Innfør/ })
  await dialog.getByText('Behold køens: Køens navn').waitFor()
  await dialog.getByRole('button', { name: 'Innfør' }).click()
  await dialog.getByText('Velg hva som skal gjelde.', { exact: true }).waitFor()

  // Changed once more behind the open question: the answer to the older one does not hold for it.
  await dialog.getByRole('radio', { name: /^Ta alternativets/ }).check()
  await writeTitle(member.page, 'DD-2', 'Køens nyere navn')
  await saved(member.page)
  await dialog.getByRole('button', { name: 'Innfør' }).click()
  await dialog.getByText('Behold køens: Køens nyere navn').waitFor()
  await dialog.getByRole('radio', { name: /^Ta alternativets/ }).check()
  await dialog.getByRole('button', { name: 'Innfør' }).click()
  await dialog.waitFor({ state: 'detached' })
  await member.page.goto(queue)
  await row(member.page, 'DD-2').getByText('Alternativets navn').waitFor()
})

it('[ALT1] [ALT10] a private one is in nobody else’s list and opens for nobody else; taken back, it closes for who stands in it', async () => {
  const path = await make(maker, 'Bare mitt', false)
  const { page } = office
  await page.goto(alternatives)
  await page.getByRole('button', { name: 'Lag alternativ' }).waitFor()
  expect(await page.getByText('Bare mitt').count()).toBe(0)
  await page.goto(`${path}/queue`)
  await page.getByText('Alternativet finnes ikke, eller er ikke delt med deg.').waitFor()

  const menu = async (name: string): Promise<void> => {
    await maker.page.goto(path)
    await maker.page.getByRole('button', { name: 'Mer om alternativet' }).click()
    await maker.page.getByRole('menuitem', { name }).click()
  }
  await menu('Del med alle som kan lage alternativer')
  await page.goto(`${path}/queue`)
  await row(page, 'DD-1').waitFor()
  await menu('Ta tilbake som privat')
  await page
    .getByText('Alternativet finnes ikke, eller er ikke delt med deg.')
    .or(page.getByRole('alert'))
    .first()
    .waitFor()
  expect(await row(page, 'DD-1').count()).toBe(0)
})

it('[ALT6] laid beside the queue, it says what differs row by row and what each line holds', async () => {
  const path = await make(office, 'Side om side', false)
  await moveToPlace(office.page, 'DHO-1', 1)
  await saved(office.page)
  await office.page.goto(`${alternatives}/compare?with=${path.split('/').at(-1)}`)
  const { page } = office
  await page.getByRole('columnheader', { name: 'Side om side' }).waitFor()
  await page.getByRole('row', { name: /^Innenfor kostnadsrammen \d/ }).waitFor()
  await page.getByText(/^Fra plass \d+ til 1$/).waitFor()
})
