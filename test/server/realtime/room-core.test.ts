// The protocol of a room as a machine: each promise on its own, and all of them over random histories against a model of the store that
// commits, loses answers, is written in by others and goes away. fast-check prints the seed of a failure.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, judges, maxRoomBytes, openedRoom, stepRoom } from '../../../server/realtime/room-core.ts'
import type { FrameVerdict, RoomEffect, RoomEvent, RoomState } from '../../../server/realtime/room-protocol.ts'

interface Row {
  readonly position: number
  readonly tokens: readonly number[]
}
type Update = readonly number[]
type Event = RoomEvent<Update, Row>
type Effect = RoomEffect<Update, Row>
const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
const at = new Date('2026-11-23T13:00:00.000Z')
const refusal = { kind: 'refusal', refusal: { code: 'FORBIDDEN' } } as const

function play(state: RoomState<Update>, ...events: readonly Event[]): { state: RoomState<Update>; effects: Effect[] } {
  const effects: Effect[] = []
  let reached = state
  for (const event of events) {
    const stepped = stepRoom<Update, Row>(reached, event)
    reached = stepped.state
    effects.push(...stepped.effects)
  }
  return { state: reached, effects }
}
const kinds = (effects: readonly Effect[]) => effects.map((each) => each.kind)
const frame = (key: number, verdict: FrameVerdict | null, o: { step2?: boolean; bytes?: number } = {}): Event => ({
  kind: 'frame',
  key,
  step2: o.step2 ?? false,
  update: [],
  bytes: o.bytes ?? 10,
  verdict,
})
const row = { kind: 'row' } as const
const joined = play(
  openedRoom<Update>({ head: 5, fences }),
  { kind: 'joined', key: 1 },
  { kind: 'joined', key: 2 },
).state
const appended = (first: number, last: number): Event => ({ kind: 'appended', first, last, at })
const read = (
  after: number,
  positions: readonly number[],
  o: Partial<Extract<Event, { kind: 'read' }>> = {},
): Event => ({
  kind: 'read',
  after,
  head: after + positions.length,
  fences,
  rows: positions.map((position) => ({ position, tokens: [] })),
  ...o,
})

describe('the protocol of a room', () => {
  it('[ADM7] shows what is durable only, then tells other nodes, then says saved', () => {
    const taken = play(joined, frame(1, row), frame(2, row))
    expect(kinds(taken.effects)).toEqual(['want-commit', 'want-commit'])
    const cut = play(taken.state, { kind: 'cut' })
    expect(cut.effects).toMatchObject([{ kind: 'append', afterPosition: 5, fences }])
    const settled = play(cut.state, appended(6, 7))
    expect(kinds(settled.effects)).toEqual(['settle', 'announce', 'saved', 'saved', 'released', 'released'])
    expect(settled.state.head).toBe(7)
  })

  it('[ADM8] answers what brings nothing at once when nothing waits, and after the commit before it otherwise', () => {
    expect(play(joined, frame(1, { kind: 'nothing' })).effects).toMatchObject([
      { kind: 'saved', key: 1, frames: 1, at: null },
      { kind: 'released', key: 1, frames: 1, bytes: 10 },
    ])
    const { state, effects } = play(joined, frame(1, row), frame(2, { kind: 'nothing' }), { kind: 'cut' })
    expect(kinds(effects)).not.toContain('saved')
    expect(play(state, frame(2, { kind: 'nothing' })).effects).toEqual([])
  })

  it('[ADM8] lets what came while a commit was in flight wait for the next', () => {
    const { state, effects } = play(
      joined,
      frame(1, row),
      { kind: 'cut' },
      frame(1, row),
      { kind: 'cut' },
      appended(6, 6),
    )
    expect(effects.filter((each) => each.kind === 'saved')).toMatchObject([{ key: 1, frames: 1 }])
    expect(kinds(effects).at(-1)).toBe('want-commit')
    expect(play(state, { kind: 'cut' }).effects).toMatchObject([{ kind: 'append', afterPosition: 6 }])
  })

  it('[NOD8] lets what somebody who is gone sent come no more once rights have changed, and everything else be judged again', () => {
    const cut = play(joined, frame(1, row), frame(2, row), { kind: 'cut' }, frame(1, row), { kind: 'left', key: 1 })
    const leftOut = play(cut.state, { kind: 'not-appended' }).state
    const again = ({ effects }: { effects: readonly Effect[] }) =>
      effects.flatMap((each) => (each.kind === 'judge-again' ? each.frames.map(({ key }) => key) : []))
    const changed = play(leftOut, read(5, [6], { fences: { ...fences, accessVersion: 1 } }))
    expect([kinds(changed.effects), again(changed)]).toEqual([['forget', 'take', 'judge-again'], [2]])
    expect(changed.state).toMatchObject({ laterRows: 1, waitingBytes: 10 })
    expect(again(play(leftOut, read(5, [6])))).toEqual([1, 2, 1])
    const nobody = play(leftOut, { kind: 'left', key: 2 }, read(5, [], { fences: { ...fences, accessVersion: 1 } }))
    expect([kinds(nobody.effects), nobody.state.later, isQuiet(nobody.state)]).toEqual([['forget'], null, true])
  })

  it('[ADM6] tells a refusal after what was saved before it, and takes nothing more of that session', () => {
    const { state, effects } = play(
      joined,
      frame(1, row),
      frame(1, refusal),
      frame(1, row),
      { kind: 'cut' },
      appended(6, 6),
    )
    expect(effects.slice(-3)).toMatchObject([
      { kind: 'saved', key: 1, frames: 1 },
      { kind: 'released', frames: 2 },
      { kind: 'refuse', key: 1, frame: 2 },
    ])
    expect(judges(state, { key: 1, step2: false })).toBe(false)
    expect(state.later).toBeNull()
  })

  it.each(['not-appended', 'heard'] as const)(
    '[LOG3] judges again whatever is not durable when the log moved on (%s)',
    (kind) => {
      const waits = play(joined, frame(1, row), { kind: 'cut' }, frame(2, row))
      const told: Event = kind === 'heard' ? { kind, heard: { head: 9 } } : { kind }
      const moved = play(waits.state, told, ...(kind === 'heard' ? [{ kind: 'not-appended' } as const] : []))
      expect(moved.effects).toEqual([{ kind: 'read', after: 5 }])
      const known = play(moved.state, read(5, [6, 7]))
      expect(kinds(known.effects)).toEqual(['forget', 'take', 'judge-again'])
      expect(kinds(play(known.state, { kind: 'cut' }).effects)).toEqual(['append'])
      const judged = play(known.state, { kind: 'judged-again', verdicts: [refusal, row] })
      expect(kinds(judged.effects)).toEqual(['want-commit'])
      expect(judged.state.head).toBe(7)
      expect(play(judged.state, { kind: 'cut' }).effects).toMatchObject([{ afterPosition: 7, rows: [{ key: 2 }] }])
    },
  )

  it('[NOD7] says that it waits once its batch was left out, until it has appended', () => {
    const waits = (effects: readonly Effect[]) =>
      effects.flatMap((each) => (each.kind === 'append' ? [each.waits] : []))
    const first = play(joined, frame(1, row), { kind: 'cut' }, { kind: 'not-appended' }, read(5, [6]))
    const second = play(first.state, { kind: 'judged-again', verdicts: [row] }, { kind: 'cut' }, appended(7, 7))
    const third = play(second.state, frame(1, row), { kind: 'cut' })
    expect([first, second, third].map(({ effects }) => waits(effects))).toEqual([[false], [true], [false]])
  })

  it('[NOD7] tries what waits before it reads again, when it hears of more while it reads', () => {
    const left = play(joined, frame(1, row), { kind: 'cut' }, { kind: 'not-appended' })
    const heard = play(left.state, { kind: 'heard', heard: { head: 7 } }, read(5, [6]))
    const judged = play(heard.state, { kind: 'judged-again', verdicts: [row] })
    expect(kinds(judged.effects)).toEqual(['want-commit'])
    const tried = play(judged.state, { kind: 'cut' }, { kind: 'not-appended' })
    expect(tried.effects).toMatchObject([
      { kind: 'append', afterPosition: 6 },
      { kind: 'read', after: 6 },
    ])
    // With nothing to write it reads on at once.
    const quiet = play(joined, { kind: 'heard', heard: { head: 6 } }, { kind: 'heard', heard: { head: 7 } })
    expect(play(quiet.state, read(5, [6])).effects.at(-1)).toEqual({ kind: 'read', after: 6 })
  })

  it('[ADM6] drops, when it judges again, what a session sent after what is refused now', () => {
    const { state } = play(
      joined,
      frame(1, row),
      frame(1, row),
      frame(2, row),
      { kind: 'cut' },
      { kind: 'not-appended' },
    )
    const known = play(state, read(5, [6]))
    const judged = play(known.state, { kind: 'judged-again', verdicts: [refusal, row, row] })
    expect(judged.effects).toMatchObject([{ kind: 'released', key: 1, frames: 1 }, { kind: 'want-commit' }])
    const cut = play(judged.state, { kind: 'cut' }).effects[0]
    expect(cut?.kind === 'append' && cut.rows.map((each) => each.key)).toEqual([2])
  })

  it.each([
    ['a row too late', read(5, [7])],
    ['a row missing in the middle', read(5, [6, 8])],
    ['fewer rows than the head says', read(5, [6], { head: 7 })],
    ['a head behind ours', read(5, [], { head: 4 })],
    ['an answer to another question', read(4, [5])],
  ])('[T-078] takes nothing from %s, asks again, and gives up in the end', (_, misread) => {
    let { state } = play(joined, { kind: 'heard', heard: { head: 6 } })
    for (let times = 1; times <= 3; times += 1) {
      const again = play(state, misread)
      expect(again.effects).toEqual([
        { kind: 'misread', times },
        { kind: 'read', after: 5 },
      ])
      state = again.state
    }
    expect(play(state, misread).effects).toEqual([{ kind: 'closed', why: 'unreadable' }])
  })

  it('[LOG1] takes a commit that did not land next to the head for one it knows nothing of', () => {
    const { state } = play(joined, frame(1, row), { kind: 'cut' })
    expect(play(state, appended(7, 7)).effects).toEqual([{ kind: 'read', after: 5 }])
  })

  it('closes when the log begins anew, whatever waits', () => {
    const { state } = play(joined, frame(1, row), { kind: 'heard', heard: { generation: 2 } })
    const next = play(state, read(5, [], { head: 1, fences: { ...fences, generation: 2 } }))
    expect(next.effects).toEqual([{ kind: 'closed', why: 'generation' }])
    expect([next.state.phase, next.state.later, next.state.waitingBytes]).toEqual(['closed', null, 0])
    expect(play(next.state, frame(2, null), { kind: 'cut' }, { kind: 'store-back' }).effects).toEqual([])
  })

  it('[T-074] drops what waits in an outage, never acknowledges it, and asks those who lost something', () => {
    const waits = play(
      joined,
      frame(2, { kind: 'nothing' }, { step2: true }),
      { kind: 'joined', key: 3 },
      frame(2, row),
      {
        kind: 'cut',
      },
    )
    const away = play(waits.state, frame(2, row), { kind: 'outage' })
    expect(kinds(away.effects)).toEqual(['forget', 'status', 'released'])
    expect(judges(away.state, { key: 3, step2: false })).toBe(false)
    const late = play(away.state, appended(6, 6), frame(2, null), { kind: 'cut' })
    expect(kinds(late.effects)).toEqual(['released'])
    const back = play(late.state, { kind: 'store-back' })
    expect(back.effects).toEqual([{ kind: 'read', after: 5 }])
    const known = play(back.state, read(5, [6]))
    expect(kinds(known.effects)).toEqual(['forget', 'take', 'status', 'ask'])
    expect(known.effects.filter((each) => each.kind === 'ask')).toMatchObject([{ key: 2 }])
    expect(judges(known.state, { key: 2, step2: false })).toBe(false)
    expect(judges(known.state, { key: 2, step2: true })).toBe(true)
    const again = play(known.state, frame(2, { kind: 'nothing' }, { step2: true }))
    expect(again.effects[0]).toMatchObject({ kind: 'saved', key: 2, frames: 5 })
  })

  it('hears a client again that once sent a step 2 nobody had asked for', () => {
    const nothing = { kind: 'nothing' } as const
    const spoke = play(joined, frame(1, nothing, { step2: true }), frame(1, nothing, { step2: true })).state
    const away = play(spoke, { kind: 'outage' }, frame(1, null), { kind: 'store-back' }, read(5, [])).state
    expect(judges(away, { key: 1, step2: true })).toBe(true)
  })

  it('counts four mebibytes that wait as an outage', () => {
    const { state, effects } = play(joined, frame(1, row, { bytes: maxRoomBytes }), frame(2, row, { bytes: 1 }))
    expect(kinds(effects)).toEqual(['want-commit', 'forget', 'status', 'released', 'released'])
    expect([state.mode, state.waitingBytes]).toEqual(['read-only', 0])
  })
})

/** What random histories are made of. Numbers choose among what there is. */
const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('edit' as const), n: fc.nat(99), bad: fc.nat(19) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      does: fc.constantFrom('commit', 'cut', 'answer', 'read', 'answer-ask' as const),
      n: fc.nat(99),
      bad: fc.constant(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('join', 'leave', 'elsewhere', 'hint', 'rights', 'misread' as const),
      n: fc.nat(99),
      bad: fc.constant(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('outage', 'back', 'late' as const),
      n: fc.nat(99),
      bad: fc.constant(1),
    }),
  },
)
type Action = typeof action extends fc.Arbitrary<infer Each> ? Each : never

interface Client {
  readonly key: number
  /** Everything it ever made, and what each frame it sent carried. */
  readonly made: number[]
  readonly frames: number[][]
  asked: number
  saved: number
  released: number
  closed: boolean
}

/** A node over a store, told by hand what happens next; fails the test when a promise is broken. */
class World {
  state = openedRoom<Update>({ head: 0, fences })
  readonly log: { readonly position: number; readonly tokens: readonly number[] }[] = []
  readonly clients: Client[] = []
  fences = fences
  admitted: number[][] = []
  committed: number[][] = []
  reading: number | null = null
  flight: Extract<Effect, { kind: 'append' }> | null = null
  landed: Event | null = null
  /** Batches forgotten in an outage that may still land. */
  zombies: Extract<Effect, { kind: 'append' }>[] = []
  #token = 0

  step(event: Event): void {
    // Pure: the same state and event again give the same answer.
    const { state, effects } = stepRoom<Update, Row>(this.state, event)
    if (this.clients.length % 3 === 0) expect(stepRoom<Update, Row>(this.state, event)).toEqual({ state, effects })
    this.state = state
    const later: Event[] = []
    for (const effect of effects) this.#do(effect, later)
    for (const next of later) this.step(next)
  }

  join(): void {
    const key = this.clients.length + 1
    this.clients.push({ key, made: [], frames: [], asked: 0, saved: 0, released: 0, closed: false })
    this.step({ kind: 'joined', key })
  }

  edit(client: Client, bad: boolean): void {
    this.#token += 1
    const token = bad ? -this.#token : this.#token
    client.made.push(token)
    this.send(client, { tokens: [token], step2: false })
  }

  answerAsk(client: Client): void {
    if (client.asked === 0 || client.closed) return
    client.asked -= 1
    this.send(client, { tokens: client.made.filter((token) => !this.holds(token)), step2: true })
  }

  send(client: Client, { tokens, step2 }: { tokens: number[]; step2: boolean }): void {
    if (client.closed) return
    client.frames.push(tokens)
    const verdict = judges(this.state, { key: client.key, step2 }) ? this.#judge(tokens) : null
    this.step({ kind: 'frame', key: client.key, step2, update: tokens, bytes: 1 + tokens.length, verdict })
  }

  cut(): void {
    if (this.flight === null) this.step({ kind: 'cut' })
  }

  /** The store takes what is in flight, as far as its fences let it. */
  commit(batch: Extract<Effect, { kind: 'append' }>): Event {
    const stands = batch.afterPosition === this.log.length && batch.fences.accessVersion === this.fences.accessVersion
    if (!stands) return { kind: 'not-appended' }
    const first = this.log.length + 1
    for (const { update } of batch.rows) this.#write(update)
    return { kind: 'appended', first, last: this.log.length, at }
  }

  answer(): void {
    if (this.flight === null) return
    const outcome = this.landed ?? this.commit(this.flight)
    this.flight = null
    this.landed = null
    this.step(outcome)
  }

  elsewhere(): void {
    this.#token += 1
    this.#write([this.#token])
  }

  read(): void {
    if (this.reading === null) return
    const after = this.reading
    this.reading = null
    this.step({ kind: 'read', after, head: this.log.length, fences: this.fences, rows: this.log.slice(after) })
  }

  misread(): void {
    if (this.reading === null || this.state.misread >= 2) return
    const after = this.reading
    this.reading = null
    this.step({ kind: 'read', after, head: this.log.length + 1, fences: this.fences, rows: this.log.slice(after) })
  }

  outage(): void {
    if (this.flight !== null && this.landed === null) this.zombies.push(this.flight)
    this.flight = null
    this.landed = null
    this.step({ kind: 'outage' })
  }

  holds(token: number): boolean {
    return this.log.some((each) => each.tokens.includes(token))
  }

  check(): void {
    // I2 and LOG1: the node holds exactly the log up to its head.
    expect(this.state.head).toBe(this.committed.length)
    expect(this.committed).toEqual(this.log.slice(0, this.state.head).map((each) => each.tokens))
    let bytes = 0
    for (let waits = this.state.later; waits !== null; waits = waits.before) bytes += waits.last.bytes
    for (const each of this.state.inFlight) bytes += each.bytes
    expect(this.state.waitingBytes).toBe(bytes)
  }

  #write(tokens: readonly number[]): void {
    this.log.push({ position: this.log.length + 1, tokens })
  }

  #judge(tokens: readonly number[]): FrameVerdict {
    if (tokens.some((token) => token < 0)) return refusal
    const known = new Set([...this.committed.flat(), ...this.admitted.flat()])
    if (tokens.every((token) => known.has(token))) return { kind: 'nothing' }
    this.admitted.push([...tokens])
    return row
  }

  #do(effect: Effect, later: Event[]): void {
    const client = 'key' in effect ? this.clients[effect.key - 1] : undefined
    switch (effect.kind) {
      case 'append':
        expect(this.flight).toBeNull()
        this.flight = effect
        return
      case 'settle':
        for (const { update } of effect.rows) {
          expect(this.admitted.shift()).toEqual(update)
          this.committed.push([...update])
          // ADM7: what is shown stands in the log.
          expect(this.log[this.committed.length - 1]?.tokens).toEqual(update)
        }
        return
      case 'take':
        expect(this.admitted).toEqual([])
        for (const each of effect.rows) this.committed.push([...each.tokens])
        return
      case 'forget':
        this.admitted = []
        return
      case 'judge-again':
        later.push({ kind: 'judged-again', verdicts: effect.frames.map((each) => this.#judge(each.update)) })
        return
      case 'read':
        expect(this.reading).toBeNull()
        this.reading = effect.after
        return
      case 'saved':
        if (client === undefined) throw new Error('nobody was told')
        // I1 and ADM8: every frame it counts is durable, and it counts forward.
        expect(effect.frames).toBeGreaterThan(client.saved)
        expect(effect.frames).toBeLessThanOrEqual(client.frames.length)
        expect(client.closed).toBe(false)
        for (const tokens of client.frames.slice(0, effect.frames)) {
          for (const token of tokens) expect(this.holds(token)).toBe(true)
        }
        client.saved = effect.frames
        return
      case 'released':
        if (client !== undefined) client.released += effect.frames
        return
      case 'refuse':
        if (client === undefined) throw new Error('nobody was refused')
        expect(effect.frame).toBeGreaterThan(client.saved)
        client.closed = true
        later.push({ kind: 'left', key: effect.key })
        return
      case 'ask':
        if (client !== undefined) client.asked += 1
    }
  }
}

function does(world: World, { does: what, n, bad }: Action): void {
  const open = world.clients.filter((each) => !each.closed)
  const client = open[n % Math.max(1, open.length)]
  switch (what) {
    case 'edit':
      if (client !== undefined) world.edit(client, bad === 0)
      break
    case 'answer-ask':
      if (client !== undefined) world.answerAsk(client)
      break
    case 'cut':
      world.cut()
      break
    case 'commit':
      // The store has it; the answer is still on its way, or is lost in an outage.
      if (world.flight !== null) world.landed ??= world.commit(world.flight)
      break
    case 'answer':
      world.answer()
      break
    case 'read':
      world.read()
      break
    case 'misread':
      world.misread()
      break
    case 'join':
      if (world.clients.length < 6) world.join()
      break
    case 'leave':
      if (client === undefined) break
      client.closed = true
      world.step({ kind: 'left', key: client.key })
      break
    case 'elsewhere':
      world.elsewhere()
      break
    case 'hint':
      world.step({ kind: 'heard', heard: n % 3 === 0 ? { head: n } : { head: world.log.length, ...world.fences } })
      break
    case 'rights':
      world.fences = { ...world.fences, accessVersion: world.fences.accessVersion + 1 }
      break
    case 'outage':
      world.outage()
      break
    case 'late': {
      const zombie = world.zombies.pop()
      if (zombie !== undefined) world.commit(zombie)
      break
    }
    case 'back':
      world.step({ kind: 'store-back' })
  }
}

describe('whatever happens to a room', () => {
  it('[SAV1] says saved of what the log holds alone, shows nothing else, and in the end has saved everything', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 120 }), (actions) => {
        const world = new World()
        const step = world.step.bind(world)
        world.step = (event) => {
          seen.add(event.kind)
          step(event)
        }
        world.join()
        world.join()
        for (const each of actions) {
          does(world, each)
          world.check()
        }
        // The faults are over: the store answers, hints arrive, clients answer.
        for (let round = 0; round < 12; round += 1) {
          world.answer()
          world.step({ kind: 'store-back' })
          world.step({ kind: 'heard', heard: { head: world.log.length, ...world.fences } })
          while (world.reading !== null) world.read()
          for (const client of world.clients) while (client.asked > 0 && !client.closed) world.answerAsk(client)
          world.cut()
          world.check()
        }
        expect([isQuiet(world.state), world.state.mode, world.admitted]).toEqual([true, 'rw', []])
        for (const client of world.clients.filter((each) => !each.closed)) {
          expect([client.saved, client.released]).toEqual([client.frames.length, client.frames.length])
          for (const token of client.made) expect(world.holds(token)).toBe(true)
        }
        // Nothing bad ever landed.
        expect(world.log.flatMap((each) => each.tokens).filter((token) => token < 0)).toEqual([])
        expect(world.committed.length).toBe(world.log.length)
      }),
      { numRuns: 700 },
    )
    expect([...seen].sort()).toEqual(
      [
        'appended',
        'cut',
        'frame',
        'heard',
        'joined',
        'judged-again',
        'left',
        'not-appended',
        'outage',
        'read',
        'store-back',
      ].sort(),
    )
  }, 60_000)
})
