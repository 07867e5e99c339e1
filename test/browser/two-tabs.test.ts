// One person with one board in two tabs of a browser: each tab says the truth of its own line, an edit is sent once, and what a tab leaves behind
// when it crashes is sent by the other (T-100).

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
let stage: Stage
let person: Person
let reader: Person

beforeAll(async () => {
  stage = await openStage()
  person = await stage.enter({ role: 'board-member', nth: 0, path: queue })
  reader = await stage.enter({ role: 'observer', path: queue })
  await row(person.page, 'DD-1').waitFor()
  await row(reader.page, 'DD-1').waitFor()
})
afterAll(() => stage.close())

/** A second tab whose line can be taken away; the browser's own switch takes it from every tab. */
async function secondTab(
  path: string,
): Promise<{ page: Page; offline(on: boolean): Promise<void>; crash(): Promise<void> }> {
  const page = await person.context.newPage()
  await page.addInitScript(() => {
    const Original = window.WebSocket
    const open = new Set<WebSocket>()
    const line = { off: false }
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(line.off ? 'ws://127.0.0.1:9/' : url, protocols)
        open.add(this)
      }
    }
    Object.assign(window, {
      takeLine: (off: boolean) => {
        line.off = off
        if (off) for (const socket of open) socket.close()
      },
    })
  })
  await page.goto(path)
  const devtools = await person.context.newCDPSession(page)
  return {
    page,
    async offline(on) {
      await devtools.send('Network.emulateNetworkConditions', {
        offline: on,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      })
      await page.evaluate((off) => (window as unknown as { takeLine(off: boolean): void }).takeLine(off), on)
    },
    async crash() {
      const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()))
      devtools.send('Page.crash').catch(() => undefined)
      await crashed
    },
  }
}

it('[T-100] both tabs say the truth, and each edit is sent once, when one is without a line and comes back', async () => {
  const tab = await secondTab(`${queue}?item=DD-3`)
  await drawer(tab.page, 'DD-3').waitFor()
  await saved(tab.page)
  await tab.offline(true)
  await tab.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(tab.page, 'DD-3', 'Fra fanen uten linje')
  await tab.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await saved(person.page)
  await person.page.goto(`${queue}?item=DD-8`)
  await writeTitle(person.page, 'DD-8', 'Fra fanen med linje')
  await saved(person.page)
  await row(reader.page, 'DD-8').getByText('Fra fanen med linje').waitFor()
  // A living tab keeps what is its own: the other does not send it.
  expect(await row(reader.page, 'DD-3').getByText('Fra fanen uten linje').count()).toBe(0)
  await tab.offline(false)
  await row(reader.page, 'DD-3').getByText('Fra fanen uten linje').waitFor()
  await saved(tab.page)
  await row(tab.page, 'DD-8').getByText('Fra fanen med linje').waitFor({ state: 'attached' })
  expect(await movesOf(tab.page)).toBe(0)
  await tab.page.close()
})

it('[T-100] what a tab that crashed left behind is sent by the other, and once', async () => {
  await person.page.goto(queue)
  await row(person.page, 'DD-1').waitFor()
  await saved(person.page)
  const tab = await secondTab(`${queue}?item=DD-5`)
  await drawer(tab.page, 'DD-5').waitFor()
  await saved(tab.page)
  await tab.offline(true)
  await tab.page.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(tab.page, 'DD-5', 'Skrevet før fanen krasjet')
  await tab.page.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await tab.crash()
  await row(reader.page, 'DD-5').getByText('Skrevet før fanen krasjet').waitFor()
  await row(person.page, 'DD-5').getByText('Skrevet før fanen krasjet').waitFor()
  await saved(person.page)
  expect(await person.page.locator('[data-save="refused"]').count()).toBe(0)
})

const movesOf = (page: Page) => page.locator('[data-save="refused"]').count()
