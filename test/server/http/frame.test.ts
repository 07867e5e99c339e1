// The frame over HTTP: changing what the programme reckons with and its ladder, what was decided among the steps, trying a frame out before everybody, and who
// may what. Every refusal leaves everything as it was.

import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FrameBody, frameBodySchema } from '../../../shared/contract/frame.ts'
import { programmeBodySchema } from '../../../shared/contract/http.ts'
import { decisionSchema } from '../../../shared/deciding/decision.ts'
import type { OwnStep } from '../../../shared/frame/ladder.ts'
import type { Steering } from '../../../shared/frame/steering.ts'
import { agendaItemIdSchema, boardRoom, internalRoom } from '../../../shared/ids.ts'
import { type DecidingBoard, openDecidingBoard, programmeId, type Who } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const send = (who: Who, below: string, body: unknown) => board.ask(who, 'PUT', `/frame${below}`, body)
const frame = async (who: Who = 'nhn'): Promise<FrameBody> =>
  frameBodySchema.parse(await (await board.ask(who, 'GET', '/frame')).json())
const refusalOf = async (asked: Promise<Response>): Promise<unknown> => {
  const answer = await asked
  const { error } = (await answer.json()) as { error?: { code: string; field?: string; message: string } }
  return [answer.status, error?.code, error?.field]
}
const rowsOf = async (table: 'steering_versions' | 'ladder_versions' | 'audit_log'): Promise<number> => {
  const where = table === 'audit_log' ? sql`where act like 'frame.%'` : sql``
  const { rows } = await board.app.database.db.execute(
    sql`select count(*)::int as count from ${sql.identifier(table)} ${where}`,
  )
  return (rows[0] as { count: number }).count
}
const noticed = (topic: string) =>
  board.app.notices.filter(({ room, notice }) => room === boardRoom(programmeId) && notice.topic === topic).length
const steering = (over: Partial<Steering> = {}) => frame().then((body) => ({ ...body.steering, ...over }))
const ownSteps = async (): Promise<readonly OwnStep[]> =>
  (await frame()).ladder.flatMap(({ decision: _decision, kind, ...step }) =>
    kind === 'decided' ? [] : [{ ...step, kind }],
  )
const later = { p50: 500, p85: 590, from: '2026-06-01', priceYear: 2021, document: 'Prop. 1 S', illustrative: false }

describe('what the programme reckons with', () => {
  it('[FRP1] is changed on the revision it was read at, is everybody’s at once, and stands in the audit log', async () => {
    const before = await frame()
    expect([before.revision, before.changed]).toEqual([0, null])
    const answer = await send('programkontor', '/steering', {
      revision: 0,
      steering: await steering({ correlation: 0.3 }),
    })
    const after = frameBodySchema.parse(await answer.json())
    expect([after.revision, after.steering.correlation, after.changed?.by]).toEqual([1, 0.3, 'Nina Elvmann'])
    expect(await frame('departementet')).toEqual(after)
    expect([noticed('frame'), await rowsOf('audit_log')]).toEqual([1, 1])
  })

  it('[FRP1] of two who change it at once one has it, and the other is told', async () => {
    const [one, other] = [await steering({ correlation: 0.1 }), await steering({ correlation: 0.2 })]
    const answers = await Promise.all([
      refusalOf(send('programkontor', '/steering', { revision: 0, steering: one })),
      refusalOf(send('programleder', '/steering', { revision: 0, steering: other })),
    ])
    expect(answers.map((answer) => (answer as unknown[])[0]).toSorted()).toEqual([200, 409])
    expect(answers).toContainEqual([409, 'STALE', 'revision'])
    expect([(await frame()).revision, await rowsOf('steering_versions'), await rowsOf('audit_log')]).toEqual([1, 1, 1])
  })

  it.each<readonly [string, object, readonly [string, string]]>([
    ['correlation of 1', { correlation: 1 }, ['CORRELATION_RANGE', 'steering.correlation']],
    ['correlation below 0', { correlation: -0.1 }, ['CORRELATION_RANGE', 'steering.correlation']],
    ['no number', { correlation: '0,2' }, ['INVALID', 'steering.correlation']],
    ['too few trials', { trials: 10 }, ['INVALID', 'steering.trials']],
    ['a weight of no benefit', { weights: { B9: 1 } }, ['STEERING_UNKNOWN', 'weights']],
    ['adoption over 1', { defaultAdoption: 1.2 }, ['INVALID', 'steering.defaultAdoption']],
    ['something unknown', { secret: 1 }, ['UNKNOWN_FIELD', 'steering.secret']],
    ['periods that overlap', { periods: [] }, ['STEERING_UNKNOWN', 'capacity']],
  ])('[FRP1] refuses %s whole', async (_what, over, refusal) => {
    const before = await frame()
    const asked = { revision: 0, steering: { ...before.steering, ...over } }
    expect(await refusalOf(send('programkontor', '/steering', asked))).toEqual([400, ...refusal])
    expect([await frame(), await rowsOf('steering_versions'), noticed('frame')]).toEqual([before, 0, 0])
  })

  it.each(['steering_versions', 'ladder_versions'])(
    '[FRP1] no version in %s is changed or removed, whoever asks',
    async (table) => {
      const asked = board.app.database.db.execute(sql`update ${sql.identifier(table)} set revision = 9`)
      await expect(asked).rejects.toMatchObject({ cause: { code: '42501' } })
    },
  )
})

describe('the ladder', () => {
  it('[FRP2] gets a step, which is the frame from its day on', async () => {
    const steps = [...(await ownSteps()), { ...later, kind: 'approved' }]
    const after = frameBodySchema.parse(await (await send('programkontor', '/ladder', { revision: 0, steps })).json())
    expect(after.inForce).toEqual({ ...later, kind: 'approved', decision: null })
    expect([after.ladderRevision, after.ladderChanged?.by, after.ladder.length]).toEqual([1, 'Nina Elvmann', 3])
    const programme = programmeBodySchema.parse(await (await board.ask('nhn', 'GET', '')).json())
    expect(programme.structure.frame).toEqual({ p50: 500, p85: 590, illustrative: false })
    expect([noticed('frame'), noticed('programme'), await rowsOf('audit_log')]).toEqual([1, 1, 1])
  })

  it('[FRP2] a step that is still to come holds from its day', async () => {
    const steps = [...(await ownSteps()), { ...later, from: '2026-11-25', kind: 'approved' }]
    await send('programkontor', '/ladder', { revision: 0, steps })
    expect((await frame()).inForce.p50).toBe(520)
    board.app.passHours(48)
    expect((await frame()).inForce.p50).toBe(500)
  })

  it('[FRP5] a frame of another price year is told in its own and in the board’s', async () => {
    const steps = [...(await ownSteps()), { ...later, priceYear: 2024, kind: 'approved' }]
    await send('programkontor', '/ladder', { revision: 0, steps })
    const { inForce, frame: here, priceYear } = await frame()
    expect([priceYear, inForce.p50, inForce.priceYear, here]).toEqual([2021, 500, 2024, { p50: 434.03, p85: 512.15 }])
    const without = await steering({ priceIndex: [{ year: 2021, index: 100 }] })
    expect(await refusalOf(send('programkontor', '/steering', { revision: 0, steering: without }))).toEqual([
      400,
      'PRICE_YEAR',
      'priceIndex',
    ])
  })

  it.each<readonly [string, object, readonly [string, string]]>([
    ['P50 above P85', { p50: 600 }, ['FRAME_ORDER', 'steps.2.p50']],
    ['a date that comes before', { from: '2024-06-30' }, ['FRAME_TIME', 'steps.2.from']],
    ['no date', { from: '2024-02-30' }, ['NOT_A_DATE', 'steps.2.from']],
    ['a negative figure', { p50: -1 }, ['INVALID', 'steps.2.p50']],
    ['a price level without index', { priceYear: 2019 }, ['PRICE_YEAR', 'steps.2.priceYear']],
    ['a step that says it was decided', { kind: 'decided' }, ['INVALID', 'steps.2.kind']],
    ['the number of a decision', { decision: 1 }, ['UNKNOWN_FIELD', 'steps.2.decision']],
  ])('[FRP2] refuses %s whole', async (_what, over, refusal) => {
    const before = await frame()
    const steps = [...(await ownSteps()), { ...later, kind: 'approved', ...over }]
    expect(await refusalOf(send('programkontor', '/ladder', { revision: 0, steps }))).toEqual([400, ...refusal])
    expect([await frame(), await rowsOf('ladder_versions'), noticed('frame')]).toEqual([before, 0, 0])
  })

  it('[FRP2] names the date that does not come after the one before it', async () => {
    const steps = [...(await ownSteps()), { ...later, from: '2023-01-01', kind: 'approved' }]
    const answer = await send('programkontor', '/ladder', { revision: 0, steps })
    const { error } = (await answer.json()) as { error: { message: string; params: object } }
    expect(error).toMatchObject({ params: { from: '2023-01-01' }, message: expect.stringContaining('2023-01-01') })
  })

  it('[FRP2] is changed by whoever saw it last, and never empty', async () => {
    const steps = await ownSteps()
    expect(await refusalOf(send('programkontor', '/ladder', { revision: 3, steps }))).toEqual([
      409,
      'STALE',
      'revision',
    ])
    expect(await refusalOf(send('programkontor', '/ladder', { revision: 0, steps: [] }))).toEqual([
      400,
      'INVALID',
      'steps',
    ])
  })

  it('[FRP3] a frame that was decided stands in it, with its number, until it is taken back', async () => {
    const before = await frame()
    const effect = { type: 'frame', p50: 540, p85: 640, document: 'Sak 6, vedlegg 2' } as const
    await board.ask(
      'moteleder',
      'POST',
      `/points/${board.point}/decisions`,
      board.asked(await board.round(), { effect }),
    )
    const step = { kind: 'decided', p50: 540, p85: 640, from: '2026-11-23', priceYear: 2021, illustrative: false }
    const decided = { ...step, document: 'Sak 6, vedlegg 2', decision: 1 }
    expect(await frame('departementet')).toMatchObject({ inForce: decided, frame: { p50: 540, p85: 640 } })
    expect((await frame()).ladder).toEqual([...before.ladder, decided])
    expect(noticed('frame')).toBe(1)
    const register = (await (await board.ask('nhn', 'GET', '/decisions')).json()) as {
      decisions: { decision: { id: string } }[]
    }
    const taken = board.asked(await board.round(), { reverses: register.decisions[0]?.decision.id as never })
    await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, taken)
    expect(await frame()).toEqual(before)
  })

  it('[FRP3] of an internal decision its number and figures stand there for everybody, its document for those who may read it', async () => {
    const item = agendaItemIdSchema.parse('sak-intern')
    const add = { type: 'add-agenda-item', kind: 'decision', title: 'Intern sak', minutes: 5, owner: '' } as const
    await editAgenda(board.app, internalRoom(board.point), { ...add, agendaItem: item, before: null })
    const effect = { type: 'frame', p50: 540, p85: 640, document: 'Hemmelig notat' } as const
    const asked = board.asked(await board.round({ item, internal: true }), { effect })
    await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, asked)
    const [inner, outer] = [await frame('nhn'), await frame('departementet')]
    expect([inner.inForce.document, inner.inForce.decision]).toEqual(['Hemmelig notat', 1])
    expect([outer.inForce.document, outer.inForce.decision, outer.inForce.p50]).toEqual(['', 1, 540])
  })

  it('[REG5] a step that is granted later than what was decided takes its place', async () => {
    const effect = { type: 'frame', p50: 540, p85: 640, document: 'Sak 6' } as const
    await board.ask(
      'moteleder',
      'POST',
      `/points/${board.point}/decisions`,
      board.asked(await board.round(), { effect }),
    )
    const steps = [...(await ownSteps()), { ...later, from: '2026-11-24', kind: 'approved' }]
    await send('programkontor', '/ladder', { revision: 0, steps })
    expect((await frame()).inForce.decision).toBe(1)
    board.app.passHours(24)
    expect((await frame()).inForce).toMatchObject({ p50: 500, decision: null })
  })
})

describe('a frame that is tried out', () => {
  it('[FRP4] stands before everybody with who tries it, decides nothing, and ends when it is ended', async () => {
    const before = await frame()
    const answer = await send('ks', '/trial', { p50: 480, p85: 560.5 })
    expect(answer.status).toBe(200)
    const trial = { p50: 480, p85: 560.5, by: 'Liv Kystmann', since: expect.any(String) }
    expect(await frame('departementet')).toEqual({ ...before, trial })
    expect([noticed('frame'), await rowsOf('audit_log')]).toEqual([1, 0])
    await send('moteleder', '/trial', { p50: 470, p85: 560.5 })
    expect((await frame()).trial).toMatchObject({ p50: 470, by: 'Solveig Austmann' })
    const cookie = await board.app.signIn('ds-nhn')
    const end = () => board.app.ask({ method: 'DELETE', path: `/api/programmes/${programmeId}/frame/trial`, cookie })
    expect((await end()).status).toBe(200)
    expect(await frame()).toEqual(before)
    expect((await end()).status).toBe(200)
  })

  it('[FRP4] who goes on trying has done so since she began', async () => {
    await send('ks', '/trial', { p50: 480, p85: 560 })
    const since = (await frame()).trial?.since
    board.app.passHours(0.1)
    await send('ks', '/trial', { p50: 481, p85: 560 })
    expect((await frame()).trial).toMatchObject({ p50: 481, since })
    await send('nhn', '/trial', { p50: 481, p85: 560 })
    expect((await frame()).trial?.since).not.toBe(since)
  })

  it.each([
    ['P50 above P85', { p50: 600, p85: 500 }, ['FRAME_ORDER', 'p50']],
    ['a negative figure', { p50: -1, p85: 500 }, ['INVALID', 'p50']],
    ['half of it', { p50: 500 }, ['INVALID', 'p85']],
  ])('[FRP4] refuses %s, and what was tried is tried still', async (_what, asked, refusal) => {
    await send('ks', '/trial', { p50: 480, p85: 560 })
    const before = await frame()
    expect(await refusalOf(send('ks', '/trial', asked))).toEqual([400, ...refusal])
    expect(await frame()).toEqual(before)
  })

  it('[FRP4] ends by itself when a frame is decided, and by no other decision', async () => {
    await send('ks', '/trial', { p50: 480, p85: 560 })
    const decide = async (over: Parameters<typeof board.asked>[1]) =>
      decisionSchema.parse(
        await (
          await board.ask(
            'moteleder',
            'POST',
            `/points/${board.point}/decisions`,
            board.asked(await board.round(), over),
          )
        ).json(),
      )
    const { id: reverses } = await decide({})
    expect((await frame()).trial?.p50).toBe(480)
    await decide({ effect: { type: 'frame', p50: 540, p85: 640, document: 'Sak 6' }, reverses })
    expect((await frame()).trial).toBeNull()
  })
})
