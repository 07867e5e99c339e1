// Several nodes over one log, without sockets: what is written on one shows on the others, by hints or by the poll alone, whatever the bus does;
// rights that change and sessions that end take effect everywhere; a node may die at any moment. Time is moved by hand.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type InProcessHub, inProcessHub } from '../../../server/bus/in-process.ts'
import type { People } from '../../../server/realtime/ports.ts'
import { LogDamaged } from '../../../server/store/log-row.ts'
import type { UpdateLog } from '../../../server/store/update-log.ts'
import type { Fields } from '../../../shared/board/item.ts'
import type { Authors, Status } from '../../../shared/contract/wire.ts'
import {
  readAgenda,
  readBoard,
  readMinutes,
  recordsOf,
  textOf,
  writeChanges,
} from '../../../shared/document/records.ts'
import { fillRichText, plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { type HandClock, handClock } from '../../doubles/hand-clock.ts'
import { type MemoryLog, memoryLeases, memoryLog, memoryPeople } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { canonical, type Desk, type LiveBoard, type LiveBoardOptions, liveBoard, settled } from './live-board.ts'
import { actor, boardName, internalName, minutesName, people, pointName, programmeId, seeded } from './people.ts'

const title = (value: string, item = 'DD-1') =>
  ({ type: 'set-field', item: id(item), set: { field: 'title', value } }) as const
const titleOf = (desk: Desk, item = 'DD-1') => readBoard(desk.doc).items.get(id(item))?.title
const modes = (desk: Desk) =>
  desk.told.flatMap(({ name, value }) => {
    if (name !== 'status') return []
    const { mode, reason } = value as Status
    return [reason ?? mode]
  })
const notices = (desk: Desk) => desk.told.flatMap(({ name, value }) => (name === 'notice' ? [value] : []))
const saved = (desk: Desk) => desk.told.filter((each) => each.name === 'saved').length

interface Nodes {
  readonly nodes: readonly LiveBoard[]
  readonly memory: MemoryLog
  readonly clock: HandClock
  readonly hub: InProcessHub
  readonly over: Set<string>
  setRole(name: string, role: Role | null): void
  /** Lets so much time pass, in steps. */
  pass(ms: number): Promise<void>
}

async function severalNodes(
  count: number,
  o: {
    carry?: (text: string, hand: (text: string) => void) => void
    deaf?: boolean
    node?: (at: number, memory: MemoryLog) => Partial<LiveBoardOptions>
  } = {},
): Promise<Nodes> {
  const memory = memoryLog()
  await seeded(memory)
  const clock = handClock()
  const leases = memoryLeases()
  const hub = inProcessHub(o.carry)
  const over = new Set<string>()
  const changed = new Map<PersonId, Role | null>()
  const there = memoryPeople(people, programmeId)
  const withChanges: People = {
    async personWithRoles(personId) {
      const person = await there.personWithRoles(personId)
      const role = changed.get(personId)
      return person === null || role === undefined ? person : { ...person, roles: role ? { [programmeId]: role } : {} }
    },
    async rolesOn(programme, personIds) {
      const found = new Map(await there.rolesOn(programme, personIds))
      for (const [personId, role] of changed) {
        if (role === null) found.delete(personId)
        else if (personIds.includes(personId)) found.set(personId, role)
      }
      return found
    },
    alternativeAudience: there.alternativeAudience,
  }
  const nodes: LiveBoard[] = []
  for (let at = 0; at < count; at += 1) {
    nodes.push(
      await liveBoard({
        memory,
        clock,
        leases,
        people: withChanges,
        sessions: { over: async ({ sessionIds }) => sessionIds.filter((each) => over.has(each)) },
        ...(!o.deaf && { bus: hub.node({ bootId: `node-number-${at}` }) }),
        ...o.node?.(at, memory),
      }),
    )
  }
  return {
    nodes,
    memory,
    clock,
    hub,
    over,
    setRole(name, role) {
      changed.set(actor(name).personId, role)
      for (const room of [boardName, pointName, internalName, minutesName]) memory.raiseAccess(room)
    },
    async pass(ms) {
      for (let passedMs = 0; passedMs < ms; passedMs += 100) {
        clock.move(100)
        for (let turn = 0; turn < 4; turn += 1) await settled()
      }
    },
  }
}

async function desksOf({ nodes }: Nodes, ...names: readonly string[]): Promise<Desk[]> {
  const desks: Desk[] = []
  for (const [at, name] of names.entries()) {
    const node = nodes[at % nodes.length]
    if (node !== undefined) desks.push(await node.join(name))
  }
  return desks
}

/** Cuts the answers of a log off, as when its process is gone: nothing of it is ever heard again. */
function mortal(log: UpdateLog): { log: UpdateLog; kill(): void } {
  let dead = false
  const never = new Promise<never>(() => undefined)
  const unlessDead =
    <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      if (dead) return await never
      const answer = await ask(...asked)
      return dead ? await never : answer
    }
  return {
    log: {
      ...log,
      append: unlessDead(log.append),
      readAfter: unlessDead(log.readAfter),
      standing: unlessDead(log.standing),
      probe: unlessDead(log.probe),
    },
    kill: () => {
      dead = true
    },
  }
}

describe('several nodes over one log', () => {
  it('[NOD1] shows on the others what is written on one, as soon as the hint is there', async () => {
    const several = await severalNodes(3)
    const desks = await desksOf(several, 'kari', 'ola', 'siv')
    desks[0]?.edit(title('Fra den første'))
    for (let turn = 0; turn < 6; turn += 1) await settled()
    expect(desks.map((desk) => titleOf(desk))).toEqual(Array(3).fill('Fra den første'))
    const names = desks[2]?.told.filter((each) => each.name === 'authors').map((each) => each.value)
    expect(JSON.stringify(names)).toContain('Kari Nordmann')
  })

  it('[NTC1] tells a notice to everybody in its room who understands it, on every node, and to nobody else', async () => {
    const several = await severalNodes(2)
    const [one, two] = several.nodes
    if (!one || !two) throw new Error('two nodes')
    const inRoom = await desksOf(several, 'kari', 'ola')
    const plain = await two.join('siv', { ours: false })
    const elsewhere = await two.join('tor', { room: pointName })
    const notice = { topic: 'deciding', id: 'host-2027' } as const
    one.rooms.notify(boardName, notice, 'everybody')
    one.rooms.notify('point/ukjent', notice, 'everybody')
    await several.pass(100)
    expect(inRoom.map(notices)).toEqual([[notice], [notice]])
    expect([plain, elsewhere].map(notices)).toEqual([[], []])
    expect(two.rooms.opened('point/ukjent')).toBeNull()
  })

  it('[NTC1] tells of what is internal those alone in the room who may read it, on every node', async () => {
    const several = await severalNodes(2)
    const desks = await desksOf(several, 'kari', 'ola', 'ida', 'per')
    several.nodes[0]?.rooms.notify(boardName, { topic: 'promises', id: programmeId }, 'inner-table')
    await several.pass(100)
    const notice = { topic: 'promises', id: programmeId }
    expect(desks.map(notices)).toEqual([[notice], [notice], [], []])
  })

  it('[CMT1] tells of a comment those alone in the room who may read comments, on every node', async () => {
    const several = await severalNodes(2)
    const desks = await desksOf(several, 'kari', 'ola', 'ida', 'per')
    const notice = { topic: 'comments', id: programmeId } as const
    several.nodes[0]?.rooms.notify(boardName, notice, 'comment-readers')
    await several.pass(100)
    expect(desks.map(notices)).toEqual([[notice], [notice], [], [notice]])
  })

  it('[T-077] finds everything by the poll within 2.5 s when the bus is dead', async () => {
    const several = await severalNodes(3, { deaf: true })
    const desks = await desksOf(several, 'kari', 'ola', 'siv')
    desks[0]?.edit(title('Fra den første'))
    desks[1]?.edit(title('Fra den andre', 'DD-2'))
    await several.pass(2_500)
    for (const desk of desks) expect(canonical(desk.doc)).toBe(canonical(several.memory.document(boardName)))
  })

  it('[T-077] believes nothing that the bus says: not what is false, foreign, doubled or late', async () => {
    const held: (() => void)[] = []
    const several = await severalNodes(2, {
      carry: (text, hand) => {
        hand(text)
        hand(text)
        held.push(() => hand(text))
      },
    })
    const [kari, ola] = await desksOf(several, 'kari', 'ola')
    for (const hint of [
      { kind: 'grew', room: boardName, generation: 1, head: 99_999 },
      { kind: 'grew', room: boardName, generation: 77, head: 1 },
      { kind: 'grew', room: 'board/en-annens', generation: 1, head: 5 },
      { kind: 'access', programmeId: 'en-annens' },
      { kind: 'digest', room: boardName, generation: 1, head: 99, hash: 'x' },
      { kind: 'drop', table: 'rooms' },
    ]) {
      several.hub.shout(JSON.stringify({ v: 1, from: 'a-stranger-here', hints: [hint] }))
    }
    for (const text of ['', '{', 'null', '[]', '{"v":1}', '\u0000'.repeat(50), 'x'.repeat(10_000)])
      several.hub.shout(text)
    kari?.edit(title('Står fast'))
    await several.pass(300)
    for (const again of held.reverse()) again()
    await several.pass(2_500)
    expect([kari?.closed, ola?.closed]).toEqual([null, null])
    expect(ola && titleOf(ola)).toBe('Står fast')
    expect(several.memory.rows(boardName).map((row) => row.position)).toEqual([1, 2])
  })

  it('[LOG1] orders what two nodes write at once by the log, and both show it alike', async () => {
    const several = await severalNodes(2)
    const [kari, ola] = await desksOf(several, 'kari', 'ola')
    for (let round = 0; round < 30; round += 1) {
      kari?.edit(title(`Kari ${round}`))
      ola?.edit(title(`Ola ${round}`))
      if (round % 5 === 0) await settled()
    }
    await several.pass(2_500)
    const rows = several.memory.rows(boardName)
    expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 61 }, (_, at) => at + 1))
    const whole = canonical(several.memory.document(boardName))
    expect([kari, ola].map((desk) => desk && canonical(desk.doc))).toEqual([whole, whole])
    expect([kari, ola].map((desk) => desk?.told.at(-1)?.name)).toEqual(['saved', 'saved'])
  })

  it('[NOD2] refuses nobody who brings from another node what this one has not read yet', async () => {
    const several = await severalNodes(2, { deaf: true })
    const [siv, ida] = [await several.nodes[0]?.join('siv'), await several.nodes[0]?.join('ida')]
    await several.nodes[1]?.join('kari')
    siv?.edit(title('Lest på den første'))
    siv?.edit({ type: 'remove-item', item: id('DD-6') })
    await settled()
    const seen = [siv, ida].map((desk) => desk?.doc ?? new Y.Doc())
    for (const desk of [siv, ida]) desk?.leave()
    const [reader, writer] = [
      await several.nodes[1]?.join('ida', { doc: seen[1] ?? new Y.Doc() }),
      await several.nodes[1]?.join('ola', { doc: Object.assign(new Y.Doc(), { clientID: 77 }) }),
    ]
    writer?.update(Y.encodeStateAsUpdate(seen[0] ?? new Y.Doc()))
    await several.pass(200)
    expect([reader, writer].map((desk) => [desk?.closed, desk && titleOf(desk)])).toEqual(
      Array(2).fill([null, 'Lest på den første']),
    )
    expect(several.memory.rows(boardName)).toHaveLength(3)
  })

  it('[NOD3] sends a person whose role changed out to come back with the new one within 3 s, the bus dead', async () => {
    const several = await severalNodes(3, { deaf: true })
    const desks = [...(await desksOf(several, 'kari', 'kari', 'kari')), ...(await desksOf(several, 'ola'))]
    several.setRole('kari', 'observer')
    await several.pass(2_500)
    expect(desks.map((desk) => desk.closed?.code ?? null)).toEqual([1012, 1012, 1012, null])
    const back = await several.nodes[1]?.join('kari')
    expect(back?.told[0]?.value).toMatchObject({ mayWrite: false, person: { role: 'observer' } })
    several.setRole('kari', 'programme-manager')
    await several.pass(2_500)
    expect(back?.closed).toEqual({ code: 1012, reason: 'FORBIDDEN' })
    const again = await several.nodes[1]?.join('kari')
    expect(again?.told[0]?.value).toMatchObject({ mayWrite: true, person: { role: 'programme-manager' } })
  })

  it('[NOD3] acts on a changed right at once on every node when it is told of it, and shows the new role beside what she wrote', async () => {
    const several = await severalNodes(2)
    const [kari, ola, siv] = await desksOf(several, 'kari', 'kari', 'siv')
    kari?.edit(title('Fra Kari'))
    await several.pass(100)
    const rolesShown = () =>
      (siv?.told ?? []).flatMap(({ name, value }) => {
        const { person } = value as Authors
        return name === 'authors' && person?.id === 'kari' ? [person.role] : []
      })
    expect(new Set(rolesShown())).toEqual(new Set(['board-member']))
    several.setRole('kari', 'observer')
    several.nodes[1]?.rightsChanged(programmeId)
    await several.pass(100)
    expect([kari?.closed?.code, ola?.closed?.code, siv?.closed]).toEqual([1012, 1012, null])
    expect(rolesShown().at(-1)).toBe('observer')
  })

  it('[RGT4] the internal room and the minutes exist only for those who may read what is internal, and no longer than they may', async () => {
    const several = await severalNodes(2, { deaf: true })
    const [one, two] = several.nodes
    if (!one || !two) throw new Error('two nodes')
    const inside = [await one.join('kari', { room: internalName }), await two.join('liv', { room: internalName })]
    const minutes = await two.join('kari', { room: minutesName })
    const outside = [
      await one.join('ida', { room: internalName }),
      await two.join('per', { room: internalName }),
      await two.join('ida', { room: minutesName }),
    ]
    expect(outside.map(({ closed, told }) => [closed, told])).toEqual(
      Array(3).fill([{ code: 4404, reason: 'UNKNOWN_ROOM' }, []]),
    )
    const [kari, liv] = inside
    const to = { fields: { kind: 'discussion', title: 'Lukket sak', minutes: 10, rank: 'a0' }, text: [] }
    const changes = [{ record: 'lukket', key: null, from: undefined, to }]
    writeChanges({ doc: kari?.doc ?? new Y.Doc(), kind: 'internal', changes, origin: 'own' })
    await several.pass(2_500)
    expect(readAgenda(liv?.doc ?? new Y.Doc()).order).toEqual(['lukket'])
    several.setRole('kari', 'observer')
    await several.pass(2_500)
    expect([...inside, minutes].map((desk) => desk.closed)).toEqual([
      { code: 4404, reason: 'UNKNOWN_ROOM' },
      null,
      { code: 4404, reason: 'UNKNOWN_ROOM' },
    ])
  })

  it('[RUL3] [PNT7] a statement is taken from its author alone, and an outcome by nobody; outcomes are written together', async () => {
    const several = await severalNodes(1)
    const [one] = several.nodes
    if (!one) throw new Error('one node')
    const join = (name: string) => one.join(name, { room: minutesName })
    const [kari, ola, tor] = [await join('kari'), await join('ola'), await join('tor')]
    const adds = (desk: Desk, record: string, fields: Fields) =>
      writeChanges({
        doc: desk.doc,
        kind: 'minutes',
        changes: [{ record, key: null, from: undefined, to: { fields, text: [] } }],
        origin: 'own',
      })
    const types = (desk: Desk, record: string, text: string) =>
      desk.doc.transact(() => {
        const into = textOf(desk.doc, 'minutes', record)
        if (into) fillRichText(into, [{ type: 'paragraph', children: [{ text }] }])
      }, 'own')
    adds(kari, 'sak1', { kind: 'outcome' })
    adds(tor, 'tors', { kind: 'statement', agendaItem: 'sak1', by: 'tor', rank: 'a0' })
    await several.pass(100)
    types(ola, 'sak1', 'Enig.')
    types(tor, 'tors', 'Jeg er uenig.')
    await several.pass(100)
    expect([kari, ola, tor].map(({ closed }) => closed)).toEqual([null, null, null])
    types(kari, 'tors', 'Han er enig.')
    types(tor, 'sak1', 'Uenig.')
    adds(ola, 'karis', { kind: 'statement', agendaItem: 'sak1', by: 'kari', rank: 'a1' })
    await several.pass(100)
    expect([kari, ola, tor].map(({ closed }) => closed)).toEqual([
      { code: 4403, reason: 'NOT_AUTHOR' },
      { code: 4403, reason: 'NOT_AUTHOR' },
      { code: 4403, reason: 'FORBIDDEN' },
    ])
    const written = one.log.document(minutesName)
    expect([...readMinutes(written).entries.keys()].sort()).toEqual(['sak1', 'tors'])
    const siv = await join('siv')
    siv.doc.transact(() => recordsOf(siv.doc, 'minutes').delete('sak1'), 'own')
    await several.pass(100)
    expect(siv.closed).toEqual({ code: 4403, reason: 'OUTCOME_KEPT' })
    expect([...readMinutes(one.log.document(minutesName)).entries.keys()].sort()).toEqual(['sak1', 'tors'])
    expect(plainText(readRichText(textOf(written, 'minutes', 'tors') ?? new Y.XmlFragment())).trim()).toBe(
      'Jeg er uenig.',
    )
  })

  it('[T-026] closes every connection of a person without a place any more within 3 s, the bus dead', async () => {
    const several = await severalNodes(3, { deaf: true })
    const desks = await desksOf(several, 'kari', 'kari', 'kari')
    several.setRole('kari', null)
    await several.pass(2_500)
    expect(desks.map((desk) => desk.closed)).toEqual(Array(3).fill({ code: 4404, reason: 'UNKNOWN_ROOM' }))
    const back = await several.nodes[0]?.join('kari')
    expect([back?.closed?.code, back?.told]).toEqual([4404, []])
  })

  it('[T-032] writes nothing judged by a right that was withdrawn before the commit', async () => {
    const several = await severalNodes(1)
    const [kari, ola] = [...(await desksOf(several, 'kari')), ...(await desksOf(several, 'ola'))]
    const release = several.memory.hold()
    kari?.edit(title('For sent'))
    ola?.edit(title('Består', 'DD-2'))
    await settled()
    several.setRole('kari', 'observer')
    release()
    await several.pass(500)
    expect(several.memory.rows(boardName).map((row) => [row.actor, row.role])).toEqual([
      [null, null],
      ['ola', 'deputy'],
    ])
    expect([kari?.closed?.code, kari && saved(kari), ola?.closed]).toEqual([1012, 1, null])
  })

  it('[T-135] tells a commit whose answer was lost as saved, though the right to it ended before it was asked again', async () => {
    const several = await severalNodes(1)
    const [kari] = await desksOf(several, 'kari')
    several.memory.failNext(1, { afterCommit: true })
    kari?.edit(title('Skrevet med rett'))
    await settled()
    several.setRole('kari', 'observer')
    kari?.edit(title('Uten rett'))
    await several.pass(2_500)
    expect(kari?.told.filter((each) => each.name === 'saved').at(-1)?.value).toMatchObject({ frames: 2 })
    expect(several.memory.rows(boardName)).toHaveLength(2)
    expect(several.memory.rows(boardName).at(-1)).toMatchObject({ actor: 'kari', role: 'board-member' })
    expect(kari?.closed?.code).toBe(1012)
  })

  it.each([
    ['the hint', false],
    ['the poll alone', true],
  ])('[T-024] ends the connections of a session that ended on another node, by %s', async (_, deaf) => {
    const several = await severalNodes(2, { deaf })
    const [, ola] = await desksOf(several, 'kari', 'ola')
    several.over.add('session-ola')
    if (!deaf) {
      const hint = { kind: 'session-ended', sessionId: 'session-ola' }
      several.hub.node({ bootId: 'signed-out-here' }).publish(hint as never)
    }
    await several.pass(deaf ? 2_500 : 100)
    expect(ola?.closed).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
  })

  it('[T-071] goes on where a node died: what it had said was saved is there, and the rest comes again', async () => {
    const mortals: ReturnType<typeof mortal>[] = []
    const several = await severalNodes(2, {
      node(at, memory) {
        mortals[at] = mortal(memory)
        return { log: mortals[at].log }
      },
    })
    const [kari, ola] = await desksOf(several, 'kari', 'ola')
    kari?.edit(title('Lagret'))
    await settled()
    expect(kari && saved(kari)).toBe(2)
    const release = several.memory.hold()
    kari?.edit(title('Under veis', 'DD-2'))
    await settled()
    mortals[0]?.kill()
    release()
    await several.pass(2_500)
    const back = await several.nodes[1]?.join('kari', { doc: kari?.doc ?? new Y.Doc() })
    await several.pass(2_500)
    expect([ola && titleOf(ola), ola && titleOf(ola, 'DD-2')]).toEqual(['Lagret', 'Under veis'])
    expect(back?.told.filter((each) => each.name === 'saved')).toHaveLength(1)
    // The batch had landed though nobody heard of it: it stands once.
    expect(several.memory.rows(boardName)).toHaveLength(3)
  })

  it('opens a room anew that holds another document than a node at the same head, and says so to the operator', async () => {
    const errors: string[] = []
    const logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: object, said: string) => void errors.push(said),
    }
    const several = await severalNodes(2, {
      node: (at, memory) => ({
        logger,
        // The second node reads a row whose bytes are not what was written.
        ...(at === 1 && {
          log: {
            ...memory,
            readAfter: async (...asked: Parameters<UpdateLog['readAfter']>) => {
              const read = await memory.readAfter(...asked)
              const other = Y.encodeStateAsUpdate(new Y.Doc())
              return read && { ...read, rows: read.rows.map((each) => ({ ...each, payload: other })) }
            },
          },
        }),
      }),
    })
    const [kari, ola] = await desksOf(several, 'kari', 'ola')
    kari?.edit(title('Bare hos den ene'))
    await several.pass(40_000)
    expect(new Set(errors)).toEqual(
      new Set(['two nodes hold different documents at one head; the room is opened anew']),
    )
    expect(ola?.closed).toEqual({ code: 1012, reason: 'UNAVAILABLE' })
    const back = await several.nodes[1]?.join('ola')
    expect(back && titleOf(back)).toBe('Bare hos den ene')
    const digests = kari?.told.filter((each) => each.name === 'digest')
    expect(digests).toHaveLength(1)
    expect(digests?.[0]?.value).toMatchObject({ head: 2 })
  })

  it('[NOD5] fails a room alone that cannot take in what was committed', async () => {
    const several = await severalNodes(1)
    const node = several.nodes[0]
    const [kari] = await desksOf(several, 'kari')
    const liv = await node?.join('liv', { room: 'point/punkt-1' })
    several.memory.appendElsewhere(boardName, new Uint8Array([9, 9, 9]), [1])
    kari?.edit(title('Venter'))
    await several.pass(3_000)
    expect([kari?.closed, liv?.closed]).toEqual([{ code: 1012, reason: 'UNAVAILABLE' }, null])
    expect(kari && saved(kari)).toBe(1)
  })

  it('[T-081] shows what a room has, and takes nothing, when its log is found damaged while it is open; others go on', async () => {
    const several = await severalNodes(1, {
      node: (_, memory) => ({
        log: {
          ...memory,
          readAfter: (room, place) =>
            room === boardName
              ? Promise.reject(new LogDamaged('a row is not what was written'))
              : memory.readAfter(room, place),
        },
      }),
    })
    const [kari] = await desksOf(several, 'kari')
    const liv = await several.nodes[0]?.join('liv', { room: 'point/punkt-1' })
    several.memory.raiseEpoch(boardName)
    kari?.edit(title('Venter'))
    await several.pass(15_000)
    expect([kari?.closed, liv?.closed]).toEqual([null, null])
    expect(kari && [saved(kari), modes(kari)]).toEqual([1, ['rw', 'DAMAGED']])
    expect(liv && modes(liv)).toEqual(['rw'])
    expect(several.memory.rows(boardName)).toHaveLength(1)
    expect(several.nodes[0]?.rooms.status).toEqual({ mode: 'rw' })
    const [late] = await desksOf(several, 'siv')
    expect([late?.closed, late && modes(late), late && readBoard(late.doc).items.size]).toEqual([null, ['DAMAGED'], 6])
    await several.pass(60_000)
    // Its log loads as a whole again.
    expect(late?.closed).toEqual({ code: 1012, reason: 'UNAVAILABLE' })
  })

  it('[T-123] opens its rooms anew after it stood still', async () => {
    let stoodMs = 0
    const clock = handClock()
    const slow = { ...clock, monotonicMs: () => clock.monotonicMs() + stoodMs }
    const counted: string[] = []
    const measures = {
      count: (name: string) => void counted.push(name),
      observe: () => undefined,
      gauge: () => undefined,
    }
    const board = await liveBoard({ clock: slow, measures })
    const kari = await board.join('kari')
    clock.move(10_000)
    expect(kari.closed).toBeNull()
    stoodMs = 30_000
    clock.move(500)
    expect([kari.closed, counted]).toEqual([{ code: 1012, reason: 'UNAVAILABLE' }, ['stalls']])
    kari.edit(title('Kom inn igjen'))
    const back = await board.join('kari', { doc: kari.doc })
    await settled()
    expect([saved(back), board.log.rows(boardName).length]).toEqual([1, 2])
  })

  it('[T-077] agrees in the end whatever three people do on three nodes while the bus loses, doubles and reorders', async () => {
    const step = fc.oneof(
      fc.record({
        does: fc.constant('edit' as const),
        by: fc.nat(2),
        item: fc.integer({ min: 1, max: 6 }),
        n: fc.nat(9),
      }),
      fc.record({ does: fc.constant('pass' as const), by: fc.nat(2), item: fc.constant(1), n: fc.nat(9) }),
      fc.record({ does: fc.constant('come-back' as const), by: fc.nat(2), item: fc.constant(1), n: fc.nat(9) }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
        async (steps, luck) => {
          let carried = 0
          const late: (() => void)[] = []
          const several = await severalNodes(3, {
            carry(text, hand) {
              carried += 1
              const fate = luck[carried % luck.length]
              if (fate === 1) late.unshift(() => hand(text))
              if (fate === 2) hand(text)
              if (fate === 2 || fate === 3) hand(text)
            },
          })
          const who = ['kari', 'ola', 'siv']
          const desks = await desksOf(several, ...who)
          for (const { does, by, item, n } of steps) {
            const desk = desks[by]
            if (desk === undefined) continue
            if (does === 'edit') {
              if (n % 4 === 0)
                desk.edit({ type: 'move-item', item: id(`DD-${item}`), place: { list: 'queue', before: null } })
              else desk.edit(title(`${who[by]} ${n}`, `DD-${item}`))
            } else if (does === 'pass') await several.pass(n * 30)
            else {
              desk.leave()
              const node = several.nodes[n % 3]
              if (node !== undefined) desks[by] = await node.join(who[by] ?? 'kari', { doc: desk.doc })
            }
          }
          for (const hand of late) hand()
          await several.pass(2_500)
          const whole = canonical(several.memory.document(boardName))
          expect(desks.map((desk) => [desk.closed, canonical(desk.doc) === whole])).toEqual(Array(3).fill([null, true]))
          const positions = several.memory.rows(boardName).map((row) => row.position)
          expect(positions).toEqual(positions.map((_, at) => at + 1))
          const opened = await Promise.all(several.nodes.map((node) => node.room()))
          expect(new Set(opened.map((room) => room.document.hash())).size).toBe(1)
        },
      ),
      { numRuns: 50 },
    )
  }, 60_000)
})
