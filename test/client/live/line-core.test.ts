// The client's protocol core: each promise by name, and any order of events in a small world.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startLine, stepLine } from '../../../client/live/line-core.ts'
import type { LineEntry, LineHappening, LineState } from '../../../client/live/line-protocol.ts'
import { lineReady, whyNoEdit } from '../../../client/live/line-standing.ts'
import { type LineWorld, lineWorld } from './line-world.ts'

const at = { nowMs: 0, random: 0 }
const welcome = { generation: 'g', mayWrite: true, person: { id: 'kari' } }
const entry = (id: string, o: Partial<LineEntry> = {}): LineEntry => ({
  id,
  generation: 'g',
  stage: 'applied',
  frame: null,
  attempts: 0,
  ...o,
})

function told(from: LineState<LineEntry>, ...happenings: LineHappening<LineEntry>[]) {
  let state = from
  let effects: readonly { readonly kind: string }[] = []
  for (const happening of happenings) {
    const stepped = stepLine(state, { ...happening, ...at })
    state = stepped.state
    effects = [...effects, ...stepped.effects]
  }
  return { state, effects, kinds: effects.map(({ kind }) => kind) }
}

function open(...happenings: LineHappening<LineEntry>[]) {
  const { state } = startLine<LineEntry>({ personId: 'kari', nowMs: 0 })
  return told(
    state,
    { kind: 'welcome', document: 1, welcome },
    { kind: 'sent', document: 1, frame: 1, step2: true },
    { kind: 'ready', document: 1 },
    ...happenings,
  )
}

const ids = (state: LineState<LineEntry>) => state.pending.map(({ id }) => id)
const recorded = (id: string): LineHappening<LineEntry> => ({ kind: 'recorded', document: 1, entry: entry(id) })
const sent = (frame: number, step2 = false): LineHappening<LineEntry> => ({ kind: 'sent', document: 1, frame, step2 })

describe('the line', () => {
  it('can be edited when its first document is shown', () => {
    const { state } = startLine<LineEntry>({ personId: 'kari', nowMs: 0 })
    expect([lineReady(state), whyNoEdit(state)?.code]).toEqual([false, 'UNAVAILABLE'])
    const opened = open()
    expect([lineReady(opened.state), whyNoEdit(opened.state), opened.kinds]).toEqual([true, null, ['show']])
  })

  it('[SAV1] strikes an edit out when the frame that holds the whole of it is acknowledged', () => {
    const one = open(recorded('a'), sent(2), { kind: 'saved', document: 1, frames: 1 })
    expect(ids(one.state)).toEqual(['a'])
    // It grew after it went out: the shell hands it in as it stood.
    const grown = { kind: 'recorded', document: 1, entry: entry('a', { frame: 2 }) } as const
    const two = told(one.state, grown, { kind: 'saved', document: 1, frames: 2 })
    expect(ids(two.state)).toEqual(['a'])
    const three = told(two.state, sent(3), { kind: 'saved', document: 1, frames: 3 })
    expect([ids(three.state), three.effects]).toEqual([[], [{ kind: 'strike', ids: ['a'] }]])
  })

  it('[SAV1] waits with what stands already while an edit of one’s own that it may stand by is not acknowledged', () => {
    const waits = { kind: 'taken-over', entry: entry('again'), fits: false } as const
    const stands = { kind: 'brought', id: 'again', came: 'stands' } as const
    const alone = open(waits, stands)
    expect(ids(alone.state)).toEqual([])
    const beside = open(waits, recorded('a'), sent(2), stands)
    expect(ids(beside.state)).toEqual(['again', 'a'])
    const answered = told(beside.state, { kind: 'saved', document: 1, frames: 2 })
    expect([ids(answered.state), answered.kinds]).toEqual([[], ['strike']])
  })

  it('[SAV1] [SAV4] counts what the server dropped by the step 2 that it asked for afterwards', () => {
    const { state } = open(recorded('bad'), sent(2), recorded('good'), sent(3), sent(4, true), {
      kind: 'refused',
      document: 1,
      frame: 4,
      refusal: { code: 'CONTENT' },
    })
    // Neither is known to be the guilty one: both are made again, each alone.
    expect(state.pending.map(({ id, stage, attempts }) => [id, stage, attempts])).toEqual([
      ['bad', 'again-value', 1],
      ['good', 'again-value', 1],
    ])
  })

  it('lets edits wait while the server can only be read, and brings them in when it can be written again', () => {
    const down = open(
      { kind: 'status', document: 1, readOnly: 'unavailable' },
      { kind: 'taken-over', entry: entry('a'), fits: true },
    )
    expect([down.kinds, whyNoEdit(down.state)?.code]).toEqual([['show', 'keep'], 'READ_ONLY'])
    const up = told(down.state, { kind: 'status', document: 1, readOnly: null })
    expect(up.effects).toEqual([{ kind: 'bring-in', entries: [entry('a', { stage: 'again-bytes' })] }])
  })

  it('keeps what is typed while the server can only be read', () => {
    const { state } = open({ kind: 'status', document: 1, readOnly: 'unavailable' }, recorded('typed'), sent(2))
    expect(state.pending).toEqual([entry('typed', { frame: 2, hasGone: true })])
  })

  describe('with edits of a generation that is over', () => {
    const over = { generation: 'f', stage: 'again-value' as const }
    const later: LineHappening<LineEntry> = {
      kind: 'taken-over',
      entry: { ...entry('b'), generation: 'f' },
      fits: false,
    }
    const teller = { ...welcome, tellsFormer: true }
    const among = (...happenings: LineHappening<LineEntry>[]) =>
      open({ kind: 'welcome', document: 1, welcome: teller }, ...happenings)
    const own: LineHappening<LineEntry> = { kind: 'taken-over', entry: entry('own'), fits: true }
    const former = (generation: string): LineHappening<LineEntry> => ({ kind: 'former', document: 1, generation })

    it('[AGN3] asks once what it came to before any of them, or what came after, is brought in', () => {
      const asked = among(later, own)
      expect(asked.kinds.filter((kind) => /ask|bring/.test(kind))).toEqual(['ask-former'])
      const answered = told(asked.state, former('f'))
      expect(answered.effects).toMatchObject([{ kind: 'bring-in', entries: [{ id: 'b', ...over }, { id: 'own' }] }])
    })

    it('[AGN3] brings in what came before them meanwhile', () => {
      const { effects } = among(own, later)
      expect(effects).toMatchObject([
        { kind: 'show' },
        { kind: 'keep' },
        { kind: 'bring-in', entries: [{ id: 'own' }] },
        { kind: 'keep' },
        { kind: 'ask-former', generation: 'f' },
        { kind: 'bring-in', entries: [{ id: 'own' }] },
      ])
    })

    it('[AGN3] asks again when the line was lost, and not for what it was told', () => {
      const { state } = among(later, { kind: 'down', document: 1 })
      const back = told(state, { kind: 'welcome', document: 1, welcome: teller }, { kind: 'ready', document: 1 })
      expect(back.kinds).toEqual(['ask-former'])
      const known = told(back.state, former('f'), { kind: 'down', document: 1 }, { kind: 'ready', document: 1 })
      expect(known.kinds).toEqual(['bring-in', 'bring-in'])
    })

    it('[AGN3] strikes out what is saved there, and forgets it when nothing more is of it', () => {
      const { state } = among(later, former('f'))
      const saved = told(state, { kind: 'brought', id: 'b', came: 'saved' })
      expect(saved.effects).toEqual([{ kind: 'strike', ids: ['b'] }])
      const after = told(saved.state, { kind: 'timer', timer: 'bring-in' })
      expect([after.kinds, after.state.formers]).toEqual([['forget-formers'], []])
    })

    it('brings them in at once where the server does not tell', () => {
      expect(open(later).kinds).toEqual(['show', 'keep', 'bring-in'])
    })
  })

  it('[SAV4] tries what waits under today’s rights when the right to write was taken, without being refused first', () => {
    const { state, kinds } = open(
      recorded('a'),
      { kind: 'down', document: 1 },
      { kind: 'welcome', document: 1, welcome: { ...welcome, mayWrite: false } },
    )
    expect([kinds, state.pending]).toEqual([['show', 'keep', 'part', 'wait'], [entry('a', { stage: 'again-value' })]])
  })

  it('fetches the document anew at once after a refusal, the first times', () => {
    let { state } = open()
    const waits: unknown[] = []
    for (let document = 1; document <= 6; document += 1) {
      const refused = told(state, {
        kind: 'refused',
        document,
        frame: 1,
        refusal: { code: 'CONTENT' },
      })
      waits.push(refused.effects.flatMap((effect) => ('waitMs' in effect ? [effect.waitMs] : [])))
      state = told(
        refused.state,
        { kind: 'timer', timer: 'rebuild' },
        { kind: 'welcome', document: document + 1, welcome },
        { kind: 'ready', document: document + 1 },
      ).state
    }
    expect(waits.flat()).toEqual([0, 0, 0, 250, 500, 1000])
  })

  it('takes a document that differs for what the server has only while nothing waits', () => {
    expect(open(recorded('a'), { kind: 'differs', document: 1 }).kinds).toEqual(['show', 'keep'])
    expect(open({ kind: 'differs', document: 1 }).kinds).toEqual(['show', 'part', 'wait'])
  })

  it('hears nothing of a document that was given up', () => {
    const { state } = open({ kind: 'closed', document: 1, code: 4409, reason: 'GENERATION' })
    const late = told(state, { kind: 'ready', document: 1 }, { kind: 'saved', document: 1, frames: 9 })
    expect([late.state, late.effects]).toEqual([state, []])
  })

  it('copies nothing but the list when a key is pressed with thousands waiting', () => {
    let { state } = open()
    for (let at = 0; at < 5_000; at += 1) state = told(state, recorded(`e${at}`)).state
    state = told(state, { kind: 'down', document: 1 }).state
    const before = state
    const typed = told(state, recorded('typed')).state
    expect(typed.pending.slice(0, -1).every((each, index) => each === before.pending[index])).toBe(true)
  })
})

const acts: Readonly<Record<string, (world: LineWorld) => void>> = {
  make: (world) => world.make(false),
  'make bad': (world) => world.make(true),
  connect: (world) => world.connect(),
  lose: (world) => world.lose(),
  take: (world) => world.take(),
  saved: (world) => world.saved(),
  outage: (world) => world.setReadOnly(true),
  back: (world) => world.setReadOnly(false),
  restart: (world) => world.closed(1012, ''),
  generation: (world) => world.closed(4409, 'GENERATION'),
  'id in use': (world) => world.closed(4409, 'CLIENT_ID_IN_USE'),
  'too fast': (world) => world.closed(4429, 'TOO_MANY_REQUESTS'),
  'take over': (world) => world.takeOver(),
  observer: (world) => world.roleChanges(false),
  member: (world) => world.roleChanges(true),
  differs: (world) => world.differs(),
  time: (world) => world.passTime(600),
}
const often = ['make', 'make', 'make bad', 'connect', 'connect', 'take', 'take', 'saved', 'time']

describe('any order of events', () => {
  it('[SAV1] [SAV3] [SAV4] every edit is waiting, saved or shown, and is struck out only when the server has it', () => {
    const acted = fc.array(fc.constantFrom(...Object.keys(acts), ...often), { maxLength: 120 })
    fc.assert(
      fc.property(acted, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (names, numbers) => {
        const world = lineWorld(() => numbers.next().value ?? 0)
        for (const name of names) acts[name]?.(world)
        world.setReadOnly(false)
        world.roleChanges(true)
        for (let round = 0; round < 400 && world.state().pending.length > 0; round += 1) {
          world.passTime(11_000)
          world.connect()
          for (let frame = 0; frame < 40; frame += 1) world.take()
          world.saved()
        }
        expect(world.state().pending).toEqual([])
        for (const id of world.bad)
          expect([id, world.committed.has(id), world.aside.has(id)]).toEqual([id, false, true])
      }),
      { numRuns: 400 },
    )
  })
})
