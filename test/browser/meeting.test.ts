// One whole meeting by five people: called, begun, followed, spoken in, recused from, disagreed on, decided by the owner while somebody is
// typing in what the decision freezes, written down, and approved at the next point.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointBodySchema, pointsBodySchema } from '../../shared/contract/http.ts'
import { meetingViewSchema } from '../../shared/contract/meeting.ts'
import { minutesBodySchema } from '../../shared/contract/minutes.ts'
import { agendaItemIdSchema, personIdSchema } from '../../shared/ids.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { drawer, saved } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'
const api = '/api/programmes/digital-samhandling'
const decisionTitle = 'Justeringer etter erfaring, læring og ny innsikt'
const text = 'KI-4 prioriteres frem til neste punkt. DD-9 tas opp igjen da.'
const secret = 'NHN må bekrefte driftskostnaden før fastlegene starter.'
const against = 'Kommunene har ikke mottakskapasitet.'

let stage: Stage
let facilitator: Person
let owner: Person
let member: Person
let phone: Person
let observer: Person
let typist: Person
let path: string
let pointApi: string

beforeAll(async () => {
  stage = await openStage()
  facilitator = await stage.enter({ role: 'facilitator', path: `${programme}/points` })
  const answer = await facilitator.context.request.get(`${api}/points`)
  const point = pointsBodySchema.parse(await answer.json()).points[0]
  path = `${programme}/points/${point?.id}/meeting`
  pointApi = `${api}/points/${point?.id}`
  await facilitator.page.goto(path)
  owner = await stage.enter({ role: 'programme-owner', path })
  member = await stage.enter({ role: 'board-member', path })
  phone = await stage.enter({ role: 'board-member', nth: 1, path, look: { width: 390, height: 844 } })
  observer = await stage.enter({ role: 'observer', path })
  typist = await stage.enter({ role: 'programme-office', path: `${programme}/queue?item=KI-4` })
})
afterAll(() => stage.close())

it('a point that is not called says so, and one that is called waits for whoever may begin', async () => {
  await observer.page.getByText('Møtet er ikke innkalt.').waitFor()
  await facilitator.page.goto(path.replace('/meeting', ''))
  await button(facilitator.page, 'Kall inn').click()
  const dialog = facilitator.page.getByRole('dialog')
  await dialog.getByLabel(/^Plasser som må være fylt/).fill('3')
  await button(dialog, 'Kall inn').click()
  await dialog.waitFor({ state: 'detached' })
  await observer.page.getByText(/Møtet er innkalt til/).waitFor()
  expect(await button(observer.page, 'Start møtet').count()).toBe(0)
})

it('the facilitator begins, and everybody is in the meeting and follows', async () => {
  await button(facilitator.page, 'Start møtet').click()
  await button(facilitator.page, 'Start nå').click()
  await facilitator.page.getByText('Klubben er hos deg').waitFor()
  for (const { page } of [owner, member, observer]) {
    await page.getByText(/Klubben er hos Nina|Klubben er hos /).waitFor()
    await page.getByText('Du følger møtelederen').waitFor()
  }
  await phone.page.getByText('Du følger møtelederen').waitFor()
  await facilitator.page.getByText('4 følger deg').waitFor()
})

it('members come by a press, in the room and on video, until the board can decide', async () => {
  const state = facilitator.page.locator('.m-pr .st')
  await expect.poll(() => state.innerText()).toBe('Ikke vedtaksført')
  await button(owner.page, 'Jeg er i rommet').click()
  await button(member.page, 'Jeg er i rommet').click()
  await button(phone.page, 'Jeg er på video').click()
  await expect.poll(() => state.innerText()).toBe('Vedtaksført')
})

it('whoever is recused from an item says so herself, and it is shown to all', async () => {
  await button(facilitator.page, 'Gå til sak 1').click()
  const foot = phone.page.locator('.m-foot')
  const say = async (): Promise<void> => {
    await button(foot, 'Meld meg inhabil').click()
    const dialog = phone.page.getByRole('dialog')
    await dialog.getByLabel('Begrunnelse').fill('Eier i leverandøren')
    await button(dialog, 'Meld meg inhabil').click()
    await foot.getByText('Du er inhabil i denne saken').waitFor()
  }
  await say()
  await button(foot, 'Trekk inhabiliteten tilbake').click()
  await say()
  await facilitator.page.getByText('Inhabil i sak 1').waitFor()
  // What is counted for this item alone takes more words, and they stay within the column.
  expect(await facilitator.page.locator('.m-side').evaluate((side) => side.scrollWidth - side.clientWidth)).toBe(0)
  expect(await button(foot, 'Be om ordet').count()).toBe(0)
})

it('[FLW1] what is shown to all takes along those who are free, and is offered to one who is writing', async () => {
  const statement = member.page.getByRole('textbox', { name: /Protokolltilførsel fra/ })
  await button(member.page, 'Ny protokolltilførsel').click()
  await statement.click()
  await member.page.keyboard.type('KS mener')
  await button(facilitator.page, 'Kø').click()
  await facilitator.page.getByText('Du ser:').locator('..').getByText('Behovskøen').waitFor()
  await button(facilitator.page, 'Vis for alle').click()
  await owner.page.getByRole('heading', { name: 'Behovskøen' }).waitFor()
  await owner.page.locator('.m-list').getByText('15 behov over linjen').waitFor()
  await member.page.getByText('Møtelederen viser Behovskøen').waitFor()
  await member.page.keyboard.type(' at innføringen må vente.')
  await expect.poll(() => statement.innerText()).toContain('KS mener at innføringen må vente.')
  expect(await member.page.getByRole('heading', { name: 'Behovskøen' }).count()).toBe(0)
  await button(member.page, 'Følg').click()
  await member.page.getByRole('heading', { name: 'Behovskøen' }).waitFor()
})

it('[FLW2] whoever goes on her own comes back with one press', async () => {
  await button(observer.page, 'Bla selv').click()
  await observer.page.getByText('Du blar selv').waitFor()
  await button(observer.page, 'Følg møtelederen').click()
  await observer.page.getByText('Du følger møtelederen').waitFor()
})

it('members ask for the floor, by keyboard too, and get it in order', async () => {
  await takeUp(facilitator.page, decisionTitle)
  await member.page.locator('main').focus()
  await member.page.keyboard.press('Alt+Shift+O')
  await member.page.getByText('Du står som nummer 1 på talelisten').waitFor()
  await phone.page.locator('.m-foot').getByRole('button', { name: 'Be om ordet' }).click()
  await facilitator.page.locator('.m-sp li').getByText(phone.seat.person.name).waitFor()
  await facilitator.page.locator('main').focus()
  await facilitator.page.keyboard.press('Alt+Shift+T')
  await member.page.getByText('Du har ordet').first().waitFor()
  await button(member.page, 'Ferdig').click()
})

it('the gavel is given and taken back by a press, and is where it was after a reload and a server that was killed', async () => {
  await button(owner.page, 'Ta klubben').click()
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Ta klubben' }).click()
  await owner.page.getByText('Klubben er hos deg').waitFor()
  await owner.page.reload()
  await owner.page.getByText('Klubben er hos deg').waitFor()
  await stage.kill()
  await observer.page.getByText(/^Forbindelsen er brutt\./).waitFor()
  await stage.start()
  await observer.page.getByText(/^Forbindelsen er brutt\./).waitFor({ state: 'detached' })
  await owner.page.getByText('Klubben er hos deg').waitFor()
  await button(owner.page, 'Gi klubben videre').click()
  const dialog = owner.page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(facilitator.seat.person.name) }).check()
  await dialog.getByRole('button', { name: `Gi klubben til ${facilitator.seat.person.name}` }).click()
  await facilitator.page.getByText('Klubben er hos deg').waitFor()
})

it('a text is published before the board is asked, and a round is blind', async () => {
  const { page } = facilitator
  await button(page, 'Saken').click()
  await button(page, 'Vis for alle').click()
  await button(page, 'Skriv vedtakstekst').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(text)
  await dialog.getByRole('button', { name: 'Lagre og publiser' }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, 'Kø').click()
  await button(page, 'Vis for alle').click()
  await owner.page.getByRole('heading', { name: 'Behovskøen' }).waitFor()
  await button(page, 'Saken').click()
  // Whoever follows is taken to the round, and has her own answer in sight.
  await button(page, 'Åpne konsensusrunde').click()
  for (const each of [owner, phone]) {
    const first = each.page.getByRole('radio', { name: /^Støtter(?! med)/ })
    await expect.poll(() => first.evaluate(isInSight)).toBe(true)
  }
  await give(owner.page, 'Støtter', '')
  await give(phone.page, 'Støtter med forbehold', secret)
  await page.getByText('av 3 har svart', { exact: true }).waitFor()
  await expect.poll(() => page.locator('.m-rnd .m-sum b').innerText()).toBe('2')
  for (const each of [facilitator, owner, member, observer]) {
    expect(await each.page.content()).not.toContain(secret)
    const told = await each.context.request.get(`${pointApi}/deciding`)
    expect(await told.text()).not.toContain(secret)
  }
  expect(await button(page, 'Vis samlet').isDisabled()).toBe(true)
  await give(member.page, 'Kan ikke støtte', against)
})

it('all is revealed at once, and on disagreement the owner alone can decide', async () => {
  await button(facilitator.page, 'Vis samlet').click()
  for (const { page } of [facilitator, owner, member, phone, observer]) {
    await page.getByText('Ikke alle støtter teksten.').waitFor()
    await page.getByText(secret).first().waitFor()
    await page.getByText(against).first().waitFor()
  }
  expect(await button(facilitator.page, 'Programeier avgjør').isDisabled()).toBe(true)
  expect(await button(member.page, 'Programeier avgjør').count()).toBe(0)
})

it('the owner’s decision is carried out and freezes, also under the hands of somebody who is typing in it', async () => {
  const title = drawer(typist.page, 'KI-4').getByRole('textbox', { name: 'Tittel' })
  const before = await title.inputValue()
  await title.fill(`${before}, halvveis skrevet`)
  await button(owner.page, 'Programeier avgjør').click()
  const dialog = owner.page.getByRole('dialog', { name: 'Programeier avgjør' })
  await button(dialog, 'Registrer vedtaket').click()
  await dialog.getByText(/^Velg hva vedtaket gjør\. En uttalelse/).waitFor()
  await dialog.getByLabel('Hva vedtaket gjør').selectOption('change')
  await dialog.getByLabel('Endringsønsket').fill('Fastlegene først')
  await dialog.getByRole('checkbox', { name: /KI-4/ }).check()
  await dialog.getByText('KI-4 fryses.').waitFor()
  await button(dialog, 'Registrer vedtaket').click()
  await dialog.getByText('Programeier må begrunne avgjørelsen.').waitFor()
  await dialog.getByLabel('Programeiers begrunnelse').fill('Nytten er størst her.')
  await button(dialog, 'Registrer vedtaket').click()
  await dialog.getByText('Registrert som vedtak 1').waitFor()
  await dialog.getByText('Frosset: KI-4').waitFor()
  await button(dialog, 'Lukk').last().click()
  for (const { page } of [facilitator, member, phone, observer])
    await page
      .getByText(/Vedtak 1, i (?:dag|går)/)
      .first()
      .waitFor()
  await drawer(typist.page, 'KI-4').getByText('Frosset av vedtak 1').waitFor()
  await title.waitFor({ state: 'detached' })
  await drawer(typist.page, 'KI-4').getByRole('button', { name: 'Se dem her' }).click()
  await typist.page
    .getByText(/halvveis skrevet/)
    .first()
    .waitFor()
  await agendaRow(observer.page, 1).click()
  await button(observer.page, 'Kø').click()
  await observer.page.locator('.m-list li', { hasText: 'KI-4' }).getByText('frosset').waitFor()
  const told = await observer.context.request.get(`${pointApi}/deciding`)
  expect((await told.json()).decisions).toMatchObject([
    { number: 1, path: 'owner', grounds: 'Nytten er størst her.', reservations: [{ text: secret }] },
  ])
})

it('the minutes are written while the board speaks, and a statement is its author’s alone', async () => {
  const { page } = facilitator
  await outcome(page).click()
  await page.keyboard.type('Styret drøftet fastlegenes rekkefølge.')
  await expect.poll(() => outcome(owner.page).innerText()).toContain('fastlegenes rekkefølge')
  expect(await outcome(observer.page).count()).toBe(0)
  await saved(page)
  await agendaRow(page, 1).click()
  const statement = page.getByRole('textbox', { name: /Protokolltilførsel fra/ })
  await expect.poll(() => statement.innerText()).toContain('KS mener at innføringen må vente.')
  expect(await statement.getAttribute('contenteditable')).toBe('false')
})

it('a projector shows what the room sees by its link alone, until it is withdrawn', async () => {
  const { page } = facilitator
  await button(page, 'Storskjerm').click()
  const dialog = page.getByRole('dialog', { name: 'Storskjerm' })
  await button(dialog, 'Lag lenke').click()
  const link = await dialog.getByRole('link', { name: 'Åpne i ny fane' }).getAttribute('href')
  const nobody = await stage.newContext()
  const screen = await nobody.newPage()
  await screen.goto(link ?? '')
  await screen.getByRole('heading', { name: 'Registrert som vedtak 1' }).waitFor()
  await screen.getByText(text).waitFor()
  await screen.getByText('«Fastlegene først» er godkjent. KI-4 fryses.').waitFor()
  await button(dialog, 'Trekk tilbake lenkene').click()
  await screen.getByText('Lenken virker ikke lenger').waitFor()
  await nobody.close()
  await button(dialog, 'Lukk').last().click()
})

it('the meeting is adjourned, its minutes are approved at the next point, and then it is closed for everybody', async () => {
  const { page } = facilitator
  await button(page, 'Hev møtet').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hev møtet' }).click()
  for (const each of [facilitator, member, observer]) await each.page.getByText('Møtet er hevet.').waitFor()
  const next = await nextPoint()
  const told = await facilitator.context.request.get(`${pointApi}/minutes`)
  const [approval] = minutesBodySchema.parse(await told.json()).approvals
  const current = { item: agendaItemIdSchema.parse(approval?.item), internal: false, budgetMinutes: 5 }
  const steps: readonly MeetingCommand[] = [
    { type: 'call', quorum: 1 },
    { type: 'start' },
    { type: 'arrive', person: personIdSchema.parse(member.seat.person.id), how: 'room' },
    { type: 'go-to', current },
  ]
  for (const step of steps) await command(facilitator, step, `${api}/points/${next}`)
  await page.goto(`${stage.url}/p/digital-samhandling/points/${next}/meeting`)
  await page.getByText('Saken gjelder protokollen fra').waitFor()
  await button(page, 'Godkjenn protokollen').click()
  await page.getByText('Protokollen er godkjent', { exact: true }).waitFor()
  for (const each of [member, observer]) {
    await each.page.getByText('Protokollen er godkjent, og punktet er lukket.').waitFor()
  }
})

/** @returns whether what is there can be seen without scrolling. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

async function command(by: Person, given: MeetingCommand, at: string = pointApi): Promise<void> {
  const answer = await by.context.request.post(`${at}/meeting`, {
    data: { command: given },
    headers: { origin: stage.url },
  })
  meetingViewSchema.parse(await answer.json())
}

async function nextPoint(): Promise<string> {
  const date = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10)
  const answer = await typist.context.request.post(`${api}/points`, {
    data: {
      head: {
        title: 'Punkt 2',
        date,
        startsAt: '10:00',
        lengthMinutes: 120,
        place: 'Oslo',
        chair: '',
        facilitator: '',
      },
      agenda: 'standard',
    },
    headers: { origin: stage.url },
  })
  return pointBodySchema.parse(await answer.json()).id
}

function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true }).first()
}

function outcome(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Protokoll til sak/ })
}

function agendaRow(page: Page, number: number): Locator {
  return page
    .locator('.m-ag li')
    .nth(number - 1)
    .getByRole('button')
}

async function takeUp(page: Page, title: string): Promise<void> {
  await page
    .locator('.m-ag')
    .getByRole('button', { name: new RegExp(title) })
    .click()
  await button(page, 'Ta opp saken').click()
  await page.getByRole('timer').waitFor()
}

/** Gives a position in the open round. */
async function give(page: Page, position: string, reason: string): Promise<void> {
  expect(await page.getByText('runde 1', { exact: true }).count()).toBe(0)
  await page.getByRole('radio', { name: new RegExp(`^${position}(?! med)`) }).check()
  await page.getByRole('textbox', { name: /^Hvorfor/ }).fill(reason)
  await button(page, 'Gi posisjon').click()
  await page.getByText(/Posisjonen din er gitt/).waitFor()
}
