// The truth about saving as a person reads it in the top bar: saving, slow, offline, unsafe, read-only while the database is away, and that
// storage is not durable. What is refused stands in tray.test.ts.

import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type OfficeProxy, officeProxy } from '../doubles/office-proxy.ts'
import { freshDatabaseUrl } from '../harness/postgres.ts'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Stage } from './stage.ts'

const item = '/p/digital-samhandling/queue?item=DD-3'
/** An edit that has waited shorter is said to be saving, not to take long. */
const slowAfterMs = 3_000
const open: (() => Promise<void>)[] = []
let durable: Stage
beforeAll(async () => {
  durable = await openStage()
})
afterAll(() => durable.close())
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function onStage(env: Record<string, string>): Promise<Stage> {
  const stage = await openStage({ env })
  open.push(() => stage.close())
  return stage
}

async function behindOffice(stage: Stage): Promise<OfficeProxy> {
  const office = await officeProxy(stage.url)
  open.push(() => office.close())
  return office
}

/**
 * @returns what tells which words the save state of the top bar has had since, each as it came and how long after: a state may be over before it is
 * looked for.
 */
async function wordsOfSaving(page: Page): Promise<() => Promise<readonly { words: string; afterMs: number }[]>> {
  const words = await page.evaluateHandle(() => {
    const begun = performance.now()
    const heard: { words: string; afterMs: number }[] = []
    new MutationObserver(() => {
      const text = document.querySelector('[data-save]')?.textContent ?? ''
      if (text !== heard.at(-1)?.words) heard.push({ words: text, afterMs: performance.now() - begun })
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    return heard
  })
  return () => words.jsonValue()
}

it('[SAV1] saving, then slow with how many wait, then saved with the time', async () => {
  const office = await behindOffice(durable)
  const { context, page } = await durable.enter({ role: 'board-member', path: office.origin + item })
  open.push(() => context.close())
  await drawer(page, 'DD-3').waitFor()
  await saved(page)
  office.hold(true)
  const said = await wordsOfSaving(page)
  await writeTitle(page, 'DD-3', 'Venter på svar')
  await page.getByText('Lagring tar lengre tid enn vanlig – 1 endring venter').first().waitFor()
  // What stood before is heard of too, when anything else of the page changes first.
  const first = (await said()).find(({ words }) => !words.includes('Alle endringer er lagret'))
  // A page that was held up may come to say it only when the edit has waited long.
  const inTime = first !== undefined && first.afterMs < slowAfterMs
  expect(first?.words).toMatch(inTime ? /Lagrer …/ : /Lagrer …|Lagring tar lengre tid enn vanlig/)
  office.hold(false)
  await saved(page)
  expect(await page.locator('[data-save="saved"]').first().innerText()).toMatch(
    /lagret kl\. \d\d:\d\d|Lagret \d\d:\d\d/,
  )
})

it('[T-097] a browser that keeps nothing says so while something waits, and saves when online', async () => {
  const office = await behindOffice(durable)
  const { context, page: first } = await durable.enter({ role: 'board-member', path: '/programmes' })
  open.push(() => context.close())
  await first.close()
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  const page = await context.newPage()
  await page.goto(office.origin + item)
  await drawer(page, 'DD-3').waitFor()
  await saved(page)
  await writeTitle(page, 'DD-3', 'Lagres på nett')
  await saved(page)
  await durable.kill()
  await page.getByText('Endringene lagres bare mens siden er åpen').first().waitFor()
  await writeTitle(page, 'DD-3', 'Skrevet uten nett og uten lager')
  await durable.start()
  await saved(page)
  await page.reload()
  await row(page, 'DD-3').getByText('Skrevet uten nett og uten lager').waitFor({ state: 'attached' })
})

it('[T-074] the database away: readable with the reason, what was typed waits, and is saved when it is back', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const stage = await onStage({ DATABASE_URL: databaseUrl })
  const { page } = await stage.enter({ role: 'board-member', path: item })
  await drawer(page, 'DD-3').waitFor()
  await saved(page)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  open.push(() => client.end())
  // Nothing can be written as long as this stands: for the server, a database that does not answer.
  await client.query('begin')
  await client.query('lock table rooms in access exclusive mode')
  await writeTitle(page, 'DD-3', 'Skrevet mens databasen var borte')
  await page.getByText('Tavlen kan leses, men ikke endres nå (databasen svarer ikke)').first().waitFor()
  await row(page, 'DD-3').getByText('Skrevet mens databasen var borte').waitFor({ state: 'attached' })
  await client.query('rollback')
  await saved(page)
  await page.reload()
  await row(page, 'DD-3').getByText('Skrevet mens databasen var borte').waitFor({ state: 'attached' })
})

it('[T-082] a database that may lose what it answered is told of on every page', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`alter database ${client.escapeIdentifier(client.database ?? '')} set synchronous_commit = off`)
  await client.end()
  const stage = await onStage({ DATABASE_URL: databaseUrl, ALLOW_UNSAFE_DATABASE: 'yes' })
  const { page } = await stage.enter({ role: 'board-member', path: '/programmes' })
  for (const path of ['/programmes', '/p/digital-samhandling/queue', '/p/digital-samhandling/points']) {
    await page.goto(path)
    await page.getByText('Ikke holdbar lagring').waitFor()
  }
  if (process.env.TRAY_PICTURES) await page.screenshot({ path: `${process.env.TRAY_PICTURES}/not-durable.png` })
  const other = await durable.enter({ role: 'board-member', path: '/p/digital-samhandling/queue' })
  await saved(other.page)
  expect(await other.page.getByText('Ikke holdbar lagring').count()).toBe(0)
})
