// One of forty in a meeting: signed in, with live connections to the point and its minutes, who asks again for what a notice says may have changed
// and, as a page does, every five seconds; and who gives commands. Everything that goes wrong is kept. Used by board-meeting.ts.

import { noticeSchema } from '../../../shared/contract/notice.ts'
import { dialects } from './dialect.ts'
import type { Histogram } from './histogram.ts'
import { type RoomClient, roomClient } from './room-client.ts'
import { firstClientId } from './writer.ts'

const refetchMs = 5_000
/** As client/api/ask-again has it: who gives a command does not wait. */
const spreadMs = 150
const nothingYet = new Uint8Array([0])

export interface Measures {
  readonly commandMs: Histogram
  readonly viewMs: Histogram
  readonly errors: string[]
  views: number
}

export interface MeetingPerson {
  readonly minutes: RoomClient
  /** Gives a command or asks. @returns what was answered; null when it was refused, which is kept as an error */
  ask(path: string, o: { readonly method: 'POST' | 'PUT'; readonly body: unknown }): Promise<unknown>
  close(): void
}

/** @param o.base `/api/programmes/{programme}` @param o.onStruct what comes in the minutes */
export async function meetingPerson(o: {
  readonly origin: string
  readonly base: string
  readonly pointId: string
  readonly person: number
  readonly cookie: string
  readonly measures: Measures
  readonly onStruct: (clientId: number, clock: number, length: number, atMs: number) => void
}): Promise<MeetingPerson> {
  const { origin, person, cookie, measures, pointId } = o
  const headers = { origin, cookie, 'content-type': 'application/json' }
  const busy = new Map<string, { again: number | null }>()
  let commanding = 0

  /** Asks for a view; one that is asked for while it is under way is asked for once more. */
  const view = async (topic: string, sinceMs: number | null): Promise<void> => {
    const under = busy.get(topic)
    if (under !== undefined) {
      under.again ??= sinceMs
      return
    }
    const own: { again: number | null } = { again: null }
    busy.set(topic, own)
    if (sinceMs !== null && commanding === 0)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * spreadMs))
    try {
      const answer = await fetch(`${origin}${o.base}/points/${pointId}/${topic}`, { headers })
      await answer.text()
      if (answer.status !== 200) measures.errors.push(`GET ${topic}: ${answer.status}`)
      measures.views += 1
      if (sinceMs !== null) measures.viewMs.add(performance.now() - sinceMs)
    } catch (error) {
      measures.errors.push(`GET ${topic}: ${String(error)}`)
    }
    busy.delete(topic)
    if (own.again !== null) await view(topic, own.again)
  }

  const connect = (kind: 'point' | 'minutes', keep: boolean): RoomClient => {
    let atMs = 0
    return roomClient({
      dialect: {
        ...dialects.veivalg,
        url: ({ client }) => `${origin.replace('http', 'ws')}/live/${kind}/${pointId}?client=${client}&schema=2`,
      },
      origin,
      room: 0,
      clientId: firstClientId + person,
      cookie,
      stateVector: nothingYet,
      keep,
      onUpdate(nowMs) {
        atMs = nowMs
      },
      onStruct: (clientId, clock, length) => {
        if (kind === 'minutes') o.onStruct(clientId, clock, length, atMs)
      },
      onNotice(text) {
        const { topic } = noticeSchema.parse(JSON.parse(text))
        if (topic === 'meeting' || topic === 'deciding') void view(topic, performance.now())
      },
    })
  }

  const point = connect('point', false)
  const minutes = connect('minutes', true)
  await Promise.all([point.joined, minutes.joined])
  const poll = setInterval(() => {
    void view('meeting', null)
    void view('deciding', null)
  }, refetchMs)
  return {
    minutes,
    async ask(path, { method, body }) {
      const beganMs = performance.now()
      commanding += 1
      const answer = await fetch(`${origin}${o.base}${path}`, { method, headers, body: JSON.stringify(body) })
      const text = await answer.text()
      commanding -= 1
      measures.commandMs.add(performance.now() - beganMs)
      if (answer.ok) return JSON.parse(text)
      measures.errors.push(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`)
      return null
    },
    close() {
      clearInterval(poll)
      for (const room of [point, minutes]) {
        if (room.lost() !== null) measures.errors.push(`person ${person} lost a connection: ${room.lost()}`)
        room.close()
      }
    },
  }
}
