// The load generator: a process of its own, pointed at any server by one task on its command line. Hands the board to servers that do not
// have it, makes the edits beforehand, runs the task, checks that every edit counted was seen and that all documents agree, and answers.
// `npx tsx test/bench/load/load.ts '{"kind":"steady","origin":"http://127.0.0.1:1234","dialect":"y-websocket",…}'`; see task.ts.

import * as Y from 'yjs'
import { baseUpdate } from '../board.ts'
import { askUsage } from './ask-usage.ts'
import { boardMeeting } from './board-meeting.ts'
import { checkDocuments, freshCopy, hashOf } from './check-documents.ts'
import { type CrowdOptions, crowd } from './crowd.ts'
import { dialects } from './dialect.ts'
import { history, join } from './joiners.ts'
import { idle, openRooms } from './memory.ts'
import { ramp } from './ramp.ts'
import { roomClient } from './room-client.ts'
import type { Answers, Task } from './task.ts'
import { firstClientId, writer } from './writer.ts'

/** Before what is measured: a server runs for weeks, and in its first seconds its engine compiles what it will use. */
const longestWarmMs = 20_000

const task = JSON.parse(process.argv[2] ?? '{}') as Task
const answer = await run(task)
if (process.send) process.send({ answer })
else process.stdout.write(`${JSON.stringify(answer)}\n`)
process.disconnect?.()
process.exit(0)

async function run(o: Task): Promise<Answers[Task['kind']]> {
  if (o.kind === 'board-meeting') return await boardMeeting(o)
  const dialect = dialects[o.dialect]
  const base = baseUpdate(o.size.items)
  const cookies: string[] = []
  for (let person = 0; person < o.size.people; person += 1) cookies.push(await dialect.signIn(o.origin, person))
  const writers = o.kind === 'ramp' ? o.clients : 'writers' in o ? o.writers : 0
  const options: CrowdOptions & { readonly base: Uint8Array } = {
    dialect,
    origin: o.origin,
    rooms: o.kind === 'steady' ? o.size.rooms : 1,
    clients: 'clients' in o ? o.clients : writers + 1,
    writers: Array.from({ length: writers }, (_, index) => writer({ base, index, writers })),
    stateVector: Y.encodeStateVectorFromUpdate(base),
    cookies,
    usage: () => askUsage(false),
    base,
  }
  if (dialect.bringsBoard && o.kind !== 'join' && o.kind !== 'open-rooms') await bringBoard(options, o.size.rooms)
  if (o.kind !== 'join' && o.kind !== 'open-rooms' && dialect.keeps) {
    if (hashOf(await freshCopy(options)) !== hashOf([base])) throw new Error('the server holds another board')
  }
  switch (o.kind) {
    case 'ramp':
      return await ramp(options, o)
    case 'steady':
      return await steady(options, o)
    case 'history':
      return await history(options, o)
    case 'join':
      return await join(options, o)
    case 'idle':
      return await idle(options, { ...o, usage: () => askUsage(true) })
    case 'open-rooms':
      return await openRooms(options, { ...o, usage: () => askUsage(true) })
  }
}

async function steady(
  options: CrowdOptions & { readonly base: Uint8Array },
  o: Extract<Task, { kind: 'steady' }>,
): Promise<Answers['steady']> {
  const people = await crowd(options)
  const stretch = await people.load({
    perSecond: o.perSecond,
    warmMs: Math.min(longestWarmMs, o.measuredMs),
    measuredMs: o.measuredMs,
    hopelessMs: Number.POSITIVE_INFINITY,
  })
  if (options.dialect.saves) await people.allSaved()
  await checkDocuments({ ...options, ...people })
  people.close()
  return stretch
}

/** The first client of each room sends the board; it is there when somebody else is given it. */
async function bringBoard(o: CrowdOptions & { readonly base: Uint8Array }, rooms: number): Promise<void> {
  for (let room = 0; room < rooms; room += 1) {
    const client = roomClient({
      ...o,
      room,
      clientId: firstClientId - 1,
      cookie: '',
      onStruct: () => undefined,
      onUpdate: () => undefined,
      keep: false,
    })
    await client.joined
    client.write([o.base])
    // Frames of one connection are taken in order: when it is let go of, the server has read it.
    await client.settled()
    client.close()
  }
}
