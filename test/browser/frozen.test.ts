// An item that a decision freezes while somebody writes in it: everybody sees which decision, nobody can change it any more, and what she was
// writing lies in the tray while her other work is saved. `FROZEN_PICTURES=<folder>` keeps pictures to look at.

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { commitRuling } from '../../server/store/commit-ruling.ts'
import type { Database } from '../../server/store/database.ts'
import { openDatabase } from '../../server/store/open-database.ts'
import { serverClientId } from '../../shared/document/first-update.ts'
import { boardRoom, programmeIdSchema } from '../../shared/ids.ts'
import { done } from '../../shared/outcome.ts'
import { freshDatabaseUrl } from '../harness/postgres.ts'
import { description, drawer, row, saved, writeTitle } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const queue = '/p/digital-samhandling/queue'
const programmeId = programmeIdSchema.parse('digital-samhandling')
let stage: Stage
let database: Database
let writer: Person
let phone: Person

beforeAll(async () => {
  const databaseUrl = await freshDatabaseUrl()
  stage = await openStage({ env: { DATABASE_URL: databaseUrl } })
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  database = await openDatabase({ dataDir: '', databaseUrl, log, maxConnections: 2 })
  writer = await stage.enter({ role: 'board-member', path: `${queue}?item=DD-5` })
  phone = await stage.enter({ role: 'programme-office', path: queue, look: { width: 390, height: 844 } })
  await drawer(writer.page, 'DD-5').waitFor()
  await saved(writer.page)
  await saved(phone.page)
})
afterAll(async () => {
  await stage.close()
  await database.close()
})

/** As a decision does it: the server's own update, and the rule epoch raised. Another process than the one people are on. */
async function freeze(item: string, decision: number): Promise<void> {
  const room = boardRoom(programmeId)
  await commitRuling(database, {
    programmeId,
    rooms: [room],
    run: async (_, loaded) => {
      const { snapshot, rows } = loaded.get(room) ?? { snapshot: null, rows: [] }
      const doc = new Y.Doc()
      if (snapshot) Y.applyUpdate(doc, snapshot.bytes)
      for (const { payload } of rows) Y.applyUpdate(doc, payload)
      doc.clientID = serverClientId
      const before = Y.encodeStateVector(doc)
      doc.getMap('rulings').set(`frozen.${item}`, decision)
      const payload = Y.encodeStateAsUpdate(doc, before)
      return done({ value: null, updates: [{ room, payload }], raisesEpoch: true })
    },
  })
}

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.FROZEN_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

it('[RUL6] an item frozen while she writes in it is told as frozen, read-only, and her words are in the tray', async () => {
  const { page } = writer
  const open = drawer(page, 'DD-5')
  await description(page, 'DD-5').click()
  await page.keyboard.type('Dette skrives mens styret beslutter. ')
  await freeze('DD-5', 12)
  // The other process is heard of within two seconds; until then she goes on.
  const words = open.getByText('Frosset av vedtak 12')
  for (let keys = 0; keys < 100 && (await words.count()) === 0; keys += 1) {
    await page.keyboard.type('mer ', { delay: 15 })
  }
  await words.waitFor()
  expect(await open.getByRole('textbox', { name: 'Tittel' }).count()).toBe(0)
  expect(await open.getByRole('button', { name: 'Flytt til plass …' }).count()).toBe(0)
  await expect.poll(() => description(page, 'DD-5').getAttribute('contenteditable')).toBe('false')
  await picture(page, 'frozen-drawer')
  await open.getByRole('button', { name: 'Lukk' }).first().click()
  await row(page, 'DD-5').getByText('Frosset av vedtak 12').waitFor()
  await row(page, 'DD-5').getByRole('button', { name: 'Mer om DD-5' }).click()
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Åpne'])
  await page.keyboard.press('Escape')
  await picture(page, 'frozen-row')
  await row(page, 'DD-6').getByRole('link').first().click()
  await drawer(page, 'DD-6').waitFor()
  await writeTitle(page, 'DD-6', 'Fri tittel')
  // Saved, or what she typed after the freeze is in the tray.
  await page.locator('[data-save="saved"], [data-save="refused"]').first().waitFor()
  await row(phone.page, 'DD-6').getByText('Fri tittel').waitFor()
})

it('[RUL6] shows on a phone by which decision it is frozen', async () => {
  await row(phone.page, 'DD-5').getByText('Frosset av vedtak 12').waitFor()
  await row(phone.page, 'DD-5').scrollIntoViewIfNeeded()
  await picture(phone.page, 'frozen-phone')
})
