// What the screen calls saved is saved: through reloads, a server that is killed and started, time offline, and a page of an older version.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { description, drawer, moveToPlace, order, row, saved, standsAt, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let member: Person
let other: Person

beforeAll(async () => {
  stage = await openStage({ lines: true })
  member = await stage.enter({ role: 'board-member', nth: 0, path: queue })
  other = await stage.enter({ role: 'board-member', nth: 1, path: queue })
  for (const { page } of [member, other]) await row(page, 'DD-1').waitFor()
})
afterAll(() => stage.close())

it('[LOG4] what was saved is there after a reload and after the server was killed and started', async () => {
  await moveToPlace(member.page, 'KI-5', 1)
  await saved(member.page)
  await member.page.reload()
  await standsAt(member.page, 'KI-5', 1)
  const before = await order(member.page)
  await stage.kill()
  await stage.start()
  await member.page.reload()
  await standsAt(member.page, 'KI-5', 1)
  expect(await order(member.page)).toEqual(before)
})

it('[SAV2] edits made while the server is down are kept, said to be waiting, and sent when it is back', async () => {
  await member.page.goto(`${queue}?item=DD-3`)
  await drawer(member.page, 'DD-3').waitFor()
  await saved(member.page)
  await stage.kill()
  await member.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(member.page, 'DD-3', 'Skrevet mens serveren var nede')
  await member.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await stage.start()
  await saved(member.page)
  await row(other.page, 'DD-3').getByText('Skrevet mens serveren var nede').waitFor()
})

it('[SAV2] an edit that waits survives the page being closed before the server is back', async () => {
  await member.page.goto(`${queue}?item=DD-8`)
  await drawer(member.page, 'DD-8').waitFor()
  await saved(member.page)
  await member.line().offline()
  await member.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(member.page, 'DD-8', 'Skrevet i tunnelen')
  await member.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await member.page.close({ runBeforeUnload: false })
  await member.line().mend()
  const again = await member.context.newPage()
  await again.goto(queue)
  await row(again, 'DD-8').getByText('Skrevet i tunnelen').waitFor()
  await saved(again)
  await row(other.page, 'DD-8').getByText('Skrevet i tunnelen').waitFor()
  await again.goto(queue)
  await row(again, 'DD-8').getByText('Skrevet i tunnelen').waitFor()
})

it('[SES4] (T-105, pitfall 12) a page of an older version is told to reload before it can edit, and what was typed before is kept', async () => {
  const late = await stage.enter({ role: 'board-member', nth: 2, path: `${queue}?item=DD-9` })
  await drawer(late.page, 'DD-9').waitFor()
  await saved(late.page)
  await late.line().offline()
  await late.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(late.page, 'DD-9', 'Skrevet før oppgraderingen')
  await late.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await late.page.close()
  await late.line().mend()

  const old = await late.context.newPage()
  // Over HTTP it would be of the version it is.
  await old.route('**/live-http/**', (route) => route.abort())
  await old.addInitScript(() => {
    const Original = window.WebSocket
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace(/schema=\d+/, 'schema=0'), protocols)
      }
    }
  })
  await old.goto(queue)
  await old.getByText('Siden er fra en eldre versjon.').first().waitFor()
  expect(await old.getByRole('button', { name: 'Nytt behov' }).count()).toBe(0)
  await old.close()

  const reloaded = await late.context.newPage()
  await reloaded.goto(queue)
  await row(reloaded, 'DD-9').getByText('Skrevet før oppgraderingen').waitFor()
  await saved(reloaded)
  await row(other.page, 'DD-9').getByText('Skrevet før oppgraderingen').waitFor()
  await late.context.close()
})

it('[SAV3] an edit the server refuses is shown with what was written, can be copied, and the board goes on', async () => {
  await other.page.goto(queue)
  await row(other.page, 'DD-1').waitFor()
  await saved(other.page)
  // Both add the next item of the area while apart; the second to arrive finds the id taken.
  await other.line().offline()
  await other.page.locator('[data-save="offline"]').first().waitFor()
  await addItem(other, 'Behov lagt inn uten nett')
  await other.page.keyboard.press('Escape')
  const page = await member.context.newPage()
  await page.goto(queue)
  await row(page, 'DD-1').waitFor()
  await addItem({ ...member, page }, 'Behov lagt inn med nett')
  await saved(page)
  await other.line().mend()
  await other.page.locator('[data-save="refused"]').first().waitFor()
  await other.page.getByRole('button', { name: 'Se dem her' }).first().click()
  const tray = other.page.getByRole('dialog', { name: 'Ikke lagret' })
  await tray.getByText('finnes allerede').first().waitFor()
  await tray.getByText('Behov lagt inn uten nett').first().waitFor()
  await tray.getByRole('button', { name: 'Prøv igjen' }).first().click()
  await page.getByText('Behov lagt inn uten nett').first().waitFor()
  await page.getByText('Behov lagt inn med nett').first().waitFor()
})

it('[SAV4] what shared its way with a refused edit is made again, and the open editor goes on where it was', async () => {
  const writer = await stage.enter({ role: 'board-member', nth: 4, path: `${queue}?item=DD-1` })
  const reader = await stage.enter({ role: 'observer', path: `${queue}?item=DD-1` })
  // Shown once, so that the editor is in the browser and opens without a network too.
  await description(writer.page, 'DD-1').waitFor()
  await writer.page.keyboard.press('Escape')
  await drawer(writer.page, 'DD-1').waitFor({ state: 'detached' })
  await saved(writer.page)
  await description(reader.page, 'DD-1').waitFor()
  await writer.line().offline()
  await writer.page.locator('[data-save="offline"]').first().waitFor()
  await addItem(writer, 'Tatt id')
  await writer.page.keyboard.press('Escape')
  await row(writer.page, 'DD-1').press('Enter')
  await description(writer.page, 'DD-1').click()
  await writer.page.keyboard.press('Control+End')
  await writer.page.keyboard.type(' Skrevet uten nett.')
  const quick = await stage.enter({ role: 'board-member', nth: 5, path: queue })
  await row(quick.page, 'DD-1').waitFor()
  await addItem(quick, 'Først ute')
  await saved(quick.page)
  await writer.line().mend()
  await expect.poll(() => description(reader.page, 'DD-1').innerText()).toContain('Skrevet uten nett.')
  await description(writer.page, 'DD-1').click()
  await writer.page.keyboard.press('Control+End')
  await writer.page.keyboard.type(' Og videre med nett.')
  await expect.poll(() => description(reader.page, 'DD-1').innerText()).toContain('Og videre med nett.')
  await writer.page.keyboard.press('Escape')
  await writer.page.locator('[data-save="refused"]').first().waitFor()
  for (const each of [writer, reader, quick]) await each.context.close()
})

async function addItem(person: Person, title: string): Promise<void> {
  await person.page.getByRole('button', { name: 'Nytt behov' }).first().click()
  const dialog = person.page.getByRole('dialog', { name: 'Nytt behov' })
  await dialog.getByLabel('Hva er behovet?').fill(title)
  await dialog.getByRole('button', { name: 'Legg i køen' }).click()
  await dialog.waitFor({ state: 'detached' })
}
