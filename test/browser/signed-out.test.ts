// What a page does with edits that were not sent when its session ends, when somebody else sits down in the same browser, and when the server has
// another build of it.

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage

beforeAll(async () => {
  stage = await openStage({ lines: true })
})
afterAll(() => stage.close())

/** Writes a title while the page is cut off, so that it waits on the device. */
async function writtenOffline(nth: number, item: string, title: string): Promise<Person> {
  const person = await stage.enter({ role: 'board-member', nth, path: `${queue}?item=${item}` })
  await drawer(person.page, item).waitFor()
  await saved(person.page)
  await person.line().offline()
  await person.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(person.page, item, title)
  await person.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  return person
}

async function endSession(person: Person): Promise<void> {
  const headers = { origin: stage.url, cookie: await person.cookie() }
  expect((await fetch(`${stage.url}/api/session`, { method: 'DELETE', headers })).status).toBe(204)
}

async function sitDown(person: Person, nth: number): Promise<void> {
  const seats = (await stage.seats()).filter(
    (seat) => seat.role === 'board-member' && seat.programme.id === 'digital-samhandling',
  )
  await person.page
    .getByRole('button', { name: seats[nth]?.person.name ?? '' })
    .first()
    .click()
}

it('[SES10] (T-027) a session that ends with an unsaved edit asks to sign in again, and the same person has it saved', async () => {
  const kari = await writtenOffline(0, 'DD-4', 'Skrevet før innloggingen utløp')
  await endSession(kari)
  await kari.line().mend()
  const dialog = kari.page.getByRole('dialog', { name: 'Logg inn på nytt for å lagre 1 endring' })
  await dialog.getByRole('button', { name: 'Logg inn på nytt' }).click()
  await sitDown(kari, 0)
  await row(kari.page, 'DD-4').getByText('Skrevet før innloggingen utløp').waitFor()
  await saved(kari.page)
  const other = await stage.enter({ role: 'observer', path: queue })
  await row(other.page, 'DD-4').getByText('Skrevet før innloggingen utløp').waitFor()
  await other.context.close()
  await kari.context.close()
})

it('[SES10] (T-028) whoever sits down in the same browser finds nothing of it, and it is saved when its person is back', async () => {
  const text = 'Det den forrige skrev'
  const first = await writtenOffline(1, 'DD-5', text)
  await endSession(first)
  await first.line().mend()
  await first.page.getByRole('button', { name: 'Logg inn på nytt' }).click()
  await sitDown(first, 2)
  await row(first.page, 'DD-5').waitFor()
  await saved(first.page)
  expect(await first.page.getByText(text).count()).toBe(0)
  await first.page.reload()
  await row(first.page, 'DD-5').waitFor()
  await saved(first.page)
  expect(await first.page.getByText(text).count()).toBe(0)
  await first.page.goto('/seats')
  await sitDown(first, 1)
  await row(first.page, 'DD-5').getByText(text).waitFor()
  await saved(first.page)
  await first.context.close()
})

it('[SES10] (T-028) whoever leaves with an edit that waits is asked first, and what she lets go of is gone from the device', async () => {
  const text = 'Det som ble forkastet'
  const person = await stage.enter({ role: 'board-member', nth: 3, path: `${queue}?item=DD-6` })
  await drawer(person.page, 'DD-6').waitFor()
  await saved(person.page)
  // The live line alone is gone: signing out gets through.
  await person.line().cut()
  await person.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(person.page, 'DD-6', text)
  await person.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await person.page.keyboard.press('Escape')
  const leave = async (): Promise<Locator> => {
    await person.page.getByRole('button', { name: 'Meny' }).first().click()
    await person.page.getByRole('menuitem', { name: 'Forlat plassen' }).click()
    const dialog = person.page.getByRole('dialog', { name: 'Forlate plassen?' })
    await dialog.getByText('1 endring er ikke lagret på serveren.').waitFor()
    return dialog
  }
  await (await leave()).getByRole('button', { name: 'Bli på plassen' }).click()
  await row(person.page, 'DD-6').getByText(text).waitFor()
  await (await leave()).getByRole('button', { name: 'Forlat og forkast' }).click()
  await person.page.getByRole('heading', { name: 'Velg en plass' }).waitFor()
  await person.line().mend()
  const next = await person.context.newPage()
  await next.goto(queue)
  await sitDown({ ...person, page: next }, 3)
  await row(next, 'DD-6').waitFor()
  await saved(next)
  expect(await next.getByText(text).count()).toBe(0)
  await person.context.close()
})

/** From now on the file of the seats’ page is lost on its way, until the document is loaded anew; or always. */
async function loseSeatsPage(person: Person, o: { readonly always: boolean }): Promise<{ loaded(): number }> {
  let loaded = 0
  person.page.on('request', (request) => {
    if (request.isNavigationRequest()) loaded += 1
  })
  await person.context.route(/\/assets\/seats-page-.*\.js$/, (route) =>
    o.always || loaded === 0 ? route.abort() : route.continue(),
  )
  return { loaded: () => loaded }
}

it('[SES14] a page whose file did not come is loaded anew where one was going, with the edit that waits kept', async () => {
  const text = 'Skrevet før siden måtte lastes på nytt'
  const person = await writtenOffline(5, 'DD-8', text)
  const lost = await loseSeatsPage(person, { always: false })
  await endSession(person)
  await person.line().mend()
  await person.page.getByRole('button', { name: 'Logg inn på nytt' }).click()
  await person.page.getByRole('heading', { name: 'Velg en plass' }).waitFor()
  expect(lost.loaded()).toBe(1)
  await sitDown(person, 5)
  await row(person.page, 'DD-8').getByText(text).waitFor()
  await saved(person.page)
  await person.context.close()
})

it('[SES14] a page whose file never comes is loaded anew once, and then says that it broke', async () => {
  const person = await stage.enter({ role: 'board-member', nth: 6, path: queue })
  await row(person.page, 'DD-1').waitFor()
  const lost = await loseSeatsPage(person, { always: true })
  await endSession(person)
  await person.page.getByRole('heading', { name: 'Noe gikk galt på denne siden' }).waitFor()
  await person.page.getByRole('button', { name: 'Last siden på nytt' }).waitFor()
  expect(lost.loaded()).toBe(1)
  await person.context.close()
})

it('[SES11] (T-108) a page whose server has another build asks to be reloaded, once everything is saved', async () => {
  const person = await stage.enter({ role: 'board-member', nth: 4, path: `${queue}?item=DD-7` })
  const again = person.page.getByRole('button', { name: 'Last siden på nytt' })
  await drawer(person.page, 'DD-7').waitFor()
  await saved(person.page)
  expect(await again.count()).toBe(0)
  let newer = true
  let held: (string | Buffer)[] | null = null
  let pass = (data: string | Buffer): void => void data
  // Over HTTP nothing would be held back.
  await person.context.route('**/live-http/**', (route) => route.abort())
  await person.context.routeWebSocket(/\/live\//, (socket) => {
    const server = socket.connectToServer()
    pass = (data) => server.send(data)
    socket.onMessage((data) => (held === null ? server.send(data) : held.push(data)))
    server.onMessage((data) => socket.send(newer && typeof data !== 'string' ? ofAnotherBuild(data) : data))
  })
  await person.page.goto(`${queue}?item=DD-7`)
  await drawer(person.page, 'DD-7').waitFor()
  await again.waitFor()
  held = []
  await writeTitle(person.page, 'DD-7', 'Skrevet på den forrige versjonen')
  await again.waitFor({ state: 'detached' })
  for (const data of held) pass(data)
  held = null
  await again.waitFor()
  newer = false
  await person.page.keyboard.press('Escape')
  await again.click()
  await row(person.page, 'DD-7').getByText('Skrevet på den forrige versjonen').waitFor()
  await saved(person.page)
  expect(await again.count()).toBe(0)
  await person.context.close()
})

/** The welcome with another name for the page's main script, of the same length. */
function ofAnotherBuild(data: Buffer): Buffer {
  const changed = Buffer.from(data)
  const at = changed.indexOf('/assets/index-')
  if (at >= 0) changed.write('0ther', at + '/assets/index-'.length, 'latin1')
  return changed
}
