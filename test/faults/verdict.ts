// The verdict of a fault test: each person's history held against the truth probe, and every document against its replay. Promises that what it
// answers as broken are sentences a person can follow. Called by run-scenario.ts, in the midst of a fault and at the end.

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import NodeSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { pendingCount } from '../../client/live/pending-store.ts'
import type { Person } from './person.ts'
import type { Stand } from './stand.ts'
import { tokensIn } from './tokens.ts'
import { canonicalOf, readTruth, type Truth } from './truth.ts'

/** @returns the truth of the stand's room. Of an embedded database, on a copy of its files: those of a server that was killed. */
export async function truthOf(stand: Stand): Promise<Truth> {
  if (stand.postgres !== null) return stand.admin((client) => readTruth(client, stand.roomName))
  const copy = await mkdtemp(join(tmpdir(), 'veivalg-faults-copy-'))
  try {
    await cp(join(stand.folder, 'postgres'), copy, { recursive: true })
    await rm(join(copy, 'postmaster.pid'), { force: true })
    const database = await PGlite.create(copy)
    const truth = await readTruth(database, stand.roomName)
    await database.close()
    return truth
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** What people have been told and what they see, as of one moment. */
export interface Seen {
  readonly saved: readonly string[]
  readonly others: readonly string[]
}

/** To be taken before the truth is read, so that the truth is the newer of the two. */
export function seenNow(stand: Stand): Seen {
  const saved = stand.writers.flatMap((person) => [...person.saved])
  const others = stand.observers.flatMap((person) => {
    const doc = person.doc()
    return doc === null ? [] : tokensIn(Y.encodeStateAsUpdate(doc))
  })
  return { saved, others }
}

/** @returns what does not hold in the midst of things: saved and not there, seen by others and not there, forbidden and there. */
export function brokenNow(stand: Stand, o: { readonly seen: Seen; readonly truth: Truth }): readonly string[] {
  const { tokens } = o.truth
  const lost = o.seen.saved.filter((each) => !tokens.has(each))
  // Where somebody has taken letters out of a word, a generation that is written anew has what is left as one word.
  const standing = new Set(tokensIn(o.truth.encoded))
  const early = [...new Set(o.seen.others)].filter((each) => !tokens.has(each) && !standing.has(each))
  const forbidden = stand.hostile.flatMap((one) => [...one.forbidden]).filter((each) => tokens.has(each))
  return [
    ...said('I1: called saved and not in the log', lost),
    ...said('I2: seen by others and not in the log', early),
    ...said('I5: written by somebody who may not', forbidden),
  ]
}

/** @returns what does not hold when all is quiet, besides. */
export async function brokenAtRest(stand: Stand, truth: Truth): Promise<readonly string[]> {
  const broken: string[] = []
  for (const person of stand.writers) {
    const aside = person.notKept()
    const waiting = person.made.filter((each) => !person.saved.has(each) && !aside.has(each))
    const both = [...aside].filter((each) => truth.tokens.has(each))
    const doubled = person.made.filter((each) => (truth.tokens.get(each) ?? 0) > 1)
    const onDevice = await pendingCount(person.personId)
    const inTray = person.room.notKept().length
    if (onDevice > inTray)
      broken.push(`${person.name} has ${onDevice - inTray} edits left in her browser that are saved`)
    broken.push(
      ...said(`I8: ${person.name} was told neither of`, waiting),
      ...said(`not kept (${whyNot(person, both)}) by ${person.name} and in the log`, both),
      ...said(`twice in the log, by ${person.name}`, doubled),
    )
  }
  for (const person of [...stand.writers, ...stand.observers]) {
    const doc = person.doc()
    if (doc === null || canonicalOf(doc) !== truth.canonical) broken.push(`I3: ${person.name} sees another document`)
  }
  const cookie = await stand.signIn('ds-kommentar')
  for (const node of stand.nodes.filter((each) => each.isUp())) {
    const doc = await documentOf({ stand, cookie, port: node.port })
    if (doc === null || canonicalOf(doc) !== truth.canonical) broken.push(`I3: ${node.name} has another document`)
    doc?.destroy()
  }
  return broken
}

function whyNot(person: Person, tokens: readonly string[]): string {
  const aside = person.room.notKept().filter((each) => tokens.some((one) => JSON.stringify(each).includes(one)))
  return aside.map(({ refusal, record }) => `${refusal.code} ${record}`).join(', ')
}

/** What a server gives to somebody new; null when it does not within a minute. */
async function documentOf(o: { stand: Stand; cookie: string; port: number }): Promise<Y.Doc | null> {
  const doc = new Y.Doc()
  class Socket extends NodeSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie: o.cookie, origin: o.stand.origin } })
      this.on('error', () => undefined)
    }
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${o.port}/live`, o.stand.roomName, doc, {
    WebSocketPolyfill: Socket as unknown as typeof WebSocket,
    disableBc: true,
    params: { client: String(doc.clientID) },
  })
  const isHere = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), 60_000)
    provider.once('sync', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
  provider.destroy()
  return isHere ? doc : null
}

function said(what: string, tokens: readonly string[]): readonly string[] {
  return tokens.length === 0 ? [] : [`${what}: ${tokens.length} (${tokens.slice(0, 5).join(', ')})`]
}
