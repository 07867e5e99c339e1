// Search over HTTP: words found in needs, agendas, decisions and comments, in Norwegian and English, and by nobody who may not read them.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SearchBody, searchBodySchema } from '../../../shared/contract/search.ts'
import {
  agendaItemIdSchema,
  type ItemId,
  internalRoom,
  personIdSchema,
  pointIdSchema,
  pointRoom,
} from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { id } from '../../shared/a-board.ts'
import { codeOf } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'
import { editBoardAt } from './edit-board-at.ts'

const base = '/api/programmes/digital-samhandling'
const point = pointIdSchema.parse('ds-punkt-1')
const kari = personIdSchema.parse('kari-nordmann')

let app: HttpAppDouble
const cookies = { member: '', commenter: '', observer: '' }
type Who = keyof typeof cookies
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  const seats = { member: 'ds-helse-nord', commenter: 'ds-kommentar', observer: 'ds-revisjon' } satisfies Record<
    Who,
    string
  >
  for (const [who, seat] of Object.entries(seats)) cookies[who as Who] = await app.signIn(seat)
})
afterAll(() => app.close())

const ask = (who: Who, q: string, more: Record<string, string> = {}) =>
  app.ask({ path: `${base}/search?${new URLSearchParams({ q, ...more })}`, cookie: cookies[who] })
const search = async (who: Who, q: string, more: Record<string, string> = {}): Promise<SearchBody['hits']> =>
  searchBodySchema.parse(await (await ask(who, q, more)).json()).hits
const places = async (who: Who, q: string) => (await search(who, q)).map(({ place }) => place)
const rename = (item: ItemId, value: string) =>
  editBoardAt(app, {
    actor: kari,
    at: '2026-11-23T09:00:00Z',
    does: { type: 'set-field', item, set: { field: 'title', value } },
  })
const comment = async (who: Who, text: string, anchor: object): Promise<string> => {
  const body = { id: randomUUID(), anchor, text }
  const answer = await app.ask({ method: 'POST', path: `${base}/comments`, cookie: cookies[who], body })
  expect(answer.status).toBe(201)
  return body.id
}

describe('search', () => {
  it('[SRC1] finds other forms of a word in Norwegian and English, a word that is only begun, a part of a compound, and an id first of all', async () => {
    await rename(id('DD-1'), 'Utprøvinger av meldingsutvekslingen')
    await rename(id('DD-2'), 'Running the pilots')
    const dd1 = { kind: 'item', item: 'DD-1', list: 'queue' }
    for (const q of ['utprøving', 'UTPRØVINGENE', 'meldingsutv', 'utvekslingen', 'utprøving meldingsutvekslingen']) {
      expect(await places('observer', q), q).toContainEqual(dd1)
    }
    expect(await places('observer', 'pilot run')).toContainEqual({ kind: 'item', item: 'DD-2', list: 'queue' })
    expect((await places('observer', 'ki-4'))[0]).toEqual({ kind: 'item', item: 'KI-4', list: 'queue' })
  })

  it('[SRC1] marks what was found in the words around it, as text', async () => {
    await comment('member', 'Vi må avklare <b>hjemmelen</b> for delingen før sommeren.', { kind: 'programme' })
    const [hit] = await search('member', 'hjemmel')
    expect(hit?.words).toEqual([
      { text: 'Vi må avklare <b>', found: false },
      { text: 'hjemmelen', found: true },
      { text: '</b> for delingen før sommeren.', found: false },
    ])
  })

  it('[SRC2] what one may not read one does not find: comments for observers, what is internal for commenters too', async () => {
    const agenda = { kind: 'discussion', title: 'Konfidensielt forlik', minutes: 5, owner: '' } as const
    const agendaItem = agendaItemIdSchema.parse('sak-hemmelig')
    await editAgenda(app, internalRoom(point), { type: 'add-agenda-item', agendaItem, ...agenda, before: null })
    await comment('member', 'Forliket koster mer enn vi trodde', { kind: 'agenda', point, agendaItem })
    await comment('commenter', 'Forliksrådet er spurt', { kind: 'item', item: 'DD-3' })
    expect((await places('member', 'forlik')).map(({ kind }) => kind).toSorted()).toEqual([
      'agenda',
      'comment',
      'comment',
    ])
    expect(await places('commenter', 'forlik')).toEqual([{ kind: 'comment', anchor: { kind: 'item', item: 'DD-3' } }])
    expect(await places('observer', 'forlik')).toEqual([])
    expect(await places('observer', 'hjemmel')).toEqual([])
  })

  it('[SRC3] what was changed is found as it is now, and what was removed or deleted is not found', async () => {
    await rename(id('DD-5'), 'Sjeldenhetsord alfa')
    expect(await places('observer', 'sjeldenhetsord')).toHaveLength(1)
    await rename(id('DD-5'), 'Noe annet')
    expect(await places('observer', 'sjeldenhetsord')).toEqual([])
    await rename(id('DD-6'), 'Fjernelsesord')
    expect(await places('observer', 'fjernelsesord')).toHaveLength(1)
    const at = '2026-11-23T09:00:00Z'
    await editBoardAt(app, { actor: kari, at, does: { type: 'remove-item', item: id('DD-6') } })
    expect(await places('observer', 'fjernelsesord')).toEqual([])
    const said = await comment('member', 'Slettelsesord', { kind: 'programme' })
    expect(await places('member', 'slettelsesord')).toHaveLength(1)
    const body = { type: 'delete', comment: said }
    await app.ask({ method: 'POST', path: `${base}/threads/${said}`, cookie: cookies.member, body })
    expect(await places('member', 'slettelsesord')).toEqual([])
  })

  it('[SRC3] an agenda item that is carried to another agenda is found where it stands', async () => {
    const agendaItem = agendaItemIdSchema.parse('sak-flyttes')
    const agenda = { kind: 'information', title: 'Flyttesak', minutes: 5, owner: '' } as const
    await editAgenda(app, pointRoom(point), { type: 'add-agenda-item', agendaItem, ...agenda, before: null })
    expect(await places('observer', 'flyttesak')).toEqual([{ kind: 'agenda', point, agendaItem }])
    await editAgenda(app, pointRoom(point), { type: 'remove-agenda-item', agendaItem })
    expect(await places('observer', 'flyttesak')).toEqual([])
  })

  it('[SRC4] any text is searched for as text: marks of a query, of a pattern and of markup break nothing', async () => {
    for (const q of [
      '"',
      "'; drop table search_entries; --",
      '%',
      '_',
      '\\',
      ':*',
      '& | !',
      '<->',
      '(',
      '🙂',
      'a'.repeat(200),
    ]) {
      expect([q, (await ask('observer', q)).status]).toEqual([q, 200])
    }
    expect(await places('observer', '%')).toEqual([])
    for (const q of ['', '   ', 'a'.repeat(201), 'a\u0000b']) {
      expect([q, await codeOf(await ask('observer', q))]).toEqual([q, [400, 'INVALID']])
    }
  })

  it('[SRC2] is for those with a place on the programme alone', async () => {
    const stranger = await app.signIn('pll-programleder')
    expect(await codeOf(await app.ask({ path: `${base}/search?q=deling`, cookie: stranger }))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })
})
