// Line world: a server and a network in miniature around the client's protocol core, for line-core.test.ts: documents are sets of edit ids,
// a connection is a list of frames. Checks after every event that each edit is in one place alone, and struck out only when the server has it.

import { expect } from 'vitest'
import { startLine, stepLine } from '../../../client/live/line-core.ts'
import type { LineEffect, LineEntry, LineHappening, LineStepped } from '../../../client/live/line-protocol.ts'
import { isNewest, lineReady, newestDocument } from '../../../client/live/line-standing.ts'
import type { Refusal } from '../../../shared/outcome.ts'

export interface SmallEntry extends LineEntry {
  /** The server refuses every frame that holds it. */
  readonly bad: boolean
}

interface Connection {
  readonly document: number
  synced: boolean
  /** Edits by frame, in order. */
  readonly frames: string[][]
  /** How many the server has taken, and how many it has told of. */
  taken: number
  told: number
  /** Frames were dropped: nothing is judged before another step 2. */
  parted: boolean
  refused: boolean
}

const refusal: Refusal = { code: 'CONTENT' }

/** @param seed numbers from 0 up to 1 */
export function lineWorld(random: () => number) {
  const committed = new Set<string>()
  const struck = new Set<string>()
  const aside = new Map<string, SmallEntry>()
  const bad = new Set<string>()
  const documents = new Map<number, Set<string>>()
  const timers: (() => void)[] = []
  let connection: Connection | null = null
  let readOnly = false
  let mayWrite = true
  let made = 0
  let nowMs = 0
  let { state, effects: first } = startLine<SmallEntry>({ personId: 'kari', nowMs })

  function tell(happening: LineHappening<SmallEntry>): void {
    const stepped: LineStepped<SmallEntry> = stepLine(state, { ...happening, nowMs, random: random() })
    state = stepped.state
    for (const effect of stepped.effects) carryOut(effect)
    check()
  }
  function carryOut(effect: LineEffect<SmallEntry>): void {
    if (effect.kind === 'open') documents.set(effect.document, new Set())
    else if (effect.kind === 'part' && connection?.document === effect.document) connection = null
    else if (effect.kind === 'reconnect') lose()
    else if (effect.kind === 'strike') for (const id of effect.ids) strike(id)
    else if (effect.kind === 'aside') {
      expect(struck.has(effect.entry.id) || aside.has(effect.entry.id)).toBe(false)
      aside.set(effect.entry.id, effect.entry)
    } else if (effect.kind === 'wait') timers.push(() => tell({ kind: 'timer', timer: effect.timer }))
    else if (effect.kind === 'bring-in') for (const entry of effect.entries) bringIn(entry)
  }
  function strike(id: string): void {
    expect({ id, committed: committed.has(id), twice: struck.has(id) || aside.has(id) }).toEqual({
      id,
      committed: true,
      twice: false,
    })
    struck.add(id)
  }
  function bringIn(entry: SmallEntry): void {
    if (!lineReady(state)) return
    const came = committed.has(entry.id) ? 'stands' : mayWrite ? 'written' : { refusal }
    if (came === 'written') write(entry)
    tell({ kind: 'brought', id: entry.id, came })
  }
  /** Every edit is waiting, saved or shown: exactly one of them (I8). */
  function check(): void {
    const places = [...state.pending.map(({ id }) => id), ...struck, ...aside.keys()]
    expect(places.sort()).toEqual(Array.from({ length: made }, (_, at) => `e${at + 1}`).sort())
  }
  function write(entry: SmallEntry): void {
    const document = state.shown
    if (document === null) return
    documents.get(document)?.add(entry.id)
    tell({ kind: 'recorded', document, entry })
    if (connection?.synced && connection.document === document) send([entry.id], false)
  }
  function send(ids: string[], step2: boolean): void {
    if (connection === null) return
    connection.frames.push(ids)
    tell({ kind: 'sent', document: connection.document, frame: connection.frames.length, step2 })
    if (step2 && connection !== null) connection.parted = false
  }
  function lose(): void {
    const document = connection?.document
    connection = null
    if (document !== undefined) tell({ kind: 'down', document })
  }
  function make(isBad: boolean): void {
    if (state.shown === null) return
    made += 1
    const id = `e${made}`
    if (isBad) bad.add(id)
    // Nobody has heard of it before it is recorded: the check comes with the step.
    write({ id, generation: 'g', stage: 'applied', frame: null, attempts: 0, bad: isBad })
  }
  function connect(): void {
    const document = newestDocument(state)
    if (connection !== null || document === null || !isNewest(state, document)) return
    const line: Connection = {
      document,
      synced: false,
      frames: [],
      taken: 0,
      told: 0,
      parted: false,
      refused: false,
    }
    connection = line
    const person = { id: 'kari' }
    tell({ kind: 'welcome', document, welcome: { generation: 'g', mayWrite, person } })
    if (connection !== line) return
    tell({ kind: 'status', document, readOnly: readOnly ? 'unavailable' : null })
    if (connection !== line) return
    line.synced = true
    line.parted = readOnly
    stepTwo()
    for (const id of committed) documents.get(document)?.add(id)
    if (connection === line) tell({ kind: 'ready', document })
  }
  /** Carries all that stands in the document. */
  function stepTwo(): void {
    if (connection?.synced) send([...(documents.get(connection.document) ?? [])], true)
  }
  /** The server takes a frame: judges it, drops it, or refuses it. */
  function take(): void {
    const line = connection
    const ids = line?.frames[line.taken]
    if (!line || ids === undefined || line.refused) return
    line.taken += 1
    if (readOnly) line.parted = true
    if (line.parted) return
    const fresh = ids.filter((id) => !committed.has(id))
    if (fresh.some((id) => bad.has(id)) || (fresh.length > 0 && !mayWrite)) {
      line.refused = true
      tell({ kind: 'refused', document: line.document, frame: line.taken, refusal })
      return
    }
    for (const id of fresh) committed.add(id)
  }
  function saved(): void {
    const line = connection
    if (!line || line.refused || line.parted || line.told === line.taken) return
    line.told = line.taken
    tell({ kind: 'saved', document: line.document, frames: line.told })
  }
  function setReadOnly(value: boolean): void {
    readOnly = value
    const line = connection
    if (!line) return
    // Whatever was not judged is dropped, and asked for again when the store is back.
    if (value) {
      line.parted = true
      line.taken = line.frames.length
    }
    tell({ kind: 'status', document: line.document, readOnly: value ? 'unavailable' : null })
    if (value || connection !== line) return
    line.taken = line.frames.length
    stepTwo()
  }
  function closed(code: number, reason: string): void {
    const document = connection?.document
    if (document === undefined) return
    lose()
    tell({ kind: 'closed', document, code, reason })
  }
  for (const effect of first) carryOut(effect)
  first = []
  return {
    make,
    connect,
    lose,
    take,
    saved,
    setReadOnly,
    closed,
    stepTwo,
    roleChanges(value: boolean) {
      mayWrite = value
      lose()
    },
    /** Both tabs of a person write in the store; this one takes over what the other left. */
    takeOver() {
      made += 1
      const entry: SmallEntry = { id: `e${made}`, generation: 'g', stage: 'applied', frame: 3, attempts: 0, bad: false }
      tell({ kind: 'taken-over', entry, fits: random() < 0.5 })
    },
    passTime(ms: number) {
      nowMs += ms
      for (const run of timers.splice(0)) run()
    },
    differs: () => connection && tell({ kind: 'differs', document: connection.document }),
    state: () => state,
    committed,
    struck,
    aside,
    bad,
  }
}
export type LineWorld = ReturnType<typeof lineWorld>
