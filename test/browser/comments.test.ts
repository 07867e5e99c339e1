// Comments between meetings, as two who sit at different screens use them: one wide, one phone-wide; and somebody who only reads, who sees none of it.

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFinds } from './axe.ts'
import { description, drawer, row } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const at = '/p/digital-samhandling/queue?item=KI-4'
let stage: Stage
let wide: Person
let phone: Person
beforeAll(async () => {
  stage = await openStage()
  const look = { width: 390, height: 844 }
  ;[wide, phone] = await Promise.all([
    stage.enter({ role: 'board-member', nth: 0, path: at }),
    stage.enter({ role: 'board-member', nth: 1, path: at, look }),
  ])
})
afterAll(() => stage.close())

const comments = ({ page }: Person): Locator => page.getByRole('region', { name: 'Kommentarer' })
const field = (person: Person): Locator => comments(person).getByLabel('Skriv en kommentar')
const seriousIn = async ({ page }: Person) =>
  (await axeFinds(page)).filter(({ serious }) => serious).map(({ what }) => what)

/** Holds back what is fetched of the comments. @returns what lets it through */
async function holdBack({ page }: Person): Promise<() => void> {
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/comments?*', async (route) => {
    await held
    await route.continue()
  })
  return answer
}

describe('comments', () => {
  it('[CMT9] a comment with somebody named by the keyboard stands at the other without reloading, and is answered with a thumb', async () => {
    const name = phone.seat.person.name
    await comments(wide).getByText('Ingen har kommentert ennå.').waitFor()
    await field(wide).click()
    await wide.page.keyboard.type(`Er anslaget nytt, @${name.slice(0, 3)}`)
    await comments(wide).getByRole('option', { name }).waitFor()
    expect(await seriousIn(wide)).toEqual([])
    await wide.page.keyboard.press('Enter')
    await wide.page.keyboard.type('?')
    await wide.page.keyboard.press('Control+Enter')
    await comments(phone).getByText(`Er anslaget nytt, @${name} ?`).waitFor()
    await phone.page.getByText(`Ny kommentar fra ${wide.seat.person.name}.`).waitFor({ state: 'attached' })
    await expect.poll(() => field(wide).inputValue()).toBe('')
    // What comes while she writes moves nothing under her caret.
    await field(phone).tap()
    await phone.page.keyboard.type('Et annet spørsmål')
    const before = await field(phone).boundingBox()
    await field(wide).fill('Og dette?')
    await wide.page.keyboard.press('Control+Enter')
    await comments(phone).getByText('Og dette?').waitFor()
    expect(Math.abs(((await field(phone).boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)
    const thread = comments(phone).getByRole('article').first()
    await thread.getByRole('button', { name: 'Svar' }).tap()
    await thread.getByLabel(/^Svar til/).fill('Ja, fra i går.')
    await thread.getByRole('button', { name: 'Svar' }).tap()
    await comments(wide).getByText('Ja, fra i går.').waitFor()
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await seriousIn(phone)).toEqual([])
  })

  it('[CMT9] the field comes with what stands above it, and is not moved from under a finger when that is slow', async () => {
    const answer = await holdBack(phone)
    const asked = phone.page.waitForRequest('**/comments?*')
    await phone.page.reload()
    await asked
    await phone.page.getByRole('heading', { name: 'Kommentarer' }).waitFor()
    expect(await field(phone).count()).toBe(0)
    answer()
    await field(phone).waitFor()
    expect(await comments(phone).getByText('Og dette?').count()).toBe(1)
    await phone.page.unroute('**/comments?*')
    // The rest of the drawer has come: what is measured is the threads alone.
    await description(phone.page, 'KI-4').waitFor()
    await drawer(phone.page, 'KI-4').getByRole('heading', { name: 'Historikk' }).waitFor()
    await phone.page.waitForLoadState('networkidle')
    // Threads take their room before they are in sight, not as they come into it.
    const scroller = phone.page.locator('.d-body')
    const reach = () => scroller.evaluate((body) => body.scrollHeight)
    expect(await scroller.evaluate((body) => body.scrollTop)).toBe(0)
    const before = await reach()
    for (const thread of await comments(phone).getByRole('article').all()) await thread.scrollIntoViewIfNeeded()
    expect(await reach()).toBe(before)
  })

  it('[CMT9] a draft outlives the page, and what did not come through stands with the reason and is sent once', async () => {
    await phone.page.reload()
    await expect.poll(() => field(phone).inputValue()).toBe('Et annet spørsmål')
    // It comes to the server, and the answer is lost; so is for a while the notice that brings it back with the others' comments.
    const answer = await holdBack(phone)
    await phone.page.route('**/comments', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await comments(phone).getByRole('button', { name: 'Send' }).tap()
    await comments(phone).getByText('Kommentaren ble ikke sendt. Teksten står her.').waitFor()
    await phone.page.unroute('**/comments')
    const again = comments(phone).getByRole('button', { name: 'Prøv igjen' })
    await again.scrollIntoViewIfNeeded()
    const stood = await again.boundingBox()
    answer()
    await comments(phone).getByRole('article').filter({ hasText: 'Et annet spørsmål' }).waitFor()
    expect(Math.abs(((await again.boundingBox())?.y ?? 0) - (stood?.y ?? 0))).toBeLessThan(2)
    await phone.page.unroute('**/comments?*')
    await again.tap()
    await expect.poll(() => field(phone).inputValue()).toBe('')
    await comments(wide).getByText('Et annet spørsmål').waitFor()
    expect(await comments(wide).getByText('Et annet spørsmål').count()).toBe(1)
  })

  it('[CMT3] [CMT5] it is changed and deleted with a trace, agreed with, resolved, and found again', async () => {
    const own = comments(phone).getByRole('article').filter({ hasText: 'Et annet spørsmål' })
    const seen = comments(wide)
      .getByRole('article')
      .filter({ hasText: /Et annet spørsmål|Et nytt spørsmål|Slettet av/ })
    const more = (of: Locator) => of.getByRole('button', { name: /^Mer om kommentaren/ })
    await more(own).tap()
    await phone.page.getByRole('menuitem', { name: 'Endre' }).tap()
    await comments(phone).getByLabel('Endre kommentaren').fill('Et nytt spørsmål')
    await comments(phone).getByRole('button', { name: 'Lagre' }).tap()
    await seen.getByText('Et nytt spørsmål').waitFor()
    await seen.getByText(/endret i (?:dag|går)/).waitFor()
    await more(seen).click()
    await wide.page
      .getByRole('menuitemradio', { name: 'Enig' })
      .or(wide.page.getByRole('menuitem', { name: 'Enig' }))
      .click()
    const changed = comments(phone).getByRole('article').filter({ hasText: 'Et nytt spørsmål' })
    await changed.getByRole('button', { name: /^Enig: / }).waitFor()
    await more(changed).tap()
    await phone.page.getByRole('menuitem', { name: 'Slett …' }).tap()
    await phone.page.getByRole('button', { name: 'Slett kommentaren' }).tap()
    await seen.getByText(/^Slettet av/).waitFor()
    expect(await wide.page.content()).not.toContain('Et nytt spørsmål')
    await comments(wide).getByRole('article').first().getByRole('button', { name: 'Avslutt tråden' }).click()
    await comments(phone).getByRole('button', { name: 'Vis 1 avsluttet tråd' }).tap()
    await comments(phone).getByText(`Avsluttet av ${wide.seat.person.name}`).waitFor()
    await comments(phone).getByText('Ja, fra i går.').waitFor()
  })

  it('[CMT5] [CMT7] all of the programme is found in one place: by what is open, resolved and names the reader, each with what it is about', async () => {
    const { page } = phone
    const threads = page.getByRole('article')
    await wide.page.goto('/p/digital-samhandling/points/ds-punkt-1?agenda=sak-03')
    await field(wide).fill('Tar vi dette først?')
    await comments(wide).getByRole('button', { name: 'Send' }).click()
    await comments(wide).getByText('Tar vi dette først?').waitFor()
    await wide.page.locator('[data-agenda-item="sak-03"]').getByText('1 kommentar i åpne tråder').waitFor()
    await page.goto('/p/digital-samhandling/queue')
    await page.getByRole('button', { name: 'Mer', exact: true }).tap()
    await page.getByRole('menuitem', { name: 'Kommentarer' }).tap()
    await threads
      .filter({ hasText: 'Tar vi dette først?' })
      .getByText(/^Sak på sakslisten: /)
      .waitFor()
    await threads
      .filter({ hasText: 'Og dette?' })
      .getByRole('link', { name: /^KI-4 / })
      .waitFor()
    await page.getByRole('button', { name: 'Nevner meg' }).tap()
    await page.getByText('Ingen åpne tråder nevner deg.').waitFor()
    await page.getByRole('button', { name: 'Avsluttede' }).tap()
    await threads.getByRole('button', { name: 'Åpne tråden igjen' }).tap()
    await page.getByText('Ingen avsluttede tråder.').waitFor()
    await page.getByRole('button', { name: /^Nevner meg/ }).tap()
    await threads.getByText('Ja, fra i går.').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await seriousIn(phone)).toEqual([])
  })

  it('[CMT1] the row says how much is open, and who only reads sees neither that nor the comments', async () => {
    const observer = await stage.enter({ role: 'observer', path: at })
    await observer.page.locator('dialog[data-drawer="KI-4"]').waitFor()
    await wide.page.goto('/p/digital-samhandling/queue')
    await row(wide.page, 'KI-4').getByText('3 kommentarer i åpne tråder').waitFor()
    await observer.page.goto('/p/digital-samhandling/queue')
    await row(observer.page, 'KI-4').waitFor()
    expect(await observer.page.content()).not.toContain('kommentar')
    expect(await comments(observer).count()).toBe(0)
    await observer.page.goto('/p/digital-samhandling/comments')
    await observer.page.getByText('Den som bare leser, får ikke se dem.').waitFor()
  })
})
