// Promises over HTTP and as a machine: made with an owner and a date, closed by evidence or by who leads the board, and never twice.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePromise } from '../../../server/domain/change-promise.ts'
import { decisions } from '../../../server/store/tables/deciding.ts'
import {
  type BoardPromise,
  type ChangePromise,
  promiseSchema,
  promisesBodySchema,
} from '../../../shared/contract/promises.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import {
  agendaItemIdSchema,
  decisionIdSchema,
  internalRoom,
  personIdSchema,
  pointIdSchema,
  programmeIdSchema,
  requestKeySchema,
} from '../../../shared/ids.ts'
import { roles } from '../../../shared/role.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
let office: string
let member: string
let observer: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
  member = await app.signIn('ds-helse-nord')
  observer = await app.signIn('ds-revisjon')
})
afterAll(() => app.close())

const path = '/api/programmes/digital-samhandling/promises'
const promise = {
  text: 'Kartlegge kostnadene',
  owner: 'per-nordmann',
  due: '2027-01-15',
  decisionId: null,
  pointId: null,
  agendaItem: null,
  internal: false,
}
const post = (over: object = {}): Promise<Response> =>
  app.ask({ method: 'POST', path, cookie: office, body: { ...promise, ...over } })
async function make(over: object = {}): Promise<BoardPromise> {
  const answer = await post(over)
  expect(answer.status).toBe(201)
  return promiseSchema.parse(await answer.json())
}
const patch = (id: string, body: ChangePromise, cookie = office): Promise<Response> =>
  app.ask({ method: 'PATCH', path: `${path}/${id}`, cookie, body })
const list = async (cookie: string) => promisesBodySchema.parse(await (await app.ask({ path, cookie })).json())
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
]

describe('promises', () => {
  it('[PRM1] one is made, kept with evidence, and opened again with a reason', async () => {
    const made = await make({ pointId: 'ds-punkt-1', agendaItem: 'sak-01' })
    expect(made).toEqual({
      ...promise,
      id: made.id,
      pointId: 'ds-punkt-1',
      agendaItem: 'sak-01',
      state: 'open',
      closing: '',
      closedBy: null,
      closedAt: null,
      madeAt: '2026-11-23T09:00:00.000Z',
      revision: 1,
    })
    const kept = promiseSchema.parse(
      await (await patch(made.id, { type: 'keep', evidence: 'Rapport 12/2026', revision: 1 }, member)).json(),
    )
    expect(kept).toEqual({
      ...made,
      state: 'kept',
      closing: 'Rapport 12/2026',
      closedBy: expect.any(String),
      closedAt: '2026-11-23T09:00:00.000Z',
      revision: 2,
    })
    const opened = await (await patch(made.id, { type: 'reopen', reason: 'Ikke ferdig', revision: 2 })).json()
    expect(opened).toEqual({ ...made, closing: 'Ikke ferdig', revision: 3 })
    expect(app.notices.at(-1)).toEqual({
      room: 'board/digital-samhandling',
      notice: { topic: 'promises', id: 'digital-samhandling' },
    })
  })

  it('[PRM1] is waived by who leads the board alone, with a reason', async () => {
    const { id } = await make()
    expect(await codeOf(await patch(id, { type: 'waive', reason: 'Bortfalt', revision: 1 }, member))).toEqual([
      403,
      'FORBIDDEN',
    ])
    expect((await patch(id, { type: 'waive', reason: 'Bortfalt', revision: 1 })).status).toBe(200)
    expect(await codeOf(await patch(id, { type: 'reopen', reason: 'Likevel', revision: 2 }, member))).toEqual([
      403,
      'FORBIDDEN',
    ])
    expect((await patch(id, { type: 'reopen', reason: 'Likevel', revision: 2 })).status).toBe(200)
  })

  it('[PRM1] each refusal says why', async () => {
    const { id } = await make()
    const asked = async (body: object): Promise<[number, string]> => codeOf(await patch(id, body as ChangePromise))
    expect([
      await asked({ type: 'keep', evidence: ' ', revision: 1 }),
      await asked({ type: 'waive', reason: '', revision: 1 }),
      await asked({ type: 'reopen', reason: '', revision: 1 }),
      await asked({ type: 'reopen', reason: 'Hvorfor', revision: 1 }),
      await asked({ type: 'keep', evidence: 'Ja', revision: 7 }),
      await asked({ type: 'edit', text: ' ', owner: 'per-nordmann', due: '2027-01-15', revision: 1 }),
      await asked({ type: 'edit', text: 'x', owner: 'grete-marmann', due: '2027-01-15', revision: 1 }),
    ]).toEqual([
      [400, 'EVIDENCE_MISSING'],
      [400, 'REASON_MISSING'],
      [400, 'REASON_MISSING'],
      [409, 'PROMISE_OPEN'],
      [409, 'STALE'],
      [400, 'PROMISE_EMPTY'],
      [400, 'INVALID'],
    ])
    await patch(id, { type: 'keep', evidence: 'Ja', revision: 1 })
    expect(await asked({ type: 'edit', text: 'x', owner: 'per-nordmann', due: '2027-01-15', revision: 2 })).toEqual([
      409,
      'PROMISE_CLOSED',
    ])
    const nothing = '00000000-0000-4000-8000-000000000000'
    expect([
      await codeOf(await post({ text: '' })),
      await codeOf(await post({ due: '2027-13-01' })),
      await codeOf(await post({ owner: 'ukjent-person' })),
      await codeOf(await post({ pointId: 'pll-punkt-1' })),
      await codeOf(await post({ decisionId: nothing })),
      await codeOf(await post({ agendaItem: 'sak-01' })),
      await codeOf(await patch(nothing, { type: 'keep', evidence: 'Ja', revision: 1 })),
    ]).toEqual([
      [400, 'PROMISE_EMPTY'],
      [400, 'NOT_A_DATE'],
      [400, 'INVALID'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'INVALID'],
      [404, 'NOT_FOUND'],
    ])
  })

  it('[PRM1] of two who close it at once one does', async () => {
    const { id } = await make()
    const answers = await Promise.all([
      patch(id, { type: 'keep', evidence: 'Ja', revision: 1 }),
      patch(id, { type: 'waive', reason: 'Nei', revision: 1 }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('[PRM2] what is internal, by itself or by the decision it serves, is absent for observers', async () => {
    const decisionId = decisionIdSchema.parse('00000000-0000-4000-8000-000000000001')
    await app.database.db.insert(decisions).values({
      id: decisionId,
      programmeId: programmeIdSchema.parse('digital-samhandling'),
      number: 1,
      pointId: pointIdSchema.parse('ds-punkt-1'),
      requestKey: requestKeySchema.parse('00000000-0000-4000-8000-000000000002'),
      requestHash: '',
      body: '{}',
      decision: { agendaItem: null, internal: true } as Decision,
      hash: '',
      decidedAt: new Date(),
    })
    const inside = [await make({ internal: true }), await make({ decisionId })]
    expect(inside.map(({ internal }) => internal)).toEqual([true, true])
    const seen = async (cookie: string): Promise<number> =>
      (await list(cookie)).promises.filter(({ id }) => inside.some((each) => each.id === id)).length
    expect([await seen(member), await seen(observer)]).toEqual([2, 0])
    expect((await list(observer)).promises.length).toBeGreaterThan(0)
  })

  it('[PRM2] what is promised on an internal item is internal, also when it came to stand there a moment before; on an item of no agenda nothing is', async () => {
    const agendaItem = agendaItemIdSchema.parse('sak-lukket')
    const at = pointIdSchema.parse('ds-punkt-1')
    expect(await codeOf(await post({ pointId: at, agendaItem }))).toEqual([400, 'UNKNOWN_ITEM'])
    const added = beforeTheLock(app.database.pool, () =>
      editAgenda(app, internalRoom(at), {
        type: 'add-agenda-item',
        agendaItem,
        kind: 'discussion',
        title: 'Lukket sak',
        minutes: 10,
        owner: '',
        before: null,
      }),
    )
    const made = await make({ pointId: at, agendaItem })
    expect([made.internal, added.times]).toEqual([true, 1])
    expect((await list(observer)).promises.some(({ id }) => id === made.id)).toBe(false)
  })

  it('open ones come first, by their date, with the people they name', async () => {
    await make({ due: '2026-12-01' })
    const { promises, people } = await list(observer)
    const states = promises.map(({ state }) => state)
    expect(states.lastIndexOf('open')).toBeLessThan(states.findIndex((state) => state !== 'open'))
    const dates = promises.filter(({ state }) => state === 'open').map(({ due }) => due)
    expect(dates).toEqual(dates.toSorted())
    expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining(promises.map(({ owner }) => owner)))
  })
})

describe('a promise as a machine', () => {
  const per = personIdSchema.parse('per-nordmann')
  const revision = fc.integer({ min: 1, max: 12 })
  const changes: fc.Arbitrary<ChangePromise> = fc.oneof(
    fc.record({
      type: fc.constant('edit' as const),
      text: fc.constant('b'),
      owner: fc.constant(per),
      due: fc.constant('2027-02-01'),
      revision,
    }),
    fc.record({ type: fc.constant('keep' as const), evidence: fc.constant('e'), revision }),
    fc.record({ type: fc.constant('waive' as const), reason: fc.constant('w'), revision }),
    fc.record({ type: fc.constant('reopen' as const), reason: fc.constant('r'), revision }),
  )

  it('[PRM1] whoever does whatever: closed is by somebody at some time, one revision at a time, and waived only by who may', () => {
    const at = new Date('2026-11-23T09:00:00Z')
    fc.assert(
      fc.property(fc.array(fc.tuple(changes, fc.constantFrom(...roles)), { maxLength: 40 }), (steps) => {
        let standing: BoardPromise = promiseSchema.parse({
          ...promise,
          id: '00000000-0000-4000-8000-000000000000',
          state: 'open',
          closing: '',
          closedBy: null,
          closedAt: null,
          madeAt: at.toISOString(),
          revision: 1,
        })
        for (const [change, role] of steps) {
          const next = changePromise(standing, { change, by: per, role, at })
          if (!next.ok) continue
          expect(next.value.revision).toBe(standing.revision + 1)
          expect(change.revision).toBe(standing.revision)
          expect([next.value.closedBy === null, next.value.closedAt === null]).toEqual(
            Array(2).fill(next.value.state === 'open'),
          )
          if (next.value.state === 'waived' || standing.state === 'waived')
            expect(may(role, 'promise.waive')).toBe(true)
          if (standing.state !== 'open') expect(change.type).toBe('reopen')
          standing = next.value
        }
      }),
    )
  })
})
