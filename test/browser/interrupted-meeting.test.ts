// A meeting that is steered by keyboard alone, in which a deputy takes part for a member, an amended text is tried in a next round, and the server is killed inside
// the open round and between a decision and its answer: what was given stands and stays blind, the gavel is where it was, and nothing is decided twice.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decidingViewSchema, registerBodySchema } from '../../shared/contract/deciding.ts'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'
const api = '/api/programmes/digital-samhandling'
const secret = 'Fristen er for kort for legevaktene.'
const firstText = 'KI-4 tas inn før KI-5.'
const secondText = 'KI-4 tas inn før KI-5, fra høsten.'

let stage: Stage
let facilitator: Person
/** The programme owner is the board's chair. */
let chair: Person
let member: Person
let deputy: Person
let path: string
let pointApi: string

beforeAll(async () => {
  stage = await openStage()
  const atSeat = async (wanted: string, to: string): Promise<Person> => {
    const seats = await stage.seats()
    const role = seats.find(({ seat }) => seat === wanted)?.role
    if (role === undefined) throw new Error(`no seat ${wanted}`)
    const nth = seats
      .filter((each) => each.role === role && each.programme.id === 'digital-samhandling')
      .findIndex(({ seat }) => seat === wanted)
    return stage.enter({ role, nth, path: to })
  }
  facilitator = await atSeat('ds-moteleder', '/programmes')
  const points = pointsBodySchema.parse(await (await facilitator.context.request.get(`${api}/points`)).json()).points
  path = `${programme}/points/${points[0]?.id}/meeting`
  pointApi = `${api}/points/${points[0]?.id}`
  await ask(facilitator, 'POST', `${pointApi}/meeting`, { command: { type: 'call', quorum: 2 } })
  await ask(facilitator, 'POST', `${pointApi}/meeting`, { command: { type: 'start' } })
  await facilitator.page.goto(path)
  chair = await atSeat('ds-programeier', path)
  member = await atSeat('ds-ks', path)
  deputy = await atSeat('ds-vara-ks', path)
  await button(chair.page, 'Jeg er i rommet').click()
  await chair.page.getByText('Du er registrert i rommet.').waitFor()
})
afterAll(() => stage.close())

it('whoever leads goes on, stops the clock and shows the room something by keyboard alone, and never while she writes', async () => {
  const { page } = facilitator
  const { keyboard } = page
  await page.locator('main').focus()
  // The room is there before her own answer has come, and what she pressed is gone: she goes along all the same.
  const letAnswer = await holdAnswers(page)
  await keyboard.press('Alt+Shift+N')
  await chair.page.getByText(/^Sak 1 av \d+/).waitFor()
  await button(page, 'Neste sak').waitFor()
  letAnswer()
  await page.getByText(/^Sak 1 av \d+/).waitFor()
  await answered(page)
  await keyboard.press('Alt+Shift+N')
  await chair.page.getByText(/^Sak 2 av \d+/).waitFor()
  await page.getByText(/^Sak 2 av \d+/).waitFor()
  await answered(page)
  // The clock stands after the press that was made last.
  await keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('Pause')
  await keyboard.press('Enter')
  await chair.page.getByText(/, pause$/).waitFor()
  await button(page, 'Fortsett').waitFor()
  await answered(page)
  await expect.poll(() => focused(page)).toBe('Fortsett')
  await keyboard.press('Enter')
  await chair.page.getByText(/, pause$/).waitFor({ state: 'detached' })

  await button(page, 'Kø').focus()
  await keyboard.press('Enter')
  await keyboard.press('Alt+Shift+V')
  await chair.page.getByRole('heading', { name: 'Behovskøen' }).waitFor()
  await button(page, 'Vises for alle').waitFor()
  await answered(page)
  await button(page, 'Saken').focus()
  await keyboard.press('Enter')
  await keyboard.press('Alt+Shift+V')
  await chair.page.getByText(/^Sak 2 av \d+/).waitFor()

  await page.getByRole('textbox', { name: /^Protokoll til sak 2/ }).focus()
  await keyboard.press('Alt+Shift+N')
  await keyboard.type('Drøftet.')
  await page.getByText('Drøftet.').waitFor()
  expect(await page.getByText(/^Sak 2 av \d+/).count()).toBe(1)
})

it('[FLW2] whoever follows goes on her own, comes back and asks for the floor by keyboard alone', async () => {
  const { page } = chair
  await page.locator('main').focus()
  await page.keyboard.press('Alt+Shift+B')
  await page.getByText('Du blar selv').waitFor()
  await page.keyboard.press('Alt+Shift+F')
  await page.getByText('Du følger møtelederen').waitFor()
  await page.keyboard.press('Alt+Shift+O')
  await page.getByText('Du står som nummer 1 på talelisten').waitFor()
  await facilitator.page.locator('.m-sp li').getByText(chair.seat.person.name).waitFor()
  await facilitator.page.locator('main').focus()
  await facilitator.page.keyboard.press('Alt+Shift+T')
  await page.getByText('Du har ordet').first().waitFor()
  await button(page, 'Ferdig').click()
})

it('[RND7] a deputy takes part for a member who is away, and has nothing to say from the moment the member is there', async () => {
  const { page } = facilitator
  await page
    .locator('.m-ag')
    .getByRole('button', { name: /Justeringer etter erfaring/ })
    .click()
  await button(page, 'Ta opp saken').click()
  await page.getByRole('timer').waitFor()
  await button(page, 'Fremmøte').click()
  const dialog = page.getByRole('dialog', { name: 'Fremmøte og habilitet' })
  await dialog.getByRole('button', { name: `Vara og habilitet for ${member.seat.person.name}` }).click()
  await dialog.getByRole('menuitemradio', { name: deputy.seat.person.name }).click()
  await button(deputy.page, 'Jeg er på video').click()
  await dialog.getByText(`fylt av ${deputy.seat.person.name}`).waitFor()
  await button(dialog, 'Lukk').last().click()
  await writeText('Skriv vedtakstekst', firstText)
  await button(page, 'Åpne konsensusrunde').click()
  await deputy.page.getByText(`for ${member.seat.person.name}`).waitFor()
  await give(deputy.page, 'Støtter', '')
  await page.getByText(`ved ${deputy.seat.person.name}`).waitFor()

  await button(member.page, 'Jeg er i rommet').click()
  await member.page.getByRole('radio', { name: /^Støtter(?! med)/ }).waitFor()
  await deputy.page.getByText(/Posisjonen din er gitt/).waitFor({ state: 'detached' })
  const round = (await deciding(deputy)).rounds.at(-1)?.id
  const refused = await deputy.context.request.put(`${api}/rounds/${round}/position`, {
    headers: { origin: stage.url },
    data: { position: 'cannot', reason: 'Likevel ikke.' },
  })
  expect([refused.status(), (await refused.json()).error.code]).toEqual([403, 'NOT_ASKED'])
})

it('[RND2] [MTG8] a server that is killed in the open round comes back with what was given, still blind, and the gavel where it was; what was not kept is told and given again', async () => {
  await give(chair.page, 'Kan ikke støtte', secret)
  await choose(member.page, 'Støtter', 'Viktig for kommunene.')
  await stage.kill()
  await button(member.page, 'Gi posisjon').click()
  await member.page.getByText('Posisjonen ble ikke gitt.').waitFor()
  await stage.start()
  await member.page.getByText(/^Forbindelsen er brutt\./).waitFor({ state: 'detached' })
  await facilitator.page.getByText('Klubben er hos deg').waitFor()
  await chair.page.getByText(/Posisjonen din er gitt/).waitFor()
  for (const person of [facilitator, member, deputy]) {
    const { rounds } = await deciding(person)
    expect([rounds.at(-1)?.answered.length, rounds.at(-1)?.positions]).toEqual([2, null])
    expect(JSON.stringify(rounds)).not.toContain(secret)
    expect(await person.page.content()).not.toContain(secret)
  }
  expect(await member.page.getByRole('textbox', { name: /^Hvorfor/ }).inputValue()).toBe('Viktig for kommunene.')
  await button(member.page, 'Gi posisjon').click()
  await member.page.getByText(/Posisjonen din er gitt/).waitFor()
  await button(facilitator.page, 'Vis samlet').click()
  for (const { page } of [facilitator, chair, member, deputy]) {
    await page.getByText('Ikke alle støtter teksten.').waitFor()
    await page.getByText(secret).first().waitFor()
  }
})

it('[WRD1] [DEC3] an amended text is tried in a next round, and nothing is decided on the one before', async () => {
  const before = (await deciding(facilitator)).rounds.at(-1)?.id
  await writeText('Ny ordlyd', secondText)
  await member.page.getByText('Runden gjaldt en tidligere tekst. Nå gjelder versjon 2.').waitFor()
  const asked = { roundId: before, path: 'owner', grounds: 'Haster.', effect: { type: 'none' } }
  const old = await chair.context.request.post(`${pointApi}/decisions`, {
    headers: { origin: stage.url },
    data: { ...asked, reviewOn: null, reverses: null, key: crypto.randomUUID() },
  })
  expect([old.status(), (await old.json()).error.code]).toEqual([409, 'WORDING_SUPERSEDED'])
  await button(facilitator.page, 'Åpne runde 2').click()
  for (const { page } of [chair, member]) {
    await page.getByRole('radio', { name: /^Støtter(?! med)/ }).waitFor()
    await give(page, 'Støtter', '')
  }
  await button(facilitator.page, 'Vis samlet').click()
  for (const { page } of [chair, member]) await page.getByText('Alle som svarte, støtter teksten.').waitFor()
})

it('[DEC4] [DEC5] a server that is killed between the decision and its answer has decided once, and who pressed is told which', async () => {
  const { page } = facilitator
  await button(page, 'Styret er enig').click()
  const dialog = page.getByRole('dialog', { name: 'Styret er enig' })
  await dialog.getByLabel('Hva vedtaket gjør').selectOption('none')
  let isFirst = true
  await page.route('**/decisions', async (route) => {
    if (!isFirst || route.request().method() !== 'POST') return route.continue()
    isFirst = false
    // It is made, and nobody hears of it.
    expect((await route.fetch()).status()).toBe(201)
    await stage.kill()
    await route.abort()
  })
  await button(dialog, 'Registrer vedtaket').click()
  await dialog.getByText('Ukjent – kontrollerer').waitFor()
  await stage.start()
  await dialog.getByText('Registrert som vedtak 1').waitFor()
  await button(dialog, 'Lukk').last().click()
  await page.unroute('**/decisions')
  await page.getByText('Klubben er hos deg').waitFor()
  const { decisions } = registerBodySchema.parse(await ask(member, 'GET', `${api}/decisions`))
  expect(decisions.map(({ decision }) => [decision.number, decision.wording, decision.intact])).toEqual([
    [1, secondText, true],
  ])
  for (const each of [chair, member, deputy]) {
    await each.page
      .getByText(/Vedtak 1, i (?:dag|går)/)
      .first()
      .waitFor()
  }
})

it('[PRM1] a promise is waived by the chair with a reason, and by no other member', async () => {
  const { decisions } = registerBodySchema.parse(await ask(member, 'GET', `${api}/decisions`))
  const about = { decisionId: decisions[0]?.decision.id, pointId: null, agendaItem: null, internal: false }
  const promise = { ...about, owner: member.seat.person.id, text: 'Varsle legevaktene', due: '2026-12-01' }
  await ask(facilitator, 'POST', `${api}/promises`, promise)
  await member.page.goto(`${programme}/promises`)
  await member.page.getByRole('article').getByText('Varsle legevaktene').waitFor()
  expect(await member.page.getByRole('button', { name: 'Frafall …' }).count()).toBe(0)
  await chair.page.goto(`${programme}/promises`)
  await chair.page.getByRole('button', { name: 'Frafall …' }).click()
  const dialog = chair.page.getByRole('dialog', { name: 'Frafalle løftet?' })
  await dialog.getByLabel('Hvorfor').fill('Legevaktene er varslet i høringen.')
  await button(dialog, 'Frafall løftet').click()
  await member.page.getByText('Legevaktene er varslet i høringen.').waitFor()
})

it('[RND10] whoever adjourns is told that a round is open; it is withdrawn, and what was given in it is never shown', async () => {
  const body = { agendaItem: 'sak-03', internal: false, text: 'Styret tar status til etterretning.', publish: true }
  const written = decidingViewSchema.parse(await ask(facilitator, 'POST', `${pointApi}/wordings`, body))
  const wordingId = written.wordings.find(({ text }) => text === body.text)?.id
  const asked = { wordingId, how: 'meeting', deadline: null }
  const opened = decidingViewSchema.parse(await ask(facilitator, 'POST', `${pointApi}/rounds`, asked))
  const round = opened.rounds.at(-1)?.id
  await ask(chair, 'PUT', `${api}/rounds/${round}/position`, { position: 'cannot', reason: secret })
  const { page } = facilitator
  await button(page, 'Hev møtet').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('En runde er åpen. Den trekkes, og posisjonene som er gitt, vises aldri.').waitFor()
  await button(dialog, 'Hev møtet').click()
  await page.getByText('Møtet er hevet.').waitFor()
  const withdrawn = (await deciding(member)).rounds.at(-1)
  expect([withdrawn?.state, withdrawn?.positions]).toEqual(['withdrawn', null])
})

async function ask(person: Person, method: 'GET' | 'POST' | 'PUT', to: string, data?: unknown): Promise<unknown> {
  const answer = await person.context.request.fetch(to, {
    method,
    headers: { origin: stage.url },
    ...(data === undefined ? {} : { data }),
  })
  if (!answer.ok()) throw new Error(`${method} ${to}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

async function deciding(person: Person) {
  return decidingViewSchema.parse(await ask(person, 'GET', `${pointApi}/deciding`))
}

/** Writes a text on the item that is up, and shows it to the board. */
async function writeText(press: string, text: string): Promise<void> {
  await button(facilitator.page, press).click()
  const dialog = facilitator.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(text)
  await button(dialog, 'Lagre og publiser').click()
  await dialog.waitFor({ state: 'detached' })
}

async function choose(page: Page, position: string, reason: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${position}(?! med)`) }).check()
  await page.getByRole('textbox', { name: /^Hvorfor/ }).fill(reason)
}

async function give(page: Page, position: string, reason: string): Promise<void> {
  await choose(page, position, reason)
  await button(page, 'Gi posisjon').click()
  await page.getByText(/Posisjonen din er gitt/).waitFor()
}

function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true }).first()
}

/** Holds back the answers to what is asked of the meeting in a page. @returns what lets them go */
async function holdAnswers(page: Page): Promise<() => void> {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(`**${pointApi}/meeting`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  return letGo
}

/** Waits until nothing that was pressed in the page is under way: until then the same press is not taken again. */
async function answered(page: Page): Promise<void> {
  await page.locator('button[aria-disabled="true"]').first().waitFor({ state: 'detached' })
}

/** @returns the words on what has the keyboard. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.trim() ?? '')
}
