// An observer, channel by channel, in a real browser: every page she can open, everything the server sends her while she does, and every frame of her sockets
// hold nothing of what is not for observers. That it was there to find is proven by a member on the same pages.

import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { row } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const base = '/p/digital-samhandling'
const api = '/api/programmes/digital-samhandling'
/** What is planted where observers may not look. */
const planted = ['KANARIKOMMENTAR', 'KANARIINTERN', 'KANARILAGER', 'kari.nordmann@veivalg.example'] as const
const pages = [
  `${base}/queue`,
  `${base}/queue?item=DD-1`,
  `${base}/cut-list`,
  `${base}/points`,
  `${base}/points/ds-punkt-1`,
  `${base}/points/ds-punkt-1/meeting`,
  `${base}/points/ds-punkt-1/minutes`,
  `${base}/decisions`,
  `${base}/promises`,
  `${base}/capacity`,
  `${base}/second-opinion`,
  `${base}/changes`,
  `${base}/history`,
  `${base}/comments`,
  `${base}/search?q=kanari`,
  `${base}/inbox`,
  `${base}/members`,
  `${base}/audit`,
] as const

/** What stands on a page when all of it has come, where a heading stands before. */
const whole: Readonly<Record<string, string>> = {
  [`${base}/queue`]: '[data-item="DD-1"]',
  [`${base}/cut-list`]: '[data-item="DD-K1"]',
  [`${base}/points/ds-punkt-1`]: '[data-agenda-item]',
  [`${base}/members`]: '.mbr-r',
}

let stage: Stage
let observer: Person
let member: Person
let office: Person

beforeAll(async () => {
  stage = await openStage()
  office = await stage.enter({ role: 'programme-office', path: `${base}/queue` })
  observer = await stage.enter({ role: 'observer', path: `${base}/queue` })
  member = await stage.enter({ role: 'board-member', path: `${base}/queue` })
  for (const { page } of [office, observer, member]) await row(page, 'DD-1').waitFor()
  const post = async (path: string, data: object): Promise<{ id: string }> => {
    const answer = await office.context.request.post(`${api}${path}`, { data, headers: { origin: stage.url } })
    if (!answer.ok()) throw new Error(await answer.text())
    return (await answer.json()) as { id: string }
  }
  const waiting = { kind: 'decision', minutes: 5, owner: '', linked: [] }
  await post('/backlog', { ...waiting, internal: true, title: 'KANARILAGER' })
  const inner = await post('/backlog', { ...waiting, internal: true, title: 'KANARIINTERN sak' })
  await post('/points/ds-punkt-1/agenda', { type: 'from-backlog', backlog: inner.id })
})
afterAll(() => stage.close())

/** Keeps everything a page is sent, and what it shows. */
function listening(page: Page): { readonly found: () => readonly string[]; readonly look: () => Promise<void> } {
  const found = new Set<string>()
  const hear = (text: string): void => {
    for (const word of planted) if (text.includes(word)) found.add(word)
  }
  const answers = new Set<Promise<void>>()
  page.on('response', (response) => {
    // Of an answer that was called off nothing came.
    const read = response.text().then(hear, () => undefined)
    answers.add(read)
    void read.finally(() => answers.delete(read))
  })
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => hear(Buffer.from(payload).toString('utf8')))
  })
  return {
    found: () => [...found].toSorted(),
    look: async () => {
      hear(await page.locator('body').innerText())
      await Promise.all(answers)
    },
  }
}

/** Leaves the page first: what is still on its way to that one is not heard. */
async function listeningAnew(page: Page): Promise<ReturnType<typeof listening>> {
  await page.goto('about:blank')
  return listening(page)
}

/** @returns what of it she met on these pages */
async function walk(page: Page): Promise<readonly string[]> {
  const ears = listening(page)
  for (const path of pages) {
    await page.goto(path)
    await page
      .locator(whole[path] ?? 'h1, [role="dialog"], dialog[open]')
      .first()
      .waitFor()
    await page.waitForLoadState('networkidle')
    // What comes over the live line is not of the network that is idle.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await ears.look()
  }
  return ears.found()
}

/** Goes to a page and stays until she has met what is there for her. @returns what of it she met */
async function meets(page: Page, path: string, words: readonly string[]): Promise<readonly string[]> {
  const ears = await listeningAnew(page)
  await page.goto(path)
  await expect
    .poll(async () => {
      await ears.look()
      return ears.found()
    })
    .toEqual(expect.arrayContaining([...words]))
  return ears.found()
}

it('[RGT3] (T-092) every page, every answer and every frame an observer gets holds nothing of what is not for observers', async () => {
  const { page } = observer
  const ears = listening(page)
  await page.reload()
  await row(page, 'DD-1').waitFor()
  // While she has the board open, others speak of it, and what they say reaches those alone who may read it.
  const text = 'KANARIKOMMENTAR til DD-1'
  const body = { id: randomUUID(), anchor: { kind: 'item', item: 'DD-1' }, text }
  const said = await office.context.request.post(`${api}/comments`, { data: body, headers: { origin: stage.url } })
  expect(said.status()).toBe(201)
  await row(member.page, 'DD-1').getByText('1', { exact: true }).last().waitFor()
  await ears.look()
  expect(ears.found()).toEqual([])
  expect(await walk(page)).toEqual([])
})

it('[RGT3] on the same pages a member meets what is for her, and the office all of it', async () => {
  const point = `${base}/points/ds-punkt-1`
  const [said, inner, waiting, mail] = planted
  for (const { page } of [member, office]) {
    expect(await meets(page, point, [inner, waiting])).toEqual([inner, waiting])
    expect(await meets(page, `${base}/comments`, [said])).toEqual([said])
  }
  expect(await meets(office.page, `${base}/members`, [mail])).toEqual([mail])
  const ears = await listeningAnew(member.page)
  await member.page.goto(`${base}/members`)
  await member.page.locator('.mbr-r').first().waitFor()
  await ears.look()
  expect(ears.found()).toEqual([])
})
