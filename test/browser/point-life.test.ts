// The life of a point up to its meeting, as people live it: papers and a wording are prepared, the meeting is called, who comes answers, items go to
// another point, a point is called off, and the meeting is started. What is prepared stays with those who prepare it until then, and what is the board's alone is nowhere for an observer.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'

let stage: Stage
let office: Person
let member: Person
let observer: Person
let path: string

beforeAll(async () => {
  stage = await openStage()
  office = await stage.enter({ role: 'programme-office', path: `${programme}/points` })
  const answer = await office.context.request.get('/api/programmes/digital-samhandling/points')
  path = `${programme}/points/${pointsBodySchema.parse(await answer.json()).points[0]?.id}`
  await office.page.goto(path)
  member = await stage.enter({ role: 'board-member', path, look: { width: 390, height: 844 } })
  observer = await stage.enter({ role: 'observer', path })
  for (const { page } of [office, member, observer]) await rows(page).first().waitFor()
})
afterAll(() => stage.close())

it('a paper is laid on an item of a draft, and is absent for an observer until the meeting is called', async () => {
  await open(office.page, 5)
  await choose(office.page, { name: 'Notat.txt', mimeType: 'text/plain', buffer: Buffer.from('Rammen holder.') })
  await office.page.locator('[data-paper]').getByText('Notat.txt').waitFor()
  await rows(office.page).nth(5).getByText('1 vedlegg').waitFor()
  await observer.page.reload()
  await rows(observer.page).first().waitFor()
  await open(observer.page, 5)
  await observer.page.getByText('Ingen vedlegg.').waitFor()
})

it('a file that is empty, or not what its name says, is refused by name with the reason', async () => {
  await choose(office.page, { name: 'Tom.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
  const empty = office.page.getByRole('alert').filter({ hasText: 'Tom.pdf ble ikke lagt ved.' })
  await empty.getByText('Filen er tom.').waitFor()
  await choose(office.page, { name: 'Program.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000') })
  const wrong = office.page.getByRole('alert').filter({ hasText: 'Program.pdf ble ikke lagt ved.' })
  await wrong.waitFor()
  expect(await office.page.locator('[data-paper]').count()).toBe(1)
  for (const refusal of [empty, wrong]) await refusal.getByRole('button', { name: 'Greit' }).click()
  await wrong.waitFor({ state: 'detached' })
})

it('[SAV5] a wording is written, of which nothing is cut when it is too long, and published by the call', async () => {
  await office.page.getByRole('button', { name: 'Skriv forslaget' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'Forslag til vedtak i sak 6' })
  const wording = dialog.getByLabel('Vedtakets ordlyd')
  await wording.fill('ord '.repeat(475))
  await dialog.getByText('100 tegn igjen').waitFor()
  await wording.fill('ord '.repeat(1_000))
  await dialog.getByText('Teksten er 2000 tegn for lang. Det er plass til 2000.').waitFor()
  await dialog.locator('button[type=submit]').click()
  expect((await wording.inputValue()).length).toBe(4_000)
  await wording.fill('KI-3 og KI-4 tas inn før KI-5.')
  await dialog.getByRole('button', { name: 'Lagre forslaget' }).click()
  await dialog.waitFor({ state: 'detached' })
  await office.page.getByText('Ikke publisert').waitFor()
})

it('an internal item stands behind a lock for the board, and leaves no trace for an observer', async () => {
  await office.page.getByRole('button', { name: 'Ny intern sak' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'Ny intern sak' })
  await dialog.getByLabel('Hva gjelder saken?').fill('Forhandlingsmandat')
  await dialog.getByRole('button', { name: 'Legg på sakslisten' }).click()
  await dialog.waitFor({ state: 'detached' })
  await member.page.locator('[data-internal-item]').getByText('Forhandlingsmandat').first().waitFor()
  await observer.page.reload()
  await rows(observer.page).first().waitFor()
  await observer.page.getByText('Hvem kommer').first().waitFor()
  for (const text of ['Forhandlingsmandat', 'Bare for styret']) {
    expect(await observer.page.getByText(text).count()).toBe(0)
  }
})

it('an agenda item waits in the backlog, and is fetched in from there', async () => {
  const last = rows(office.page).nth(7)
  await last.getByRole('button', { name: /^Mer om sak 8/ }).click()
  await office.page.getByRole('menuitem', { name: 'Legg i saksbanken …' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Legg i saksbanken' }).click()
  await office.page.getByText('1 sak venter i saksbanken').waitFor()
  await expect.poll(() => rows(office.page).count()).toBe(7)
  await office.page.getByRole('button', { name: 'Hent inn' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Hent inn' }).click()
  await office.page.getByText('Ingen saker venter.').waitFor()
  await expect.poll(() => office.page.evaluate(() => document.activeElement?.textContent)).toBe('Lukk')
  await office.page.getByRole('dialog').getByRole('button', { name: 'Lukk' }).first().click()
  await rows(office.page).nth(7).waitFor()
})

it('a standard question is answered, and of two who answer at once the later sees both', async () => {
  const manager = await stage.enter({ role: 'programme-manager', path })
  for (const { page } of [office, manager]) {
    await closeItem(page)
    await page.getByRole('button', { name: 'Svar på spørsmål 1', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByLabel('Svar', { exact: true })
      .fill(page === office.page ? '5 av 9 nyttemål følger planen.' : '6 av 9 nyttemål følger planen.')
  }
  await office.page.getByRole('button', { name: 'Lagre svaret' }).click()
  await office.page.getByText(/^1 av \d+ besvart/).waitFor()
  await manager.page.getByRole('button', { name: 'Lagre svaret' }).click()
  await manager.page.getByText('En annen svarte mens du skrev.').waitFor()
  await manager.page.getByRole('button', { name: 'Bruk det nye svaret' }).click()
  await expect
    .poll(() => manager.page.getByRole('dialog').getByLabel('Svar', { exact: true }).inputValue())
    .toBe('5 av 9 nyttemål følger planen.')
  await manager.context.close()
})

it('the call says what is published and what is not ready, and refuses a quorum above the seats', async () => {
  await office.page.getByRole('button', { name: 'Kall inn' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'Kalle inn til møtet?' })
  await dialog.getByText('1 vedlegg').waitFor()
  await dialog.getByText('1 forslag til vedtak publiseres').waitFor()
  await dialog.getByText('Sak 7 skal besluttes, men har ikke noe forslag til vedtak.').waitFor()
  const quorum = dialog.getByLabel(/Plasser som må være fylt/)
  const usual = await quorum.inputValue()
  await quorum.fill('99')
  await dialog.getByRole('button', { name: 'Kall inn' }).click()
  await expect.poll(() => quorum.getAttribute('aria-invalid')).toBe('true')
  await quorum.fill(usual)
  await dialog.getByRole('button', { name: 'Kall inn' }).click()
  await dialog.waitFor({ state: 'detached' })
  await office.page.locator('.life [aria-current="step"]').getByText('Innkalt').waitFor()
})

it('an observer then reads the paper and the wording, and has nothing to press', async () => {
  await observer.page.locator('.life [aria-current="step"]').getByText('Innkalt').waitFor()
  await open(observer.page, 5)
  await observer.page.locator('[data-paper]').getByText('Notat.txt').waitFor()
  await observer.page.getByText('KI-3 og KI-4 tas inn før KI-5.').waitFor()
  for (const name of ['Start møtet', 'Legg ved filer', 'Jeg kommer']) {
    expect(await observer.page.getByRole('button', { name }).count()).toBe(0)
  }
})

it('a member says on her phone in one press that she comes, and everybody sees it', async () => {
  await member.page.getByRole('button', { name: 'Jeg kommer', exact: true }).click()
  for (const { page } of [office, observer]) {
    await closeItem(page)
    await page.getByText(/^1 av \d+ har svart/).waitFor()
  }
})

it('she says that her deputy comes and who that is, and whoever calls the meeting sees the name', async () => {
  // The server's word that the answer stands reaches her browser after she has picked: what she picked is given all the same.
  let tell = (): void => undefined
  const picked = new Promise<void>((resolve) => {
    tell = resolve
  })
  await member.page.route('**/meeting', async (route) => {
    if (route.request().postDataJSON()?.command.type !== 'answer-call') return route.continue()
    const response = await route.fetch()
    await picked
    return route.fulfill({ response })
  })
  await member.page.getByRole('button', { name: 'Varaen min møter', exact: true }).click()
  const choice = member.page.getByLabel('Vara for deg')
  const name = (await choice.locator('option').nth(1).innerText()).trim()
  await choice.selectOption({ index: 1 })
  tell()
  await office.page.getByText(`Vara møter: ${name}`).waitFor()
  await member.page.unroute('**/meeting')
  await member.page.getByRole('button', { name: 'Jeg kommer', exact: true }).click()
  await office.page.getByText(`Vara møter: ${name}`).waitFor({ state: 'detached' })
})

it('another text is another version: the board is shown it when it is published, and the one before stands under it', async () => {
  await open(office.page, 5)
  await office.page.getByRole('button', { name: 'Skriv en ny versjon' }).click()
  const dialog = office.page.getByRole('dialog', { name: 'Forslag til vedtak i sak 6' })
  await dialog.getByLabel('Vedtakets ordlyd').fill('KI-4 tas inn før KI-5.')
  await dialog.getByRole('button', { name: 'Lagre forslaget' }).click()
  await dialog.waitFor({ state: 'detached' })
  await rows(office.page).nth(5).getByText('Ikke publisert').waitFor()
  await open(observer.page, 5)
  expect(await observer.page.getByText('KI-4 tas inn før KI-5.', { exact: true }).count()).toBe(0)
  await office.page.getByRole('button', { name: 'Publiser for styret' }).click()
  await observer.page.getByText('KI-4 tas inn før KI-5.', { exact: true }).waitFor()
  await observer.page.getByText('1 tidligere versjon').waitFor()
})

it('a call that is withdrawn leaves a draft, with what was published and answered as it stood, and is made again', async () => {
  await office.page.getByRole('button', { name: 'Mer om punktet' }).click()
  await office.page.getByRole('menuitem', { name: 'Trekk innkallingen …' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Trekk innkallingen' }).click()
  await observer.page.locator('.life [aria-current="step"]').getByText('Utkast').waitFor()
  await observer.page.getByText('KI-4 tas inn før KI-5.', { exact: true }).waitFor()
  await office.page.getByRole('button', { name: 'Kall inn' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: 'Kall inn' }).click()
  await observer.page.locator('.life [aria-current="step"]').getByText('Innkalt').waitFor()
  await closeItem(observer.page)
  await observer.page.getByText(/^1 av \d+ har svart/).waitFor()
})

it('the list of points says that the meeting is called', async () => {
  await observer.page.goto(`${programme}/points`)
  await observer.page.locator('[data-point]').first().getByText('Innkalt').waitFor()
})

it('a series is made on the page of points, and its next point is one press', async () => {
  const page = office.page
  await page.goto(`${programme}/points`)
  await page.getByRole('button', { name: 'Ny serie' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ny serie' })
  await dialog.getByLabel('Navn på punktet').fill('Halvårlig punkt 1')
  await dialog.getByLabel('Dato').fill('03.06.2027')
  await dialog.getByRole('button', { name: 'Opprett serien' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('[data-series]').getByText('Hvert halvår').waitFor()
  await page.getByRole('button', { name: 'Neste punkt i serien' }).click()
  await page.getByRole('heading', { level: 1, name: '3. juni 2027' }).waitFor()
})

it('an item is moved to another point with its papers, and copied so that it stands at both', async () => {
  const page = office.page
  const later = page.url()
  await page.goto(path)
  const titleOf = async (at: number) => (await rows(page).nth(at).locator('h3 button').innerText()).trim()
  await rows(page).nth(7).waitFor()
  const [moved, copied] = [await titleOf(5), await titleOf(7)]
  await carry({ at: 5, how: 'Flytt til et annet punkt …', save: 'Flytt saken' })
  await rows(page).nth(7).waitFor({ state: 'detached' })
  await carry({ at: 6, how: 'Kopier til et annet punkt …', save: 'Kopier saken' })
  await expect.poll(async () => [await rows(page).count(), await titleOf(6)]).toEqual([7, copied])
  await page.goto(later)
  const there = (name: string) =>
    rows(page)
      .filter({ has: page.getByRole('button', { name, exact: true }) })
      .last()
  await there(moved).getByText('1 vedlegg').waitFor()
  await there(copied).waitFor()
})

it('a point is called off with a reason everybody reads: nothing on it can be changed, and its items can be copied', async () => {
  const page = office.page
  await page.getByRole('button', { name: 'Mer om punktet' }).click()
  await page.getByRole('menuitem', { name: 'Avlys …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Avlyse punktet?' })
  await dialog.getByRole('button', { name: 'Avlys punktet' }).click()
  await expect.poll(() => dialog.getByLabel('Begrunnelse').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('Begrunnelse').fill('Slås sammen med punktet i januar.')
  await dialog.getByRole('button', { name: 'Avlys punktet' }).click()
  await page.getByText('Punktet er avlyst. Slås sammen med punktet i januar.').waitFor()
  for (const name of ['Ny sak', 'Endre møtet', 'Kall inn']) {
    expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0])
  }
  await rows(page)
    .first()
    .getByRole('button', { name: /^Mer om sak 1/ })
    .click()
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Kopier til et annet punkt …'])
  await page.keyboard.press('Escape')
  await observer.page.goto(`${programme}/points`)
  const past = observer.page.getByRole('region', { name: 'Tidligere' })
  await past.locator('[data-point]').getByText('Avlyst').waitFor()
})

it('one’s own calendar address is made, told once and withdrawn', async () => {
  const page = member.page
  await page.goto(`${programme}/points`)
  await page.getByRole('button', { name: 'Legg i kalender' }).click()
  await page.getByRole('button', { name: 'Lag adressen' }).click()
  await page.getByText(/\/calendar\/.+\.ics/).waitFor()
  await page.getByRole('button', { name: 'Trekk adressen tilbake' }).click()
  await page.getByRole('button', { name: 'Lag adressen' }).waitFor()
  await page.goto(path)
  await office.page.goto(path)
})

it('[FLW4] the meeting is started from the point, and whoever has the point open is told, and is in by one press', async () => {
  await office.page.getByRole('button', { name: 'Start møtet' }).click()
  const asked = office.page.getByRole('dialog', { name: 'Starte møtet nå?' })
  await asked.getByText('Møtet er innkalt til').waitFor()
  await asked.getByRole('button', { name: 'Start nå' }).click()
  await office.page.waitForURL(/\/meeting$/)
  const begun = member.page.getByRole('region', { name: 'Møtet er i gang' })
  await begun.getByRole('link', { name: 'Bli med i møtet' }).click()
  await member.page.waitForURL(/\/meeting$/)
})

/** By the menu of a row of the office's page. */
async function carry(o: { readonly at: number; readonly how: string; readonly save: string }): Promise<void> {
  const { page } = office
  await rows(page)
    .nth(o.at)
    .getByRole('button', { name: /^Mer om sak/ })
    .click()
  await page.getByRole('menuitem', { name: o.how }).click()
  await page.getByRole('dialog').getByRole('button', { name: o.save }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

function rows(page: Page): Locator {
  return page.locator('[data-agenda-item]')
}

async function open(page: Page, at: number): Promise<void> {
  await rows(page).nth(at).locator('h3 button').click()
}

/** Puts the item that stands beside the agenda away, so that the questions are back. */
async function closeItem(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: 'Til spørsmålene og hvem som kommer' })
  if (await back.isVisible()) await back.click()
}

async function choose(
  page: Page,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  await page.getByLabel('Velg filer').setInputFiles(file)
}
