// Takes pictures of every page as people see it, for looking at and for the README: `npm run pictures` writes those of the README to
// test/browser/screenshots; `npm run pictures -- FOLDER` writes every page, wide and phone-wide, light and dark, in every language.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildClientIfChanged } from '../../scripts/client-build.mjs'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { agendaItemIdSchema, personIdSchema } from '../../shared/ids.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { moveToPlace, row, standsAt } from './board-view.ts'
import { type Look, openStage, type Person } from './stage.ts'

const everything = process.argv[2]
const folder = everything ?? fileURLToPath(new URL('./screenshots/', import.meta.url))
const looks: Readonly<Record<string, Look>> = everything
  ? {
      wide: {},
      'wide-dark': { dark: true },
      phone: { width: 390, height: 844 },
      'phone-dark': { width: 390, height: 844, dark: true },
      'wide-nn': { language: 'nn' },
      'wide-en': { language: 'en' },
      tablet: { width: 1024, height: 768 },
      projector: { width: 1920, height: 1080 },
    }
  : { wide: {} }

await mkdir(folder, { recursive: true })
await buildClientIfChanged()
const stage = await openStage()
try {
  const other = await stage.enter({ role: 'board-member', nth: 1, path: '/p/digital-samhandling/queue?item=DD-5' })
  const answer = await other.context.request.get('/api/programmes/digital-samhandling/points')
  const point = pointsBodySchema.parse(await answer.json()).points[0]?.id ?? ''
  for (const [name, look] of Object.entries(looks)) {
    const person = await stage.enter({ role: 'programme-office', path: '/programmes', look })
    const { page } = person
    const shoot = async (shot: string, path: string, ready: string, fullPage = true): Promise<void> => {
      await page.goto(path)
      await shootHere(shot, ready, fullPage)
    }
    const shootHere = async (shot: string, ready: string, fullPage = true): Promise<void> => {
      await page.locator(ready).first().waitFor({ state: 'attached' })
      await page.locator('[data-save="saved"], main').first().waitFor()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(folder, everything ? `${shot}-${name}.png` : `${shot}.png`), fullPage })
    }
    await shoot('queue', '/p/digital-samhandling/queue', '[data-presence]')
    await other.page.goto('/p/digital-samhandling/queue')
    await row(other.page, 'KI-4').waitFor()
    // All of the list in sight, and what falls under a line.
    await page.setViewportSize({ width: look.width ?? 1440, height: 1300 })
    await moveToPlace(other.page, 'KI-4', 19)
    await standsAt(page, 'KI-4', 19)
    await page.locator('.me-body').getByText('Kom innenfor').first().waitFor({ state: 'attached' })
    await shootHere('move', '.me-body', false)
    await moveToPlace(other.page, 'KI-4', 13)
    await page.setViewportSize({ width: look.width ?? 1440, height: look.height ?? 900 })
    await shoot('cut-list', '/p/digital-samhandling/cut-list', '[data-item="DD-K1"]')
    await shoot('frame', '/p/digital-samhandling/frame', '.frm-b li', false)
    await shoot('capacity', '/p/digital-samhandling/capacity', '.dep-n')
    await shoot('rollout', '/p/pasientens-legemiddelliste/rollout', '[data-item="OMR-19"]')
    await readIn(person)
    await shootHere('sheets', 'ins')
    await answerQuestions(person, point)
    await shoot(
      'point',
      `/p/digital-samhandling/points/${point}`,
      '.pp:has([data-agenda-item]):has([data-seat]) [data-question]',
    )
    await holdMeeting(person, point)
    await shoot('meeting', `/p/digital-samhandling/points/${point}/meeting`, '.m-min', false)
    if (everything) {
      await shoot('seats', '/seats', 'h1')
      await shoot('programmes', '/programmes', 'h1')
      await shoot('points', '/p/digital-samhandling/points', 'h1')
      await shoot('members', '/p/digital-samhandling/members', '.mbr-r')
      await shoot('sessions', '/sessions', '.ses-r')
      await shoot('item', '/p/digital-samhandling/queue?item=KI-4', 'dialog [role="textbox"]', false)
      await shoot('item-cut', '/p/digital-samhandling/cut-list?item=DD-K1', 'dialog [role="textbox"]', false)
      await shoot('medication', '/p/pasientens-legemiddelliste/queue', 'h1')
      await page.goto('/p/digital-samhandling/queue')
      await row(page, 'DD-2').waitFor()
    }
    await person.context.close()
  }
} finally {
  await stage.close()
}

/** A sheet of the queue with two cells changed, chosen and not read in. */
async function readIn({ context, page }: Person): Promise<void> {
  const answer = await context.request.get('/api/programmes/digital-samhandling/sheets/queue.csv')
  const changed = (await answer.text()).replace(';9;14;26', ';10;15,5;27').replace(';42;60;105', ';42;sju;105')
  await page.goto('/p/digital-samhandling/sheets')
  const buffer = Buffer.from(changed)
  await page.getByLabel('Velg fil').setInputFiles({ name: 'behovskø.csv', mimeType: 'text/csv', buffer })
}

/** Some questions answered and one owed; what stands already stays. */
async function answerQuestions({ context }: Person, point: string): Promise<void> {
  const path = `/api/programmes/digital-samhandling/points/${point}`
  const headers = { origin: stage.url }
  const said = { owner: null, due: null, threshold: '', answer: '', proposal: null, revision: 0 }
  const answers = {
    E1: {
      answer: '5 av 9 nyttemål følger planen. Tid frigjort i pleie og omsorg er 38 % av målet.',
      threshold: 'Under 6 av 9 nyttemål på plan',
      proposal: 'adjust',
    },
    E2: { answer: '61 % av kommunene er i gang. Målet er 80 % innen utgangen av året.', proposal: 'continue' },
    E3: { owner: 'anne-vestmann', due: '2026-12-15' },
    E5: { answer: 'Fire usikkerheter er vurdert. Avhengigheten til steg 1 er skjerpet.', proposal: 'adjust' },
  }
  for (const [question, answer] of Object.entries(answers)) {
    await context.request.put(`${path}/evidence/${question}`, { data: { ...said, ...answer }, headers })
  }
}

/** The point in session at its first decision, with a text the board has been shown and some who are there; held already, it stays so. */
async function holdMeeting({ context }: Person, point: string): Promise<void> {
  const path = `/api/programmes/digital-samhandling/points/${point}`
  const post = (below: string, data: object) =>
    context.request.post(`${path}/${below}`, { data, headers: { origin: stage.url } })
  const give = (command: MeetingCommand) => post('meeting', { command })
  const agendaItem = agendaItemIdSchema.parse('sak-06')
  await post('wordings', {
    agendaItem,
    internal: false,
    text: 'Styret prioriterer KI-4 frem til neste punkt og tar DD-9 opp igjen da.',
    publish: true,
  })
  await give({ type: 'call', quorum: 3 })
  await give({ type: 'start' })
  for (const person of ['per-nordmann', 'ola-nordmann', 'ingrid-nordmann']) {
    await give({ type: 'arrive', person: personIdSchema.parse(person), how: 'room' })
  }
  await give({ type: 'go-to', current: { item: agendaItem, internal: false, budgetMinutes: 30 } })
}
