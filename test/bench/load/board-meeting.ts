// A meeting of a board, gone through by forty people: called, started, its agenda taken item by item with speakers, people who leave and come back,
// a blind round and a decision on every third item, and eight who write the minutes all the while. Anything refused or lost fails it.

import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { textOf } from '../../../shared/document/records.ts'
import { programmeName } from '../board.ts'
import { askUsage } from './ask-usage.ts'
import { dialects } from './dialect.ts'
import { Histogram } from './histogram.ts'
import { type Measures, type MeetingPerson, meetingPerson } from './meeting-person.ts'
import type { MeetingFigures, Quantiles, Task } from './task.ts'
import { firstClientId } from './writer.ts'

type Command = Readonly<Record<string, unknown>> & { readonly type: string }

const writers = 8
const keysPerSecond = 3
const head = {
  title: 'Møtet',
  date: '2026-12-10',
  startsAt: '12:00',
  lengthMinutes: 240,
  place: 'Video',
  chair: 'Person 0',
  facilitator: 'Person 0',
}

export async function boardMeeting(o: Extract<Task, { kind: 'board-meeting' }>): Promise<MeetingFigures> {
  const { origin } = o
  const base = `/api/programmes/${programmeName(0)}`
  const cookies: string[] = []
  for (let person = 0; person < o.size.people; person += 1) cookies.push(await dialects.veivalg.signIn(origin, person))
  const pointId = await makePoint(o, base, cookies[0] ?? '')
  const measures: Measures = { commandMs: new Histogram(), viewMs: new Histogram(), errors: [], views: 0 }
  const editMs = new Histogram()
  let sightings = 0
  /** When each clock of each writer was typed. */
  const typedMs = Array.from({ length: writers }, () => new Map<number, number>())
  const people: MeetingPerson[] = []
  await started({ origin, base, pointId, cookie: cookies[0] ?? '' })
  for (const [person, cookie] of cookies.entries()) {
    people.push(
      await meetingPerson({
        ...{ origin, base, pointId, person, cookie, measures },
        onStruct(clientId, clock, length, atMs) {
          const writer = clientId - firstClientId
          if (writer === person || writer < 0 || writer >= writers) return
          for (let at = clock; at < clock + length; at += 1) {
            const fromMs = typedMs[writer]?.get(at)
            if (fromMs === undefined) continue
            sightings += 1
            editMs.add(atMs - fromMs)
          }
        },
      }),
    )
  }
  const used = await askUsage(false)
  const typing = people.slice(0, writers).map((person, nth) => typist(person, nth, typedMs[nth] ?? new Map()))
  const items = outcomesOf(people[0])
  const endsMs = performance.now() + o.minutes * 60_000
  for (const [nth, item] of items.entries()) {
    const untilMs = endsMs - ((items.length - 1 - nth) * o.minutes * 60_000) / items.length
    await oneItem({ people, item, nth, untilMs, pointId })
  }
  for (const each of typing) clearInterval(each)
  const after = await askUsage(true)
  const typed = typedMs.reduce((sum, each) => sum + each.size, 0)
  await waitUntil(() => sightings >= typed * (people.length - 1))
  await command(people, pointId, 0, { type: 'adjourn' })
  for (const person of people) person.close()
  if (sightings !== typed * (people.length - 1)) measures.errors.push(`${sightings} sightings of ${typed} edits`)
  if (measures.errors.length > 0) throw new Error(measures.errors.slice(0, 20).join('\n'))
  if (used === null || after === null) throw new Error('nobody told what the server used')
  return {
    commandMs: quantiles(measures.commandMs),
    viewMs: quantiles(measures.viewMs),
    editMs: quantiles(editMs),
    commands: measures.commandMs.count,
    views: measures.views,
    sightings,
    serverCores: (after.cpuMs - used.cpuMs) / (after.atMs - used.atMs),
    residentBytes: after.residentBytes,
    liveBytes: after.liveBytes,
  }
}

async function makePoint({ origin }: { readonly origin: string }, base: string, cookie: string): Promise<string> {
  const answer = await fetch(`${origin}${base}/points`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ head, agenda: 'standard' }),
  })
  return pointBodySchema.parse(await answer.json()).id
}

/** Called and started before anybody is measured, so that the minutes have their places. */
async function started(o: { origin: string; base: string; pointId: string; cookie: string }): Promise<void> {
  for (const given of [{ type: 'call', quorum: null }, { type: 'start' }]) {
    const answer = await fetch(`${o.origin}${o.base}/points/${o.pointId}/meeting`, {
      method: 'POST',
      headers: { origin: o.origin, cookie: o.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ command: given }),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
}

function command(people: readonly MeetingPerson[], pointId: string, by: number, given: Command): Promise<unknown> {
  const person = people[by]
  if (person === undefined) throw new Error('nobody')
  return person.ask(`/points/${pointId}/meeting`, { method: 'POST', body: { command: given } })
}

/** Passes the floor on from where it is seen to be: what changes nothing is answered with the meeting. */
async function nextSpeaker(people: readonly MeetingPerson[], pointId: string): Promise<void> {
  const seen = (await command(people, pointId, 0, { type: 'open-speakers', open: true })) as { revision: number } | null
  const body = { command: { type: 'next-speaker' }, revision: seen?.revision }
  await people[0]?.ask(`/points/${pointId}/meeting`, { method: 'POST', body })
}

async function oneItem(o: {
  readonly people: readonly MeetingPerson[]
  readonly item: string
  readonly nth: number
  readonly untilMs: number
  readonly pointId: string
}): Promise<void> {
  const { people, item, nth, untilMs, pointId } = o
  const give = (by: number, given: Command): Promise<unknown> => command(people, pointId, by, given)
  const all = people.map((_, person) => person)
  const id = (person: number): string => `bench-person-${person}`
  // Everybody comes within seconds; later on only who left comes back.
  await Promise.all(
    all.map(async (person) => {
      if (nth > 0 && person !== left(nth - 1)) return
      await pause(((person * 37) % 40) * 100)
      await give(person, { type: 'arrive', person: id(person), how: 'room' })
    }),
  )
  await give(0, { type: 'go-to', current: { item, internal: false, budgetMinutes: 20 } })
  await give(0, { type: 'show', shown: { page: 'agenda-item', record: item } })
  const [first, second] = [left(nth), recusedFrom(nth)]
  await give(second, { type: 'recuse', item, person: id(second), recused: true })
  if (nth % 3 === 0) await decide({ people, item, pointId, recused: second })
  let turn = 0
  while (performance.now() < untilMs) {
    const speaker = (turn * 7) % people.length
    if (speaker !== second) await give(speaker, { type: 'ask-to-speak', kind: turn % 3 === 0 ? 'reply' : 'speech' })
    if (turn >= 3) await nextSpeaker(people, pointId)
    if (turn === 3) await give(first, { type: 'leave', person: id(first) })
    if (turn === 6) await give(first, { type: 'arrive', person: id(first), how: 'video' })
    if (turn % 9 === 8) await give(0, { type: 'show', shown: { page: 'queue', record: null } })
    turn += 1
    await pause(Math.min(1_000, Math.max(0, untilMs - performance.now())))
  }
}

/** Who leaves for a while during an item. */
function left(nth: number): number {
  return 1 + ((nth * 5) % 30)
}

/** Who takes no part in an item: nobody who leaves, and nobody who types in the minutes, where she would be refused (RUL10). */
function recusedFrom(nth: number): number {
  return 31 + (nth % 9)
}

/** A wording is published, everybody answers blind within a few seconds, all is revealed, and the board agrees. */
async function decide(o: {
  readonly people: readonly MeetingPerson[]
  readonly item: string
  readonly pointId: string
  readonly recused: number
}): Promise<void> {
  const [owner] = o.people
  if (owner === undefined) throw new Error('nobody')
  const post = (path: string, body: unknown): Promise<unknown> => owner.ask(path, { method: 'POST', body })
  const wording = { agendaItem: o.item, internal: false, text: `Styret vedtar ${o.item}.`, publish: true }
  const written = (await post(`/points/${o.pointId}/wordings`, wording)) as Deciding | null
  const wordingId = written?.wordings.filter(({ agendaItem }) => agendaItem === o.item).at(-1)?.id
  const opened = (await post(`/points/${o.pointId}/rounds`, { wordingId, how: 'meeting', deadline: null })) as Deciding
  const roundId = opened?.rounds.find(({ state }) => state === 'open')?.id
  await Promise.all(
    o.people.map(async (person, nth) => {
      if (nth === o.recused) return
      await pause(((nth * 37) % 40) * 75)
      await person.ask(`/rounds/${roundId}/position`, { method: 'PUT', body: { position: 'supports', reason: '' } })
    }),
  )
  await post(`/rounds/${roundId}/reveal`, undefined)
  const decision = { roundId, path: 'consensus', grounds: '', effect: { type: 'none' }, reviewOn: null, reverses: null }
  await post(`/points/${o.pointId}/decisions`, { key: randomUUID(), ...decision })
}

interface Deciding {
  readonly wordings: readonly { readonly id: string; readonly agendaItem: string }[]
  readonly rounds: readonly { readonly id: string; readonly state: string }[]
}

function documentOf(person: MeetingPerson | undefined): Y.Doc {
  const doc = new Y.Doc()
  for (const { bytes } of person?.minutes.kept ?? []) Y.applyUpdate(doc, bytes)
  return doc
}

function outcomesOf(person: MeetingPerson | undefined): readonly string[] {
  return [...documentOf(person).getMap('entries').keys()]
}

/** Types a letter three times a second, in a paragraph of her own of one outcome. */
function typist(person: MeetingPerson, nth: number, typedMs: Map<number, number>): NodeJS.Timeout {
  const doc = documentOf(person)
  doc.clientID = firstClientId + nth
  const outcomes = outcomesOf(person)
  const fragment = textOf(doc, 'minutes', outcomes[nth % outcomes.length] ?? '')
  if (fragment === null) throw new Error('the minutes have no place to write')
  const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  paragraph.insert(0, [text])
  doc.on('update', (bytes: Uint8Array) => person.minutes.write([bytes]))
  doc.transact(() => fragment.insert(fragment.length, [paragraph]))
  return setInterval(() => {
    typedMs.set(Y.getState(doc.store, doc.clientID), performance.now())
    text.insert(text.length, 'etaoin srhldcu'[typedMs.size % 14] ?? ' ')
  }, 1_000 / keysPerSecond)
}

function quantiles(histogram: Histogram): Quantiles {
  return { p50: histogram.quantile(0.5), p99: histogram.quantile(0.99), max: histogram.maxMs }
}

async function waitUntil(holds: () => boolean): Promise<void> {
  const lateMs = performance.now() + 10_000
  while (!holds() && performance.now() < lateMs) await pause(20)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
