// What a meeting leaves: minutes that are written together and approved, the register of decisions with the board as its members saw it, and
// promises that are closed with evidence. By mouse and by keyboard, wide and phone-wide, and for somebody who may only read.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decidingViewSchema } from '../../shared/contract/deciding.ts'
import { axeFinds } from './axe.ts'
import { type HeldMeeting, holdMeeting } from './held-meeting.ts'
import { openStage, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'
const phoneWide = { width: 390, height: 844 }
let stage: Stage
let held: HeldMeeting
let circulationPath: string

beforeAll(async () => {
  stage = await openStage()
  held = await holdMeeting(stage)
})
afterAll(() => stage.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

it('the register shows what was decided, newest first, and one decision opens from the keyboard', async () => {
  const { page } = held.observer
  await page.goto(`${programme}/decisions`)
  const rows = page.getByRole('article')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(2)
  expect(await rows.first().innerText()).toContain('Vedtak 2')
  await page.getByRole('searchbox').fill('omfanget frem')
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByRole('searchbox').fill('')
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByLabel('Område:').selectOption('DD')
  await expect.poll(() => rows.count()).toBe(1)
  expect(await rows.first().innerText()).toContain('Vedtak 1')
  await page.getByLabel('Område:').selectOption('')
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByLabel('Ny vurdering:').selectOption('due')
  await expect.poll(() => rows.count()).toBe(1)
  await rows.first().getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Vedtak 2', level: 1 }).waitFor()
  for (const words of ['Verifisert', 'Kan ikke støtte', 'Kostnaden er for usikker.', 'avgjorde som programeier']) {
    await page.getByRole('main').getByText(words).first().waitFor()
  }
})

it('[FLW4] the point’s page says what its meeting came to, and offers nothing that is over', async () => {
  const { page } = held.facilitator
  await page.goto(`${programme}/points/${held.pointId}`)
  const card = page.getByRole('region', { name: 'Hva møtet kom til' })
  await card.getByRole('link', { name: 'Vedtak 1' }).waitFor()
  for (const words of [
    'Programstyret kutter ikke KI-4',
    'Avklare eier for forvaltningen',
    'Utkast',
    'Les protokollen',
  ]) {
    await card.getByText(words).first().waitFor()
  }
  expect([await button(page, 'Ny sak').count(), await button(page, 'Endre møtet').count()]).toEqual([0, 0])
})

it('[AGD2] what waits is offered to the next agenda, and is put there in one press from the keyboard', async () => {
  const { page } = held.facilitator
  await page.goto(`${programme}/points`)
  await page.locator('[data-point][data-next] h3 a').click()
  const row = (name: string) => page.locator('[data-agenda-item]').filter({ hasText: name })
  await row('Oppfølging av tidligere vedtak').getByText('2 løfter, 1 forfalt').waitFor()
  const review = page.locator('[data-proposal="review"]')
  await review.getByText('Vedtak 2 har frist for ny vurdering 10. januar 2026.').waitFor()
  await review.getByRole('button', { name: 'Legg på sakslisten' }).focus()
  await page.keyboard.press('Enter')
  await row('Ny vurdering av vedtak 2').getByText('Uten forslag').waitFor()
  await review.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ny vurdering av vedtak 2')
})

it('the board’s verdict is set by whoever leads, with why, and read by everybody on the point', async () => {
  const path = `${programme}/points/${held.pointId}`
  await held.facilitator.page.goto(path)
  await held.observer.page.goto(path)
  await button(held.facilitator.page, 'Sett vurderingen').click()
  const dialog = held.facilitator.page.getByRole('dialog', { name: 'Samlet vurdering' })
  await dialog.getByLabel('Vurdering', { exact: true }).selectOption('Juster')
  await dialog.getByLabel('Begrunnelse').fill('Nytten henger etter i kommunene.')
  await dialog.getByRole('button', { name: 'Lagre vurderingen' }).click()
  await held.observer.page.getByText('Nytten henger etter i kommunene.').waitFor()
  await held.observer.page.getByText('2 av 12 plasser var fylt').waitFor()
  expect(await button(held.observer.page, 'Endre vurderingen').count()).toBe(0)
  await held.observer.page.getByRole('link', { name: 'Frosset av vedtak 1' }).waitFor()
})

it('the board as its members saw it can be read, and says from when it is before anything else', async () => {
  const { page } = held.observer
  await page.goto(`${programme}/decisions/${held.decisions[1]}`)
  await page.getByRole('link', { name: 'Slik styret så det' }).click()
  await page.getByText(/Tavlen slik den sto .* da vedtak 1 ble fattet/).waitFor()
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(20)
  expect(await page.getByRole('textbox').count()).toBe(0)
})

it('a text is decided by circulation between meetings: sent out, answered on a phone and wide, shown when all have answered, and read by an observer', async () => {
  const { facilitator, owner, observer, pointId } = held
  const text = 'KI-3 og KI-4 tas inn før KI-5.'
  const api = `/api/programmes/digital-samhandling/points/${pointId}`
  await facilitator.context.request.post(`${api}/wordings`, {
    headers: { origin: stage.url },
    data: { agendaItem: 'sak-09', internal: false, text, publish: true },
  })
  const lead = facilitator.page
  await lead.goto(`${programme}/points/${pointId}?agenda=sak-09`)
  await button(lead, 'Send på sirkulasjon').click()
  const dialog = lead.getByRole('dialog', { name: 'Send på sirkulasjon' })
  await dialog.getByText('12 plasser med stemme spørres:').waitFor()
  await dialog.getByLabel('Klokkeslett').fill('11:30')
  const wide = lead.viewportSize() ?? { width: 1440, height: 900 }
  for (const size of [phoneWide, wide]) {
    await lead.setViewportSize(size)
    expect(await dialog.getByLabel('Klokkeslett').inputValue()).toBe('11:30')
  }
  await dialog.getByRole('button', { name: 'Send ut' }).click()
  await lead.getByText('0 av 12 har svart').waitFor()
  circulationPath = new URL(lead.url()).pathname

  const phone = (await stage.enter({ role: 'board-member', nth: 1, path: `${programme}/queue`, look: phoneWide })).page
  const landing = phone.getByRole('region', { name: 'Venter på deg' })
  await landing.getByRole('link', { name: /^Svar innen .* på sirkulasjon$/ }).waitFor()
  await phone.getByRole('button', { name: /^Mer.*1 ting venter på deg$/ }).waitFor()
  await phone.goto('/programmes')
  const waiting = phone.getByRole('region', { name: 'Venter på deg' })
  await waiting.getByText(/Svar innen .* [6-9] dager igjen/).waitFor()
  await waiting.getByRole('link', { name: text }).click()
  await phone.getByRole('radio', { name: 'Støtter', exact: true }).check()
  await button(phone, 'Gi posisjon').click()
  await phone.getByText('Posisjonen din er gitt: støtter.').waitFor()
  await expectAxeClean(phone)

  await owner.page.goto(`${programme}/decisions`)
  await owner.page.locator('[data-circulation]').getByRole('link', { name: text }).click()
  await owner.page.getByRole('radio', { name: /^Støtter med forbehold/ }).check()
  await owner.page.getByRole('textbox').fill('Forutsetter opplæring.')
  await button(owner.page, 'Gi posisjon').click()
  await owner.page.getByText('Posisjonen din er gitt: støtter med forbehold.').waitFor()

  await lead.getByText('2 av 12 har svart').waitFor()
  expect(await lead.getByRole('main').innerText()).not.toMatch(/opplæring|forbehold/)
  await button(lead, 'Minn på 10 som mangler').click()
  await expect.poll(() => lead.getByText(/minnet på i (?:dag|går)/).count()).toBe(10)
  expect(await button(lead, 'Avslutt og vis samlet').count()).toBe(0)

  await answerForTheRest(circulationPath.split('/').at(-1) ?? '')
  await button(lead, 'Avslutt og vis samlet').click()
  await lead.getByText('Forutsetter opplæring.').waitFor()
  await button(lead, 'Før vedtaket').click()
  await button(lead, 'Registrer vedtaket').click()
  await lead.getByText('Registrert som vedtak 3').waitFor()
  await button(lead, 'Lukk').last().click()

  await phone.getByRole('link', { name: 'Vedtak 3 i registeret' }).waitFor()
  await observer.page.goto(`${programme}/decisions`)
  await observer.page.getByRole('article').filter({ hasText: 'Vedtak 3' }).getByText(text).waitFor()
  await observer.page.getByText('1 avsluttet').waitFor()
})

it('a reversal is prepared from the decision: what it would do is shown, and the case stands on an agenda with its text', async () => {
  const { page } = held.facilitator
  await page.goto(`${programme}/decisions/${held.decisions[1]}`)
  await button(page, 'Forbered omgjøring').click()
  const dialog = page.getByRole('dialog', { name: 'Gjør om vedtak 1' })
  await dialog.getByText('Tas tilbake: omfanget frem til neste punkt, DD-1 og DD-2.').waitFor()
  await button(page, 'Sett saken på sakslisten').click()
  await dialog.getByText(/Saken står sist på sakslisten/).waitFor()
  await page.getByRole('link', { name: 'Til saken' }).click()
  const text = page.getByRole('region', { name: 'Forslag til vedtak' })
  await text.getByText('Programstyret gjør om vedtak 1.').waitFor()
  await text.getByText('Tas tilbake: omfanget frem til neste punkt, DD-1 og DD-2.').waitFor()
})

it('minutes are written together, a statement is its author’s alone, and approved minutes are closed for everybody', async () => {
  const path = `${programme}/points/${held.pointId}/minutes`
  await held.facilitator.page.goto(path)
  await held.member.page.goto(path)
  for (const words of ['Kostnaden er for usikker.', 'Saken ble ikke behandlet.', 'Ikke til stede']) {
    await held.member.page.getByText(words).first().waitFor()
  }
  const outcome = (page: Page) => page.getByRole('textbox', { name: 'Utfall av sak 1', exact: true })
  await outcome(held.facilitator.page).click()
  await held.facilitator.page.keyboard.type('Styret godkjente innkallingen.')
  await expect.poll(() => outcome(held.member.page).innerText()).toContain('Styret godkjente innkallingen.')
  await button(held.member.page, 'Ny protokolltilførsel').first().click()
  const statement = (page: Page) => page.getByRole('textbox', { name: /^Protokolltilførsel fra/ })
  await statement(held.member.page).click()
  await held.member.page.keyboard.type('Jeg er bekymret for fremdriften.')
  await expect.poll(() => statement(held.facilitator.page).innerText()).toContain('Jeg er bekymret for fremdriften.')
  expect(await statement(held.facilitator.page).getAttribute('aria-readonly')).toBe('true')
  expect(await button(held.facilitator.page, 'Fjern tilførselen').count()).toBe(0)
  const dialog = held.facilitator.page.getByRole('dialog')
  await button(held.facilitator.page, 'Godkjenn protokollen').click()
  await dialog.getByText('Styret må godkjenne protokollen først').waitFor()
  await dialog.getByRole('button', { name: 'Sett på sakslisten' }).click()
  await dialog.getByText('Saken om protokollen står på sakslisten her.').waitFor()
  await held.facilitator.page.keyboard.press('Escape')
  await held.dealWithMinutes()
  await button(held.facilitator.page, 'Godkjenn protokollen').click()
  await dialog.getByText('Godkjenne protokollen?').waitFor()
  await dialog.getByRole('button', { name: 'Godkjenn protokollen' }).click()
  await held.facilitator.page.getByText(/Godkjent i møte .* Protokollen er lukket/).waitFor()
  await expect.poll(() => outcome(held.member.page).getAttribute('aria-readonly')).toBe('true')
  expect(await button(held.member.page, 'Fjern tilførselen').count()).toBe(0)
})

it('an observer reads the public edition and takes it out, and nothing is written', async () => {
  const { page, context } = held.observer
  await page.goto(`${programme}/points/${held.pointId}/minutes`)
  await page.getByText('Den offentlige utgaven kan leses').waitFor()
  await page.getByText('Styret godkjente innkallingen.').waitFor()
  await page.getByText('Kostnaden er for usikker.').waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  await button(page, 'Ta ut').click()
  const opened = context.waitForEvent('page')
  await page.getByRole('menuitem', { name: 'Nettside' }).click()
  const file = await opened
  await file.getByText('Styret godkjente innkallingen.').waitFor()
  expect(await file.getByText('Jeg er bekymret for fremdriften.').count()).toBe(1)
  await file.close()
})

it('a promise that is overdue stands first, and is closed with what shows that it was kept', async () => {
  const { page } = held.owner
  await page.goto(`${programme}/promises`)
  const first = page.getByRole('article').first()
  await first.getByText('Legge frem driftskostnaden').waitFor()
  expect(await first.innerText()).toMatch(/dager over tiden/)
  await first.getByRole('button', { name: 'Lukk med bevis …' }).click()
  await button(page, 'Lukk løftet').click()
  await page
    .getByText(/bevis|viser/i)
    .first()
    .waitFor()
  await page.getByRole('textbox').fill('Notat 3, lagt frem 12. januar.')
  await button(page, 'Lukk løftet').click()
  await page.getByText('Notat 3, lagt frem 12. januar.').waitFor()
})

it('[PNT8] approved minutes are opened again with a reason by the programme owner, and the register says so', async () => {
  const { page } = held.owner
  await page.goto(`${programme}/points/${held.pointId}`)
  await button(page, 'Mer om punktet').click()
  await page.getByRole('menuitem', { name: 'Åpne protokollen igjen …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Åpne den godkjente protokollen igjen?' })
  await dialog.getByLabel('Begrunnelse').fill('Kostnaden er ført feil.')
  await dialog.getByRole('button', { name: 'Åpne protokollen' }).click()
  await page.getByText('Protokollen er åpnet igjen. Kostnaden er ført feil.').waitFor()
  await page.goto(`${programme}/decisions`)
  await page.getByRole('article').first().getByText('Protokoll åpnet').waitFor()
})

it('[DEC8] a decision that was taken back says so wherever it stands, and the one that did it is no mere statement', async () => {
  const reversal = await held.reverse(held.decisions[1] ?? '', 'Programstyret gjør om vedtak 1.')
  const { page } = held.observer
  await page.goto(`${programme}/decisions`)
  const row = (number: number) => page.getByRole('article').filter({ hasText: `Vedtak ${number}` })
  const article = page.getByRole('article').filter({ hasText: 'Programstyret gjør om vedtak 1.' })
  for (const words of ['Omgjøring', 'Gjør om vedtak 1']) await article.getByText(words, { exact: true }).waitFor()
  await row(1)
    .getByText(/^Omgjort av vedtak/)
    .waitFor()
  await page.goto(`${programme}/decisions/${reversal}`)
  await page.getByText('Tatt tilbake: omfanget frem til neste punkt', { exact: false }).waitFor()
  expect(await page.getByText('Det endret ingenting på tavlen').count()).toBe(0)
  await page.goto(`${programme}/decisions/${held.decisions[1]}`)
  await page.getByText(/har gjort om dette\. Dette var virkningen/).waitFor()
  await page.goto(`${programme}/points/${held.pointId}`)
  await page
    .getByRole('region', { name: 'Hva møtet kom til' })
    .getByText(/^Omgjort av vedtak/)
    .waitFor()
})

const looks = [
  ['wide and light', {}],
  ['phone-wide and dark', { ...phoneWide, dark: true }],
] as const
it.each(looks)('axe finds nothing, and nothing runs out of the page (%s)', async (_name, look) => {
  const { page } = await stage.enter({ role: 'programme-owner', path: '/programmes', look })
  const paths = [
    '/decisions',
    `/decisions/${held.decisions[0]}`,
    `/decisions/${held.decisions[1]}/board`,
    '/promises',
    `/points/${held.pointId}/minutes`,
    circulationPath.slice(programme.length),
  ]
  for (const path of paths) {
    await page.goto(`${programme}${path}`)
    await page.locator('article, section.card, table').first().waitFor()
    await expectAxeClean(page)
  }
})

async function expectAxeClean(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname
  expect([path, await axeFinds(page)]).toEqual([path, []])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([path, over]).toEqual([path, 0])
}

/** Everybody who is asked and has not answered supports the text, each from her own seat. */
async function answerForTheRest(round: string): Promise<void> {
  const votes = new Set(['programme-owner', 'board-member'])
  const seats = (await stage.seats()).filter(
    ({ programme: { id }, role }) => id === 'digital-samhandling' && votes.has(role),
  )
  const headers = { origin: stage.url, 'content-type': 'application/json' }
  const before = await held.observer.context.request.get(
    `/api/programmes/digital-samhandling/points/${held.pointId}/deciding`,
  )
  const answered = decidingViewSchema.parse(await before.json()).rounds.find(({ id }) => id === round)?.answered ?? []
  for (const { seat, person } of seats.filter((each) => !answered.includes(each.person.id))) {
    const session = await fetch(`${stage.url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ seat }) })
    const cookie = session.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const given = await fetch(`${stage.url}/api/programmes/digital-samhandling/rounds/${round}/position`, {
      method: 'PUT',
      headers: { ...headers, cookie },
      body: JSON.stringify({ position: 'supports', reason: '' }),
    })
    expect([person.name, given.status]).toEqual([person.name, 200])
  }
}
