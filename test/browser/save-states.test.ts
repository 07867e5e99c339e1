// The truth about saving as a person reads it in the top bar: saving, slow, offline, unsafe, read-only while the database is away, and that
// storage is not durable. What is refused stands in tray.test.ts.

import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { type OfficeProxy, officeProxy } from '../doubles/office-proxy.ts'
import { freshDatabaseUrl } from '../harness/postgres.ts'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Stage } from './stage.ts'

const item = '/p/digital-samhandling/queue?item=DD-3'
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function onStage(env: Record<string, string> = {}): Promise<{ stage: Stage; office: OfficeProxy }> {
  const stage = await openStage({ env })
  open.push(() => stage.close())
  const office = await officeProxy(stage.url)
  open.push(() => office.close())
  return { stage, office }
}

it('[SAV1] saving, then slow with how many wait, then saved with the time', async () => {
  const { stage, office } = await onStage()
  const { page } = await stage.enter({ role: 'board-member', path: office.origin + item })
  await drawer(page, 'DD-3').waitFor()
  await saved(page)
  office.hold(true)
  await writeTitle(page, 'DD-3', 'Venter på svar')
  await page.locator('[data-save="saving"]').first().getByText('Lagrer …').first().waitFor()
  await page.getByText('Lagring tar lengre tid enn vanlig – 1 endring venter').first().waitFor({ timeout: 6_000 })
  office.hold(false)
  await saved(page)
  expect(await page.locator('[data-save="saved"]').first().innerText()).toMatch(
    /lagret kl\. \d\d:\d\d|Lagret \d\d:\d\d/,
  )
})

it('[T-097] a browser that keeps nothing says so while something waits, and saves when online', async () => {
  const { stage, office } = await onStage()
  const { context, page: first } = await stage.enter({ role: 'board-member', path: '/programmes' })
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
  await stage.kill()
  await page.getByText('Endringene lagres bare mens siden er åpen').first().waitFor()
  await writeTitle(page, 'DD-3', 'Skrevet uten nett og uten lager')
  await stage.start()
  await saved(page)
  await page.reload()
  await row(page, 'DD-3').getByText('Skrevet uten nett og uten lager').waitFor({ state: 'attached' })
})

it('[T-074] the database away: readable with the reason, what was typed waits, and is saved when it is back', async () => {
  const databaseUrl = await freshDatabaseUrl()
  const { stage } = await onStage({ DATABASE_URL: databaseUrl })
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
  await page
    .getByText('Tavlen kan leses, men ikke endres nå (databasen svarer ikke)')
    .first()
    .waitFor({ timeout: 20_000 })
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
  const { stage } = await onStage({ DATABASE_URL: databaseUrl, ALLOW_UNSAFE_DATABASE: 'yes' })
  const { page } = await stage.enter({ role: 'board-member', path: '/programmes' })
  for (const path of ['/programmes', '/p/digital-samhandling/queue', '/p/digital-samhandling/points']) {
    await page.goto(path)
    await page.getByText('Ikke holdbar lagring').waitFor()
  }
  if (process.env.TRAY_PICTURES) await page.screenshot({ path: `${process.env.TRAY_PICTURES}/not-durable.png` })
  const durable = await onStage()
  const other = await durable.stage.enter({ role: 'board-member', path: '/p/digital-samhandling/queue' })
  await saved(other.page)
  expect(await other.page.getByText('Ikke holdbar lagring').count()).toBe(0)
})
