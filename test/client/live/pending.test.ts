// The list of pending edits under every order of events: an edit leaves it only as acknowledged or as shown to the person.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterRefusal, allAgain, maxAttempts } from '../../../client/live/after-refusal.ts'
import {
  connectionLost,
  frameSent,
  framesSaved,
  gatherTextMs,
  growingText,
  type Pending,
  type PendingEntry,
  withEntry,
} from '../../../client/live/pending.ts'

function entry(id: string, o: Partial<PendingEntry> = {}): PendingEntry {
  return {
    id,
    person: 'kari',
    room: 'board/dd',
    owner: 'tab',
    generation: 'a.1',
    schemaVersion: 1,
    clientId: 1,
    atMs: 0,
    order: 0,
    attempts: 0,
    updates: [],
    edit: { type: 'restore', changes: [], over: false },
    changes: [],
    record: 'DD-1',
    text: '',
    before: [],
    after: [],
    stage: 'applied',
    frame: null,
    sinceMs: 0,
    ...o,
  }
}

const update = (frame: number) => ({ frame, step2: false })

const ids = (entries: Pending) => entries.map((each) => each.id)

describe('pending edits', () => {
  it('[SAV1] are acknowledged by the frame that carried them, and by no earlier one', () => {
    let pending: Pending = [entry('a'), entry('b')]
    pending = frameSent(pending, update(1))
    pending = frameSent(withEntry(pending, entry('c')), update(2))
    const first = framesSaved(pending, 1)
    expect([ids(first.left), ids(first.saved)]).toEqual([['c'], ['a', 'b']])
    expect(ids(framesSaved(first.left, 2).left)).toEqual([])
  })

  it('[SAV2] count as not sent when the line is lost', () => {
    const pending = connectionLost(frameSent([entry('a')], update(1)))
    expect(framesSaved(pending, 1).left).toEqual([entry('a', { hasGone: true })])
  })

  it('[SAV1] went out again with a later step 2, and are in it, not in the frame that may have been dropped', () => {
    let pending: Pending = frameSent([entry('a'), entry('w', { stage: 'again-value' })], update(1))
    pending = frameSent([...pending, entry('b')], { frame: 2, step2: true })
    expect(pending.map(({ id, frame }) => [id, frame])).toEqual([
      ['a', 2],
      ['w', null],
      ['b', 2],
    ])
    expect(ids(framesSaved(pending, 1).left)).toEqual(['a', 'w', 'b'])
    expect(ids(framesSaved(pending, 2).left)).toEqual(['w'])
  })

  it('that nothing happens to keep their identity', () => {
    const pending: Pending = [entry('a', { frame: 1 }), entry('b', { stage: 'again-bytes' })]
    expect(frameSent(pending, update(2))).toBe(pending)
    expect(framesSaved(pending, 0).left).toBe(pending)
    expect(connectionLost(pending)[1]).toBe(pending[1])
    expect(withEntry(pending, entry('c')).slice(0, 2)).toEqual(pending)
  })

  it('that wait to be made again are in no frame', () => {
    expect(frameSent([entry('a', { stage: 'again-value' })], update(1))[0]?.frame).toBe(null)
  })

  it('[AGN2] gather keystrokes of one text within a second, of the last entry alone, and only until it goes out', () => {
    const before = [{ text: 'skrevet' }]
    const typing = (record: string, nowMs: number) => ({
      record,
      clientId: 1,
      stage: 'applied' as const,
      nowMs,
      before,
    })
    const text = entry('a', { edit: null, record: 'DD-1', sinceMs: 100, after: before })
    expect(growingText([text], typing('DD-1', 100 + gatherTextMs - 1))).toBe(text)
    expect(growingText([text], typing('DD-1', 100 + gatherTextMs))).toBe(null)
    expect(growingText([text], typing('DD-2', 101))).toBe(null)
    expect(growingText([text, entry('b')], typing('DD-1', 101))).toBe(null)
    // What waits, or stands in another document, is not in what is typed now.
    expect(growingText([{ ...text, stage: 'again-value' }], typing('DD-1', 101))).toBe(null)
    expect(growingText([text], { ...typing('DD-1', 101), clientId: 2 })).toBe(null)
    // What went out may be committed, whatever becomes of what is typed now.
    expect(growingText([{ ...text, hasGone: true }], typing('DD-1', 101))).toBe(null)
    // Somebody else wrote in between.
    expect(growingText([text], { ...typing('DD-1', 101), before: [{ text: 'skrevet av flere' }] })).toBe(null)
  })
})

describe('after a refusal', () => {
  it('[SAV3] an edit refused alone is shown and not sent again', () => {
    const pending = [entry('a', { frame: 1 }), entry('b', { frame: 2 }), entry('c', { frame: 3 }), entry('d')]
    const { notKept, again } = afterRefusal(pending, 2)
    expect(ids(notKept)).toEqual(['b'])
    expect(again.map(({ id, stage, frame, attempts }) => ({ id, stage, frame, attempts }))).toEqual([
      { id: 'a', stage: 'again-bytes', frame: null, attempts: 0 },
      { id: 'c', stage: 'again-value', frame: null, attempts: 0 },
      { id: 'd', stage: 'again-value', frame: null, attempts: 0 },
    ])
  })

  it('[SAV4] edits that shared the frame are made again, each alone, a bounded number of times', () => {
    let pending: Pending = [entry('a', { frame: 1 }), entry('b', { frame: 1 })]
    for (let attempt = 1; attempt < maxAttempts; attempt += 1) {
      const after = afterRefusal(pending, 1)
      expect([ids(after.notKept), after.again.map((each) => each.attempts)]).toEqual([[], [attempt, attempt]])
      pending = after.again.map((each) => ({ ...each, stage: 'applied', frame: 1 }))
    }
    expect(ids(afterRefusal(pending, 1).notKept)).toEqual(['a', 'b'])
  })

  it('[SAV4] drops nothing, whatever was under way', () => {
    const entries = fc.array(
      fc.record({
        frame: fc.option(fc.integer({ min: 1, max: 4 })),
        attempts: fc.integer({ min: 0, max: 3 }),
        stage: fc.constantFrom('applied' as const, 'again-bytes' as const, 'again-value' as const),
      }),
    )
    fc.assert(
      fc.property(entries, fc.option(fc.integer({ min: 1, max: 5 })), (shapes, frame) => {
        const pending = shapes.map((shape, at) => entry(String(at), { ...shape, order: at }))
        const { notKept, again } = afterRefusal(pending, frame)
        expect(ids([...notKept, ...again]).sort()).toEqual(ids(pending).sort())
        expect(again.map((each) => each.order)).toEqual(again.map((each) => each.order).sort((a, b) => a - b))
        for (const each of again) expect([each.frame, each.stage === 'applied']).toEqual([null, false])
        for (const each of notKept) expect(pending[each.order]?.frame).toBe(frame ?? pending[each.order]?.frame)
      }),
    )
  })

  it('everything can be brought into a new document, by bytes only where they fit', () => {
    const pending = [entry('a', { frame: 1 }), entry('b', { stage: 'again-value' })]
    expect(allAgain(pending, 'bytes').map((each) => each.stage)).toEqual(['again-bytes', 'again-value'])
    expect(allAgain(pending, 'value').map((each) => each.stage)).toEqual(['again-value', 'again-value'])
  })
})

describe('any order of events', () => {
  type Event = 'made' | 'sent' | 'saved' | 'lost' | 'refused' | 'back'
  const events = fc.array(fc.constantFrom<Event>('made', 'made', 'sent', 'sent', 'saved', 'lost', 'refused', 'back'), {
    maxLength: 60,
  })

  it('[SAV3] [SAV4] every edit is pending, saved or shown, and is called saved only when the server has it', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        let pending: Pending = []
        let frames = 0
        let made = 0
        const saved = new Set<string>()
        const shown = new Set<string>()
        // What the server has of this connection, frame by frame.
        let server: string[][] = []
        const durable = new Set<string>()
        for (const event of sequence) {
          if (event === 'made') {
            made += 1
            pending = withEntry(pending, entry(String(made)))
          } else if (event === 'sent') {
            frames += 1
            server.push(ids(pending.filter((each) => each.stage === 'applied' && each.frame === null)))
            pending = frameSent(pending, update(frames))
          } else if (event === 'saved' && server.length > 0) {
            const upTo = Math.ceil(server.length / 2)
            for (const id of server.slice(0, upTo).flat()) durable.add(id)
            const after = framesSaved(pending, upTo)
            for (const each of after.saved) saved.add(each.id)
            pending = after.left
          } else if (event === 'lost') {
            pending = connectionLost(pending)
            frames = 0
            server = []
          } else if (event === 'refused' && frames > 0) {
            const after = afterRefusal(pending, Math.ceil(frames / 2))
            for (const each of after.notKept) shown.add(each.id)
            pending = after.again
            frames = 0
            server = []
          } else if (event === 'back') pending = pending.map((each) => ({ ...each, stage: 'applied' }))
        }
        expect([...ids(pending), ...saved, ...shown].sort()).toEqual(
          Array.from({ length: made }, (_, at) => String(at + 1)).sort(),
        )
        for (const id of saved) expect(durable.has(id)).toBe(true)
      }),
    )
  })
})
