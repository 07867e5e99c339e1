// The two lines of the frame in the queue, as several people see them: one moves an item across a line, and everybody sees the same lines and the
// same figures of what it did. By keyboard, with a reason, under a filter, and on a phone.

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { moveToPlace, row, saved, standsAt } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let member: Person
let other: Person
let observer: Person

beforeAll(async () => {
  stage = await openStage()
  member = await stage.enter({ role: 'board-member', nth: 0, path: queue })
  other = await stage.enter({ role: 'board-member', nth: 1, path: queue })
  observer = await stage.enter({ role: 'observer', path: queue, look: { width: 390, height: 844 } })
})
afterAll(() => stage.close())
beforeEach(async () => {
  await Promise.all([member, other, observer].map(({ page }) => opened(page)))
})

it('[LIN1] both lines stand where accumulated cost crosses each frame, and rows say on which side they are', async () => {
  const { page } = member
  expect(await rowsAround(page, 'p50')).toEqual(['15', '16'])
  expect(await rowsAround(page, 'p85')).toEqual(['17', '18'])
  expect(await line(page, 'p50').innerText()).toMatch(
    /^Styringsramme P50 520\sMNOK\s+15 behov over linjen\s+P50 \d+ · \d+ MNOK ledig$/,
  )
  await page.getByText('15 holdes av styringsrammen, 17 av kostnadsrammen.').waitFor()
  const side = async (place: number) => (await page.locator(`[data-place="${place}"] .c-pl`).innerText()).split(', ')[1]
  expect(await Promise.all([15, 16, 18].map(side))).toEqual(['innenfor rammen', 'mellom linjene', 'utenfor rammen'])
})

it('[FRM14] a move across a line is told alike to everybody, figure by figure, and can be taken back', async () => {
  await moveToPlace(member.page, 'KI-4', 18)
  await Promise.all([member, other].map(({ page }) => standsAt(page, 'KI-4', 18)))
  const told = async ({ page }: Person): Promise<string> => {
    await page
      .getByRole('complementary', { name: 'Hva flyttingen gjorde' })
      .getByRole('heading', { name: 'Kom innenfor' })
      .waitFor()
    await page.locator('.me:not([data-stale])').waitFor()
    return await page.locator('.me').innerText()
  }
  const [own, theirs] = await Promise.all([told(member), told(other)])
  expect(theirs).toBe(own)
  expect(own).toMatch(/KI-4 Fastleger.*\n*.*under begge rammene/)
  expect(own).toMatch(/Det kostnadsrammen holder, MNOK/)
  expect(own).toMatch(/Styringsramme 520\s+\d+\s%\s+\d+\s%/)
  const lines = ({ page }: Person) => Promise.all((['p50', 'p85'] as const).map((name) => line(page, name).innerText()))
  expect(await lines(other)).toEqual(await lines(member))
  await observer.page.getByText('1 behov falt under en linje.').first().waitFor()
  await member.page.getByRole('button', { name: 'Angre' }).first().click()
  await standsAt(other.page, 'KI-4', 13)
  await other.page.locator('[data-key="line:p50"]').getByText('15 behov over linjen').waitFor()
})

it('[FRM14] an estimate that moves a line is told too, by what it was and became', async () => {
  const { page } = member
  await row(page, 'DD-5').getByRole('button', { name: 'Rediger anslaget for DD-5' }).click()
  for (const [part, mnok] of Object.entries({ Lavt: '60', Høyt: '120', Sannsynlig: '80' })) {
    await page.getByLabel(`${part} anslag for DD-5`, { exact: false }).fill(mnok)
  }
  await page.keyboard.press('Enter')
  await other.page.getByText('endret anslaget for DD-5 fra 12–18–30 til 60–80–120').first().waitFor()
  await other.page.locator('.me:not([data-stale])').getByRole('heading', { name: 'Falt under en linje' }).waitFor()
  await page.getByRole('button', { name: 'Angre' }).first().click()
  await line(other.page, 'p50').getByText('15 behov over linjen').waitFor()
})

it('[LIN3] a keyboard move far from the calculated place asks for a reason, which all then read', async () => {
  const { page } = member
  await row(page, 'DD-8').focus()
  await page.keyboard.press('Space')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await standsAt(page, 'DD-8', 19)
  const reason = page.getByRole('textbox', { name: 'Grunn for plassen til DD-8' })
  await reason.waitFor()
  // It lies in nobody's way: the row keeps the focus.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe('DD-8')
  await reason.fill('Venter på nye aktører.')
  await reason.press('Enter')
  await saved(page)
  await row(other.page, 'DD-8').getByRole('button', { name: 'grunn Venter på nye aktører.' }).waitFor()
  await row(other.page, 'DD-8').getByRole('button', { name: 'grunn' }).click()
  expect(await other.page.getByRole('textbox', { name: 'Grunn for plassen til DD-8' }).inputValue()).toBe(
    'Venter på nye aktører.',
  )
  await page.getByRole('complementary').getByRole('button', { name: 'Angre' }).click()
  await standsAt(other.page, 'DD-8', 16)
})

it('walks onto a line with the arrow keys and lifts nothing there', async () => {
  const { page } = member
  await page.locator('[data-place="15"]').focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('line:p50')
  await page.keyboard.press('Space')
  expect(await page.locator('[data-lifted="true"]').count()).toBe(0)
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('16')
})

it('drops what is dragged onto a line right there', async () => {
  const { page } = member
  // Far from the window's edges, where what is dragged scrolls the page.
  await line(page, 'p50').evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
  await page.locator('[data-place="13"]').dragTo(line(page, 'p50'), { sourcePosition: { x: 120, y: 20 } })
  await standsAt(other.page, 'KI-4', 15)
  await page.keyboard.press('Control+z')
  await standsAt(other.page, 'KI-4', 13)
})

it('[LIN1] the lines stand among what a filter lets through, under heads by area, and in the calculated order', async () => {
  const { page } = member
  await page.getByRole('searchbox').fill('DHO')
  await expect.poll(() => rowsAround(page, 'p85')).toEqual(['12', '19'])
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Mottaker', exact: true }).click()
  await page.getByRole('row', { name: /^Kommunene/ }).waitFor()
  expect(await page.locator('[data-move="true"]').count()).toBe(0)
  await page.getByRole('button', { name: 'Liste', exact: true }).click()
  await page.getByRole('combobox', { name: 'Rekkefølge' }).selectOption('calculated')
  await page.getByRole('grid', { name: /beregnet rekkefølge/ }).waitFor()
  const first = await page.locator('[data-place="1"]').innerText()
  expect(first).toContain('DHO-3')
  await line(page, 'p85').waitFor()
})

it('a view is kept under a name on this device', async () => {
  const { page } = member
  await page.getByLabel('Område').selectOption({ label: 'Kritisk informasjon' })
  await page.getByRole('button', { name: 'Vis', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lagre visningen …' }).click()
  await page.getByRole('textbox', { name: 'Navn på visningen' }).fill('Kritisk')
  await page.getByRole('button', { name: 'Lagre', exact: true }).click()
  await opened(page)
  expect(await page.locator('[data-item^="DD-"]').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Vis', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Kritisk' }).click()
  await expect.poll(() => page.locator('[data-item^="DD-"]').count()).toBe(0)
})

it('fits a phone: nothing reaches past its edge, and the figures fold out', async () => {
  const { page } = observer
  await moveToPlace(member.page, 'KI-4', 12)
  await page.getByText('flyttet KI-4').first().waitFor()
  await page.getByRole('button', { name: 'Se hva det gjorde' }).click()
  await page.getByText('Sannsynlighet for å holde rammen').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await member.page.keyboard.press('Control+z')
  await standsAt(other.page, 'KI-4', 13)
})

it('[FRM8] a line taken hold of tries another frame before everybody, by keys and by hand, until it is let go', async () => {
  const { page } = member
  const handle = page.getByRole('slider', { name: 'Prøv Styringsramme P50' })
  await handle.focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowUp')
  await line(other.page, 'p50').getByText('511 MNOK').waitFor()
  await line(other.page, 'p50').getByText(`${member.seat.person.name} prøver`).waitFor()
  // The head says whose frame its figures are of, and which holds meanwhile; the line that was left alone says nothing.
  const said = `${member.seat.person.name} prøver en annen ramme: styringsrammen på 511\u00a0MNOK, mens 520 gjelder. Ingenting er vedtatt.`
  for (const each of [page, other.page, observer.page]) await each.locator('.head').getByText(said).waitFor()
  expect(await line(other.page, 'p85').getByText('prøver').count()).toBe(0)
  expect(await line(page, 'p85').getByRole('button', { name: 'Slutt å prøve' }).count()).toBe(0)
  await handle.hover({ position: { x: 8, y: 8 } })
  const ninth = page.locator('[data-place="9"]')
  const to = await ninth.boundingBox()
  if (to === null) throw new Error('no row to take it to')
  await page.mouse.down()
  await page.mouse.move(to.x + 8, to.y + to.height - 4, { steps: 4 })
  await line(page, 'p50').getByText('9 behov over linjen').waitFor()
  // It comes to the hand: rows do not pass under it, so that the least move on does not take it further.
  await page.mouse.move(to.x + 9, to.y + to.height - 5)
  await page.mouse.up()
  expect(await ninth.boundingBox()).toEqual(to)
  await line(other.page, 'p50').getByText('9 behov over linjen').waitFor()
  expect(await page.getByRole('slider', { name: 'Prøv Kostnadsramme P85' }).getAttribute('aria-valuenow')).toBe('610')
  await line(page, 'p50').getByRole('button', { name: 'Slutt å prøve' }).click()
  await line(other.page, 'p50').getByText('520 MNOK').waitFor()
  await expect.poll(() => other.page.locator('.trial-note').count()).toBe(0)
  expect(await observer.page.getByRole('slider').count()).toBe(0)
})

async function opened(page: Person['page']): Promise<void> {
  await page.goto(queue)
  await line(page, 'p50').waitFor({ state: 'attached' })
}

function line(page: Person['page'], name: 'p50' | 'p85') {
  return page.locator(`[data-key="line:${name}"]`)
}

/** Places of the rows right above and right below a line. */
async function rowsAround(page: Person['page'], name: 'p50' | 'p85'): Promise<(string | undefined)[]> {
  return await page.evaluate((key) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-key]')].sort(
      (a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')),
    )
    const at = rows.findIndex((each) => each.dataset.key === key)
    const isRow = (each: HTMLElement) => each.dataset.place !== undefined
    return [rows.slice(0, at).findLast(isRow)?.dataset.place, rows.slice(at).find(isRow)?.dataset.place]
  }, `line:${name}`)
}
