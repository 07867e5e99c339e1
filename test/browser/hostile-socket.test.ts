// An observer with a socket of her own making, against the real server: the interface is not what keeps her from writing.

import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { messageAwareness, messageSync } from '../../shared/contract/wire.ts'
import { openStage, type Person, type Stage } from './stage.ts'

let stage: Stage
let observer: Person
let member: Person

beforeAll(async () => {
  stage = await openStage()
  observer = await stage.enter({ role: 'observer', path: '/p/digital-samhandling/queue' })
  member = await stage.enter({ role: 'board-member', path: '/p/digital-samhandling/queue' })
  await member.page.locator('[data-item="DD-1"]').waitFor()
})
afterAll(() => stage.close())

/** The frame in which an update is pushed, as a step 2 or as an update, with a plain or an overlong type. */
const disguises: readonly [string, (update: Uint8Array) => Uint8Array][] = [
  ['a plain update', (update) => frame([messageSync, 2], update)],
  ['a plain step 2', (update) => frame([messageSync, 1], update)],
  ['overlong types', (update) => rawFrame([0x80, 0x00, 0x82, 0x00], update)],
  ['an overlong outer type', (update) => rawFrame([0x80, 0x00, 0x02], update)],
  [
    'two messages in one frame',
    (update) => concat(frame([messageSync, 0], new Uint8Array([0])), frame([messageSync, 2], update)),
  ],
  [
    'an awareness message with an update behind it',
    (update) => concat(frame([messageAwareness], new Uint8Array([0])), frame([messageSync, 2], update)),
  ],
]

it.each(disguises)('[RGT3] an observer who sends %s changes nothing and is closed', async (_name, disguise) => {
  const headBefore = await boardTitles()
  const closed = await sendAsObserver(disguise(titleUpdate('Overtatt av observatøren')))
  expect([4400, 4403]).toContain(closed)
  expect(await boardTitles()).toEqual(headBefore)
  expect(await member.page.getByText('Overtatt av observatøren').count()).toBe(0)
})

it('[ADM9] an observer who claims to be somebody else is shown as herself or not at all', async () => {
  const { socket, clientId } = await openSocket()
  const state = JSON.stringify({
    user: { name: 'Falsk Leder', role: 'programme-owner' },
    record: 'DD-1',
    verb: 'edits',
    page: 'queue',
  })
  const entries = encoding.createEncoder()
  encoding.writeVarUint(entries, 1)
  encoding.writeVarUint(entries, clientId)
  encoding.writeVarUint(entries, 1)
  encoding.writeVarString(entries, state)
  socket.send(frame([messageAwareness], encoding.toUint8Array(entries)))
  await member.page.locator(`[data-presence="${observer.seat.person.id}"]`).first().waitFor({ state: 'attached' })
  expect(await member.page.getByText('Falsk Leder').count()).toBe(0)
  socket.close()
})

async function openSocket(): Promise<{ socket: WebSocket; clientId: number }> {
  const clientId = new Y.Doc().clientID
  const address = `${stage.url.replace('http', 'ws')}/live/board/digital-samhandling?client=${clientId}`
  const socket = new WebSocket(address, { headers: { cookie: await observer.cookie(), origin: stage.url } })
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, clientId }
}

/** @returns the code the server closed with. */
async function sendAsObserver(bytes: Uint8Array): Promise<number> {
  const { socket } = await openSocket()
  const code = new Promise<number>((resolve) => socket.once('close', resolve))
  // Said first: whoever does not say what she has is closed for that, also while the server still looks up whose the update is.
  socket.send(frame([messageSync, 0], Y.encodeStateVector(new Y.Doc())))
  socket.send(bytes)
  return await code
}

/** The titles a fresh reader receives from the server now. */
async function boardTitles(): Promise<Record<string, unknown>> {
  const { socket } = await openSocket()
  const doc = new Y.Doc()
  const synced = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] !== messageSync || data[1] !== 1) return
      Y.applyUpdate(doc, stepTwoPayload(new Uint8Array(data)))
      resolve()
    })
  })
  socket.send(frame([messageSync, 0], Y.encodeStateVector(new Y.Doc())))
  await synced
  socket.close()
  const titles: Record<string, unknown> = {}
  for (const [id, item] of doc.getMap<Y.Map<unknown>>('items').entries()) titles[id] = item.get('title')
  return titles
}

function titleUpdate(title: string): Uint8Array {
  const doc = new Y.Doc()
  const item = new Y.Map()
  item.set('title', title)
  doc.getMap('items').set('DD-1', item)
  return Y.encodeStateAsUpdate(doc)
}

function frame(types: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const type of types) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function rawFrame(head: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint8Array(encoder, payload)
  return concat(new Uint8Array(head), encoding.toUint8Array(encoder))
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

function stepTwoPayload(message: Uint8Array): Uint8Array {
  let at = 2
  let length = 0
  let shift = 0
  for (;;) {
    const byte = message[at] ?? 0
    at += 1
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
    shift += 7
  }
  return message.subarray(at, at + length)
}
