// What a person gets when what she writes cannot stand: a sentence where she is, in her language, with what she wrote kept.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawer, order, row, saved, standsAt, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let member: Person
let office: Person

beforeAll(async () => {
  stage = await openStage()
  member = await stage.enter({ role: 'board-member', path: queue })
  office = await stage.enter({ role: 'programme-office', path: queue })
  for (const { page } of [member, office]) await row(page, 'DD-1').waitFor()
})
afterAll(() => stage.close())

const estimates: readonly [string, readonly [string, string, string], string][] = [
  ['low above likely', ['70', '60', '105'], 'Anslaget må være lav ≤ sannsynlig ≤ høy.'],
  ['a negative figure', ['−5', '60', '105'], 'Anslaget kan ikke være negativt.'],
  ['an absurd figure', ['42', '60', '1000000000'], 'Anslaget er større enn 100 000 MNOK.'],
]

it.each(estimates)('[ITM1] an estimate with %s is refused where it was written', async (_name, figures, sentence) => {
  const { page } = member
  await page.goto(`${queue}?item=KI-4`)
  const open = drawer(page, 'KI-4')
  for (const [at, label] of ['Lav', 'Sannsynlig', 'Høy'].entries()) {
    await open.getByLabel(label, { exact: true }).fill(figures[at] ?? '')
  }
  await open.getByLabel('Høy', { exact: true }).press('Enter')
  await open.getByText(sentence).first().waitFor()
  expect(await open.getByLabel('Lav', { exact: true }).inputValue()).toBe(figures[0])
  await office.page.goto(`${queue}?item=KI-4`)
  await drawer(office.page, 'KI-4').waitFor()
  expect(await drawer(office.page, 'KI-4').getByLabel('Lav', { exact: true }).inputValue()).toBe('42')
})

it('[ITM2] a dependency that closes a circle is refused with the circle spelt out', async () => {
  const { page } = member
  await page.goto(`${queue}?item=KI-2`)
  const open = drawer(page, 'KI-2')
  await open.getByRole('button', { name: 'Legg til avhengighet' }).click()
  await open.getByRole('combobox', { name: 'Hvilket behov kreves?' }).fill('KI-1')
  await open.getByRole('option', { name: /KI-1/ }).first().click()
  await open.getByRole('textbox', { name: /^Hvorfor KI-1/ }).fill('Prøver en ring')
  await open.getByRole('button', { name: 'Legg til', exact: true }).click()
  await open.getByText('Avhengigheten lager en ring: KI-2 → KI-1 → KI-2.').waitFor()
})

it('[ITM1] an empty title is refused and the old one stands', async () => {
  const { page } = member
  await page.goto(`${queue}?item=DD-9`)
  const before = (await drawer(page, 'DD-9').getByRole('textbox', { name: 'Tittel' }).inputValue()) ?? ''
  await writeTitle(page, 'DD-9', '   ')
  await drawer(page, 'DD-9').getByText('Tittelen kan ikke være tom.').first().waitFor()
  await page.goto(queue)
  await row(page, 'DD-9').getByText(before).waitFor()
})

it('[ITM6] an item that is removed while another moves it is gone for both, and nothing else has moved', async () => {
  await member.page.goto(queue)
  await row(member.page, 'DD-10').waitFor()
  const before = await order(member.page)
  await row(member.page, 'DD-10').getByRole('button', { name: 'Mer om DD-10' }).click()
  await member.page.getByRole('menuitem', { name: 'Flytt til plass …' }).click()
  await office.page.goto(queue)
  await row(office.page, 'DD-10').getByRole('button', { name: 'Mer om DD-10' }).click()
  await office.page.getByRole('menuitem', { name: 'Fjern …' }).click()
  await office.page
    .getByRole('dialog', { name: 'Fjerne DD-10?' })
    .getByRole('button', { name: 'Fjern', exact: true })
    .click()
  await row(member.page, 'DD-10').waitFor({ state: 'detached' })
  await expect.poll(() => order(member.page)).toEqual(before.filter((id) => id !== 'DD-10'))
  await office.page.getByRole('button', { name: 'Angre' }).first().click()
  await row(member.page, 'DD-10').waitFor()
  await expect.poll(() => order(member.page)).toEqual(before)
  await saved(office.page)
})

it('[ITM7] many needs are removed at once only with a yes to how many, and one undo brings all of them back', async () => {
  const { page } = office
  for (const each of [page, member.page]) {
    await each.goto(queue)
    await row(each, 'DD-1').waitFor()
  }
  await saved(page)
  const first = (await order(member.page)).slice(0, 5)
  // Every id has a hyphen: the filter shows all there are.
  await page.getByRole('searchbox').fill('-')
  await page.getByRole('button', { name: 'Fjern de viste …' }).click()
  const dialog = page.getByRole('dialog', { name: /^Fjerne \d+ behov\?$/ })
  const count = await dialog.getByRole('listitem').count()
  expect(count).toBeGreaterThan(20)
  const remove = dialog.getByRole('button', { name: `Fjern ${count} behov` })
  await remove.click()
  await dialog.getByText(`Kryss av for at alle ${count} skal fjernes.`).waitFor()
  expect(await row(member.page, 'DD-1').count()).toBe(1)
  await dialog.getByRole('checkbox', { name: `Ja, fjern alle ${count}` }).check()
  await remove.click()
  await dialog.waitFor({ state: 'detached' })
  await member.page.getByText('Her kommer behovene').first().waitFor()
  await saved(page)
  await page.getByRole('button', { name: 'Angre' }).first().click()
  for (const [at, id] of first.entries()) await standsAt(member.page, id, at + 1)
  await saved(page)
  // Who may not remove is not offered it.
  await member.page.getByRole('searchbox').fill('-')
  await member.page.getByText(`Viser ${count} av ${count}.`).waitFor()
  expect(await member.page.getByRole('button', { name: 'Fjern de viste …' }).count()).toBe(0)
})

it('(T-083) what is pasted from another program keeps its bold and its lists, brings no style and no script, and the page policy has nothing to refuse', async () => {
  const { page } = member
  await page.goto(`${queue}?item=DD-8`)
  const refused: string[] = []
  page.on('console', (line) => {
    if (/Content Security Policy|Refused to/.test(line.text())) refused.push(line.text())
  })
  const text = drawer(page, 'DD-8').getByRole('textbox', { name: 'Beskrivelse' })
  await text.click()
  await page.keyboard.press('ControlOrMeta+a')
  const html = `<b style="font-weight:normal"><p style="color:red" onclick="alert(1)">Limt <span style="font-weight:700">inn</span></p></b>
    <ul><li style="margin:0">et punkt</li></ul><img src="https://example.org/x.png" onerror="alert(1)"><script>alert(1)</script>`
  await text.evaluate((target, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  await text.getByText('et punkt').waitFor()
  expect(await text.locator('strong').allInnerTexts()).toEqual(['inn'])
  expect(await text.locator('li').allInnerTexts()).toEqual(['et punkt'])
  expect(await text.locator('[style], img, script, [onclick]').count()).toBe(0)
  await saved(page)
  expect(refused).toEqual([])
})

it('a programme or a page that does not exist is said to be unknown, with a way on', async () => {
  for (const path of ['/p/finnes-ikke/queue', '/p/digital-samhandling/points/finnes-ikke', '/helt/feil']) {
    await member.page.goto(path)
    await member.page
      .getByText(/finnes ikke|ikke finnes/)
      .first()
      .waitFor()
    expect(await member.page.getByRole('link').count()).toBeGreaterThan(0)
  }
})

it('[SES1] a session that has ended leads to the seats, and back to the page after a seat is taken', async () => {
  const guest = await stage.enter({ role: 'board-member', nth: 3, path: `${queue}?item=DD-1` })
  await drawer(guest.page, 'DD-1').waitFor()
  const ended = await guest.context.request.delete('/api/session', { headers: { origin: stage.url } })
  expect(ended.status()).toBe(204)
  await guest.page.getByRole('heading', { name: 'Velg en plass' }).waitFor()
  await guest.page
    .getByRole('button', { name: new RegExp(guest.seat.person.name) })
    .first()
    .click()
  await drawer(guest.page, 'DD-1').waitFor()
  await guest.context.close()
})
