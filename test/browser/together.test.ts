// Members of one board shaping it at the same time, each in a browser of her own, on one server.

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { description, drawer, moveToPlace, order, row, saved, standsAt, writeTitle } from './board-view.ts'
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
  observer = await stage.enter({ role: 'observer', path: queue })
})
afterAll(() => stage.close())
beforeEach(async () => {
  await Promise.all(
    [member, other, observer].map(async ({ page }) => {
      await page.goto(queue)
      await row(page, 'DD-1').waitFor()
    }),
  )
})

it('a title one member writes is what everybody reads, without reloading', async () => {
  await member.page.goto(`${queue}?item=DD-2`)
  await writeTitle(member.page, 'DD-2', 'Dokumentdeling fra alle helseforetak')
  await saved(member.page)
  for (const { page } of [other, observer]) {
    await row(page, 'DD-2').getByText('Dokumentdeling fra alle helseforetak').waitFor()
  }
})

it('a member sees who is at an item, by name, where the other one is', async () => {
  await other.page.goto(`${queue}?item=DD-5`)
  await drawer(other.page, 'DD-5').waitFor()
  await row(member.page, 'DD-5').getByText(`${other.seat.person.name} leser`).waitFor()
})

it('[RNK4] two members who move one item at the same time leave it once, in one place, for both', async () => {
  await Promise.all([moveToPlace(member.page, 'KI-3', 2), moveToPlace(other.page, 'KI-3', 14)])
  await Promise.all([saved(member.page), saved(other.page)])
  await expect.poll(async () => (await order(member.page)).join() === (await order(other.page)).join()).toBe(true)
  const shown = await order(member.page)
  expect(shown.filter((id) => id === 'KI-3')).toEqual(['KI-3'])
  expect(new Set(shown).size).toBe(shown.length)
})

it('a move is told to the others with who moved what where, and can be taken back', async () => {
  const before = await order(member.page)
  const from = before.indexOf('S3-1') + 1
  await moveToPlace(other.page, 'S3-1', 3)
  await standsAt(member.page, 'S3-1', 3)
  await member.page.getByText(`flyttet S3-1 fra plass ${from} til 3`).first().waitFor()
  await moveBack(other)
  await standsAt(member.page, 'S3-1', from)
  expect(await order(member.page)).toEqual(before)
})

it('[SNC1] what has changed is told to an observer too: where it stood, what it said, and who wrote it', async () => {
  await other.page.goto(`${queue}?item=DD-6`)
  await writeTitle(other.page, 'DD-6', 'Videre bredding')
  await saved(other.page)
  const { page } = observer
  await page.getByRole('button', { name: 'Meny' }).click()
  await page.getByRole('menuitem', { name: 'Siden sist' }).click()
  const changed = page
    .getByRole('region', { name: /^Endret/ })
    .getByRole('listitem')
    .filter({ hasText: 'DD-2' })
  await changed.getByText(new RegExp(`${member.seat.person.name} · i (?:dag|går)`)).waitFor()
  expect(await changed.locator('ins').innerText()).toContain('Dokumentdeling fra alle helseforetak')
  expect(await changed.locator('del').first().innerText()).not.toBe('')
  await page
    .getByRole('region', { name: /^Flyttet/ })
    .getByRole('listitem')
    .filter({ hasText: 'KI-3' })
    .waitFor()
  await page.getByLabel('Endret av').selectOption({ label: other.seat.person.name })
  await changed.waitFor({ state: 'detached' })
  await page
    .getByRole('region', { name: /^Endret/ })
    .getByRole('listitem')
    .filter({ hasText: 'DD-6' })
    .waitFor()
})

it('a row dragged with the mouse stands where it was dropped, for everybody', async () => {
  await saved(member.page)
  // The lines stand between the rows: what is below them has its place once they have come.
  await member.page.locator('[data-frame-line="p85"]').waitFor()
  const before = await order(member.page)
  const [dragged, target] = [before[9] ?? '', before[3] ?? '']
  await row(member.page, dragged).dragTo(row(member.page, target), {
    sourcePosition: { x: 120, y: 20 },
    targetPosition: { x: 120, y: 6 },
  })
  const after = before.filter((id) => id !== dragged)
  after.splice(3, 0, dragged)
  await standsAt(other.page, dragged, 4)
  expect(await order(other.page)).toEqual(after)
  await member.page.keyboard.press('Control+z')
  await standsAt(other.page, dragged, 10)
  expect(await order(other.page)).toEqual(before)
})

it('[ITM3] an item goes to the cut list with reason and consequences, and back to the queue', async () => {
  await row(member.page, 'DHO-4').getByRole('button', { name: 'Mer om DHO-4' }).click()
  await member.page.getByRole('menuitem', { name: 'Flytt til kuttlisten …' }).click()
  const dialog = member.page.getByRole('dialog', { name: 'Flytt DHO-4 til kuttlisten' })
  await dialog.getByRole('button', { name: 'Flytt til kuttlisten' }).click()
  await dialog.getByText('Skriv begrunnelse og begge konsekvensene.').first().waitFor()
  await dialog.getByLabel('Begrunnelse').fill('Kan vente til regimet er avklart.')
  await dialog.getByLabel('Konsekvens for kostnad').fill('Sparer 6 MNOK.')
  await dialog.getByLabel('Konsekvens for nytte').fill('Svakere personvern i overgangen.')
  await dialog.getByRole('button', { name: 'Flytt til kuttlisten' }).click()
  await row(other.page, 'DHO-4').waitFor({ state: 'detached' })
  await other.page.goto('/p/digital-samhandling/cut-list')
  await row(other.page, 'DHO-4').getByText('Kan vente til regimet er avklart.').waitFor()
  await row(other.page, 'DHO-4').getByRole('button', { name: 'Mer om DHO-4' }).click()
  await other.page.getByRole('menuitem', { name: 'Flytt til køen …' }).click()
  const back = other.page.getByRole('dialog', { name: 'Flytt DHO-4 til køen' })
  await back.getByRole('textbox').fill('1')
  await back.getByRole('button', { name: 'Flytt', exact: true }).click()
  await standsAt(member.page, 'DHO-4', 1)
})

it('three people write one description together, and each sees the others’ words', async () => {
  const third = await stage.enter({ role: 'board-member', nth: 2, path: queue })
  const people = [member, other, third]
  for (const { page } of people) {
    await page.goto(`${queue}?item=DD-4`)
    await description(page, 'DD-4').click()
  }
  const before = await textWithoutCarets(member.page)
  const words = ['Koblingspunktene', 'kobles', 'gradvis']
  // All at one place and at once, letter by letter: the letters may weave, none may go and none may double.
  await Promise.all(people.map(({ page }, at) => page.keyboard.type(words[at] ?? '', { delay: 15 })))
  const typed = letters(before + words.join(''))
  for (const { page } of people) {
    await expect.poll(async () => letters(await textWithoutCarets(page))).toBe(typed)
    await saved(page)
  }
  await expect
    .poll(async () => new Set(await Promise.all(people.map(({ page }) => textWithoutCarets(page)))).size)
    .toBe(1)
  await third.context.close()
})

it('[UND2] undo asks when somebody else has changed the title since, and wipes nothing by itself', async () => {
  await member.page.goto(`${queue}?item=DD-6`)
  await writeTitle(member.page, 'DD-6', 'Min tittel')
  await saved(member.page)
  await other.page.goto(`${queue}?item=DD-6`)
  await writeTitle(other.page, 'DD-6', 'Den andres tittel')
  await member.page.keyboard.press('Escape')
  await row(member.page, 'DD-6').getByText('Den andres tittel').waitFor()
  await member.page.getByRole('button', { name: 'Angre' }).first().click()
  const question = member.page.getByRole('dialog', { name: 'Noen har endret dette siden' })
  await question.getByText('Den andres tittel').waitFor()
  await question.getByRole('button', { name: 'La det stå' }).click()
  await row(member.page, 'DD-6').getByText('Den andres tittel').waitFor()
  await row(other.page, 'DD-6').getByText('Den andres tittel').waitFor({ state: 'attached' })
})

it('[RGT3] an observer reads everything and is offered nothing to change', async () => {
  expect(await observer.page.getByRole('button', { name: 'Nytt behov' }).count()).toBe(0)
  await observer.page.goto(`${queue}?item=DD-1`)
  await drawer(observer.page, 'DD-1').waitFor()
  expect(await drawer(observer.page, 'DD-1').getByRole('textbox', { name: 'Tittel' }).count()).toBe(0)
  expect(await description(observer.page, 'DD-1').getAttribute('contenteditable')).not.toBe('true')
})

it('an estimate whose low is above its likely is refused where it was written, and nothing is lost', async () => {
  await member.page.goto(`${queue}?item=DD-7`)
  const low = drawer(member.page, 'DD-7').getByLabel('Lav', { exact: true })
  await low.fill('900')
  await low.press('Enter')
  await drawer(member.page, 'DD-7').getByText('Anslaget må være lav ≤ sannsynlig ≤ høy.').waitFor()
  expect(await low.inputValue()).toBe('900')
  await saved(member.page)
  await row(other.page, 'DD-7').waitFor()
  expect(await row(other.page, 'DD-7').innerText()).not.toContain('900')
})

async function moveBack(person: Person): Promise<void> {
  await person.page.getByRole('button', { name: 'Angre' }).first().click()
}

async function textWithoutCarets(page: Person['page']): Promise<string> {
  return await description(page, 'DD-4').evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.rt-caret, .ProseMirror-widget, [class*="caret"]')) caret.remove()
    return copy.innerText.replaceAll('\u2060', '')
  })
}

function letters(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('')
}
