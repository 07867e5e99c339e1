// Every page in the looks that are asked for, the board's both light and dark: axe finds nothing serious, and nothing runs out of the page.
// Called by the accessible tests, which divide the looks between them so that they can run beside each other.

import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decidingViewSchema } from '../../shared/contract/deciding.ts'
import { pointsBodySchema } from '../../shared/contract/http.ts'
import { meetingViewSchema, projectorLinkSchema } from '../../shared/contract/meeting.ts'
import { madeLinkSchema } from '../../shared/contract/members.ts'
import { agendaItemIdSchema } from '../../shared/ids.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { axeFinds, contrastFinds, type Finding } from './axe.ts'
import { type Look, openStage, type Person, type Stage } from './stage.ts'

interface Paths {
  readonly point: string
  readonly projector: string
  readonly invitation: string
  readonly share: string
  readonly alternative: string
  readonly compare: string
}

const pages: readonly [string, (paths: Paths) => string, string][] = [
  ['seats', () => '/seats', 'h1'],
  ['programmes', () => '/programmes', 'h1'],
  ['queue', () => '/p/digital-samhandling/queue', '[data-item="DD-1"]'],
  [
    'item over the queue',
    () => '/p/digital-samhandling/queue?item=KI-4',
    'dialog[data-drawer="KI-4"] [role="textbox"]',
  ],
  ['capacity', () => '/p/digital-samhandling/capacity', '.cap:has(.heat-c) .dep-n'],
  ['second opinion', () => '/p/digital-samhandling/second-opinion', '.cap .empty, .opn-lead'],
  ['cut list', () => '/p/digital-samhandling/cut-list', '.cuts:has([data-figures]) [data-item="DD-K1"]'],
  ['rollout', () => '/p/pasientens-legemiddelliste/rollout', 'tr[data-inside]'],
  [
    'rollout area over the rollout',
    () => '/p/pasientens-legemiddelliste/rollout?item=OMR-09',
    'dialog[data-drawer="OMR-09"] .rol-k',
  ],
  ['frame', () => '/p/digital-samhandling/frame', '.frm-b li'],
  ['changes', () => '/p/digital-samhandling/changes', '.chg .chg-s'],
  ['history', () => '/p/digital-samhandling/history', '.chg .then-t'],
  ['search', () => '/p/digital-samhandling/search?q=deling', '.hits-l'],
  ['sheets', () => '/p/digital-samhandling/sheets', '.sht-f'],
  ['scores', () => '/p/digital-samhandling/scores', '.scr .empty, .scr .card'],
  ['audit log', () => '/p/digital-samhandling/audit', '.aud-t'],
  ['inbox', () => '/p/digital-samhandling/inbox', '.inb .empty, .inb [data-waiting]'],
  ['notifications', () => '/p/digital-samhandling/notifications', '.inb input[type="checkbox"]'],
  ['stopping mail', () => `/unsubscribe/${'x'.repeat(43)}`, '.uns p'],
  ['alternatives', () => '/p/digital-samhandling/alternatives', '.alt-r'],
  ['alternative', ({ alternative }) => alternative, '.alt .muted, .alt .chg-t'],
  ['queue of an alternative', ({ alternative }) => `${alternative}/queue`, '[data-item="DD-1"]'],
  ['comparison', ({ compare }) => compare, '.alt-t tbody td'],
  ['points', () => '/p/digital-samhandling/points', 'h1'],
  ['point', ({ point }) => point, '[data-agenda-item]'],
  ['meeting', ({ point }) => `${point}/meeting`, '.m-rnd'],
  ['projector', ({ projector }) => projector, '.pj h1'],
  ['members', () => '/p/digital-samhandling/members', '.mbr-r'],
  ['sessions', () => '/sessions', '.ses-r'],
  ['invitation', ({ invitation }) => invitation, '.entry-lead'],
  ['share', ({ share }) => share, '.entry-lead'],
  ['link to sign in by', () => '/sign-in/ukjent', '.entry-lead'],
  ['not found', () => '/p/finnes-ikke/queue', 'h1, [role="alert"], .empty'],
]

/** Pages of forms and lists alone: asked in one of the two looks alone. */
const plain: ReadonlySet<string> = new Set([
  'seats',
  'programmes',
  'search',
  'sheets',
  'scores',
  'audit log',
  'inbox',
  'notifications',
  'stopping mail',
  'alternatives',
  'alternative',
  'members',
  'sessions',
  'invitation',
  'share',
  'link to sign in by',
  'not found',
])

interface Looks {
  /** Of the board's pages, which are asked light and dark without being opened anew. */
  readonly board: Look
  readonly plain: Look
}

/** Describes the tests of every page in these looks, on a stage of their own. */
export function everyPage(looks: Looks): void {
  let stage: Stage
  let paths: Paths
  beforeAll(async () => {
    stage = await openStage()
    paths = await prepare(stage)
  })
  afterAll(() => stage.close())

  describe.each(['board', 'plain'] as const)('of the %s kind', (kind) => {
    const look = looks[kind]
    let person: Person
    beforeAll(async () => {
      person = await stage.enter({ role: 'programme-office', path: '/programmes', look })
    })
    afterAll(() => person.context.close())

    const asked = pages.filter(([name]) => plain.has(name) === (kind === 'plain'))
    it.each(asked)('%s: axe finds nothing serious and nothing runs out of the page', async (_name, path, ready) => {
      const { page } = person
      await page.emulateMedia({ colorScheme: look.dark === true ? 'dark' : 'light' })
      await page.goto(path(paths))
      await page.locator(ready).first().waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language ?? 'nb')
      await expectWhole(page, await axeFinds(page))
      if (kind === 'plain') return
      await page.emulateMedia({ colorScheme: look.dark === true ? 'light' : 'dark' })
      await expectWhole(page, await contrastFinds(page))
    })
  })
}

async function expectWhole(page: Page, found: readonly Finding[]): Promise<void> {
  expect(found.filter(({ serious }) => serious).map(({ what }) => what)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
}

async function prepare(stage: Stage): Promise<Paths> {
  const someone = await stage.enter({ role: 'programme-office', path: '/programmes' })
  const answer = await someone.context.request.get('/api/programmes/digital-samhandling/points')
  const id = pointsBodySchema.parse(await answer.json()).points[0]?.id
  const point = `/p/digital-samhandling/points/${id}`
  const projector = await holdMeeting(someone, {
    origin: stage.url,
    path: point,
    api: `/api/programmes/digital-samhandling/points/${id}`,
  })
  const made = await links(someone, stage.url)
  const path = '/api/programmes/digital-samhandling/alternatives'
  const data = { id: randomUUID(), name: 'Kritisk informasjon først', visibility: 'private' }
  await someone.context.request.post(path, { headers: { origin: stage.url }, data })
  const alternatives = '/p/digital-samhandling/alternatives'
  await someone.context.close()
  return {
    point,
    projector,
    alternative: `${alternatives}/${data.id}`,
    compare: `${alternatives}/compare?with=${data.id}`,
    ...made,
  }
}

/** Invites somebody and shares the board. @returns the paths of the links */
async function links(by: Person, origin: string): Promise<Pick<Paths, 'invitation' | 'share'>> {
  const make = async (path: string, data: unknown): Promise<string> => {
    const answer = await by.context.request.post(`/api/programmes/digital-samhandling/${path}`, {
      headers: { origin },
      data,
    })
    return madeLinkSchema.parse(await answer.json()).path ?? ''
  }
  const email = 'en.meget.lang.adresse.til.en.observator@departementet.eksempel.no'
  return {
    invitation: await make('invitations', {
      email,
      name: 'En observatør',
      organisation: 'Departementet',
      role: 'observer',
    }),
    share: await make('shares', {
      label: 'Riksrevisjonen',
      emails: [email],
      lastDay: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    }),
  }
}

/** Has a meeting in session, with an item up and a round open on its wording. @returns the path of a projector's link */
async function holdMeeting(
  by: Person,
  { origin, path: pointPath, api }: { origin: string; path: string; api: string },
): Promise<string> {
  const headers = { origin }
  const send = async (path: string, data?: unknown): Promise<unknown> => {
    const answer = await by.context.request.post(`${api}${path}`, {
      headers,
      ...(data === undefined ? {} : { data }),
    })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const give = (command: MeetingCommand) => send('/meeting', { command })
  await give({ type: 'call', quorum: 3 })
  const started = meetingViewSchema.parse(await give({ type: 'start' }))
  for (const { member } of started.seats.slice(0, 4)) await give({ type: 'arrive', person: member, how: 'room' })
  await by.page.goto(pointPath)
  const item = agendaItemIdSchema.parse(
    await by.page.locator('[data-agenda-item]').nth(5).getAttribute('data-agenda-item'),
  )
  await give({ type: 'go-to', current: { item, internal: false, budgetMinutes: 40 } })
  const view = decidingViewSchema.parse(
    await send('/wordings', { agendaItem: item, internal: false, text: 'KI-4 prioriteres.', publish: true }),
  )
  await send('/rounds', { wordingId: view.wordings[0]?.id, how: 'meeting', deadline: null })
  return projectorLinkSchema.parse(await send('/meeting/projector')).path
}
