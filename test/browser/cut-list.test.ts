// The ageing cut list and the rollout, by two people at once: a cut is recommended by one and seen by the other, decided in a meeting for everybody and taken back;
// areas are made ready, moved and cut whole.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { itemIdSchema } from '../../shared/ids.ts'
import { drawer, row, saved } from './board-view.ts'
import { holdMeeting } from './held-meeting.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const cutList = '/p/digital-samhandling/cut-list'
const rollout = '/p/pasientens-legemiddelliste/rollout'
let stage: Stage
let member: Person
let other: Person

beforeAll(async () => {
  stage = await openStage({ lines: true })
  member = await stage.enter({ role: 'board-member', path: cutList })
  other = await stage.enter({ role: 'programme-office', path: cutList, look: { width: 390, height: 844 } })
  for (const { page } of [member, other]) await page.locator('[data-figures] .sentence').waitFor()
})
afterAll(() => stage.close())

it('[CUT5] says what the list is worth today and after the next point, for both alike, with the steps in a table on request', async () => {
  const [hers, theirs] = await Promise.all(
    [member, other].map(({ page }) => page.locator('.cut-s .sentence').innerText()),
  )
  expect(hers).toBe(theirs)
  expect(hers).toMatch(
    /^Gjenstående kuttpotensial \d+ MNOK i dag, \d+ etter neste punkt; trengs for å holde P85: \d+\.$/,
  )
  await member.page.getByRole('button', { name: 'Vis som tabell' }).click()
  await member.page.getByRole('table', { name: 'Kuttpotensial fra dag til dag' }).waitFor()
  expect(await row(member.page, 'DD-K1').getByRole('img').getAttribute('aria-label')).toMatch(
    /^DD-K1 sparer \d+ MNOK i dag/,
  )
})

it('[CUT5] says nothing of the list before the board has come, be it late', async () => {
  const late = await stage.enter({ role: 'programme-owner', path: '/p/digital-samhandling/members' })
  await late.page.getByRole('heading', { level: 1 }).waitFor()
  await late.line().cut()
  await late.page.addInitScript(() => {
    const said: string[] = []
    new MutationObserver(() => {
      const sentence = document.querySelector('.cut-s .sentence')?.textContent ?? null
      if (sentence !== null && said.at(-1) !== sentence) said.push(sentence)
    }).observe(document, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { said })
  })
  const frame = late.page.waitForResponse(/\/frame$/)
  await late.page.goto(cutList)
  await frame
  await late.page.locator('[data-save="offline"]').first().waitFor()
  await late.line().mend()
  await late.page.locator('[data-figures] .sentence').waitFor()
  const expected = await member.page.locator('.cut-s .sentence').innerText()
  await expect.poll(() => late.page.locator('.cut-s .sentence').innerText()).toBe(expected)
  expect(await late.page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([expected])
  await late.context.close()
})

it('[CUT5] says what the list is worth today without a network, where the points were never fetched; the programmes are there too', async () => {
  const away = await stage.enter({ role: 'programme-owner', path: '/p/digital-samhandling/queue' })
  const { page } = away
  await saved(page)
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/programmes-page-')),
  )
  await away.line().offline()
  await page.getByRole('link', { name: 'Kuttliste', exact: true }).first().click()
  const sentence = page.locator('.cut-s .sentence')
  await expect.poll(() => sentence.innerText()).toMatch(/^Gjenstående kuttpotensial \d+ MNOK i dag;/)
  await page
    .getByRole('link', { name: /Veivalg/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Programmer' }).waitFor()
  await away.context.close()
})

it('[CUT1] [CUT2] is recommended by a member, decided in a meeting for everybody, and taken back by a later decision', async () => {
  await row(member.page, 'DD-K1').getByRole('button', { name: 'Anbefal kutt' }).click()
  await saved(member.page)
  const status = row(other.page, 'DD-K1').locator('[aria-current="step"]')
  await expect.poll(() => status.innerText()).toBe('Anbefalt')
  await row(other.page, 'DD-K1').getByRole('button', { name: 'Forbered vedtak' }).click()
  const dialog = other.page.getByRole('dialog', { name: 'Forbered vedtak om å kutte DD-K1' })
  await dialog.getByRole('button', { name: 'Legg i saksbanken' }).click()
  await dialog.getByText('Saken ligger i saksbanken.').waitFor()
  await other.page.keyboard.press('Escape')

  const cut = { type: 'cut', items: [itemIdSchema.parse('DD-K1')] } as const
  const held = await holdMeeting(stage, cut)
  for (const { page } of [member, other]) {
    await row(page, 'DD-K1').waitFor({ state: 'detached' })
    await page.getByText('Brukt, utløpt og omgjort: 1 kutt').click()
    await page.locator('[data-past="DD-K1"]').getByText('Vedtatt kuttet i vedtak 1').waitFor()
  }
  await held.reverse(held.decisions.at(-1) ?? '', 'Kuttet av avtalespesialistene tas tilbake.')
  for (const { page } of [member, other]) {
    await page.locator('[data-past="DD-K1"]').getByText('Vedtaket er gjort om').waitFor()
  }
})

it('[ROL1] an area is made ready in its drawer, and everybody sees how ready it is', async () => {
  const [one, two] = [
    await stage.enter({
      role: 'board-member',
      programme: 'pasientens-legemiddelliste',
      path: `${rollout}?item=OMR-01`,
    }),
    await stage.enter({ role: 'programme-office', programme: 'pasientens-legemiddelliste', path: rollout }),
  ]
  const words = row(two.page, 'OMR-01').locator('.rol-a .st')
  await expect.poll(() => words.innerText()).toContain('1 av 6 forutsetninger')
  await drawer(one.page, 'OMR-01').getByLabel('Intensjonsavtale med nok aktører').check()
  await drawer(one.page, 'OMR-01').getByLabel('Fastlegekontor: klare').fill('56')
  await drawer(one.page, 'OMR-01').getByLabel('Fastlegekontor: klare').press('Enter')
  await expect.poll(() => words.innerText()).toContain('2 av 6 forutsetninger, 33\u00a0% av aktørene klare')
  await one.page.keyboard.press('Escape')

  // Whole areas alone are cut: what is no area is offered no cut, and an area is.
  await one.page.goto('/p/pasientens-legemiddelliste/queue')
  await row(one.page, 'SFM-1').getByRole('button', { name: 'Mer om SFM-1' }).click()
  await one.page.getByRole('menuitem').first().waitFor()
  expect(await one.page.getByRole('menuitem', { name: 'Flytt til kuttlisten …' }).count()).toBe(0)
  await one.page.keyboard.press('Escape')
  await row(two.page, 'OMR-19').getByRole('button', { name: 'Mer om OMR-19' }).click()
  await two.page.getByRole('menuitem', { name: 'Flytt til kuttlisten …' }).click()
  const dialog = two.page.getByRole('dialog', { name: 'Flytt OMR-19 til kuttlisten' })
  await dialog.getByLabel('Begrunnelse').fill('Starter sist.')
  await dialog.getByLabel('Konsekvens for kostnad').fill('Sparer innføringen.')
  await dialog.getByLabel('Konsekvens for nytte').fill('Området står uten liste.')
  await dialog.getByRole('button', { name: 'Flytt til kuttlisten' }).click()
  await row(two.page, 'OMR-19').getByText('På kuttlisten').waitFor()
  await row(one.page, 'OMR-19').waitFor({ state: 'detached' })
  for (const { context } of [one, two]) await context.close()
})
