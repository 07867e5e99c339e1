// Alternatives with live connections on two servers: a private one is opened by its maker alone; taken back, it closes for everybody else, wherever they are;
// adopting reaches those who write on the board at that moment, and loses nothing of theirs.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readConfig } from '../../../server/config.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { type Alternative, alternativeSchema } from '../../../shared/contract/alternatives.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { itemIdSchema } from '../../../shared/ids.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let one: RunningServer
let other: RunningServer
beforeAll(async () => {
  const outcome = readConfig({ PORT: '0', DATABASE_URL: await freshDatabaseUrl() })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  one = await startServer(outcome.config, { log: quiet })
  other = await startServer(outcome.config, { log: quiet })
})
afterAll(async () => {
  await one.close()
  await other.close()
})

const path = '/api/programmes/digital-samhandling/alternatives'
const ask = ({ url }: RunningServer, o: { method?: string; path: string; cookie?: string; body?: unknown }) =>
  fetch(url + o.path, {
    method: o.method ?? 'GET',
    headers: { origin: url, 'content-type': 'application/json', ...(o.cookie && { cookie: o.cookie }) },
    ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
  })
const signIn = async (server: RunningServer, seat: string): Promise<string> => {
  const answer = await ask(server, { method: 'POST', path: '/api/session', body: { seat } })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const told = async (answer: Promise<Response>): Promise<Alternative> =>
  alternativeSchema.parse(await (await answer).json())

let clients = 0
/** @returns the code a connection is closed with, and whether it was let in first */
async function connect(server: RunningServer, o: { readonly cookie: string; readonly room: string }) {
  clients += 1
  const address = `${server.url.replace('http', 'ws')}/live/${o.room}?client=${2_000 + clients}`
  const socket = new WebSocket(address, { headers: { cookie: o.cookie, origin: server.url } })
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  await new Promise<void>((resolve) => socket.once('open', () => resolve()))
  socket.send(Uint8Array.of(0, 0, 1, 0))
  const letIn = await Promise.race([
    new Promise<true>((resolve) => socket.once('message', () => resolve(true))),
    closed.then(() => false as const),
  ])
  return { closed, letIn, send: (bytes: Uint8Array) => socket.send(bytes), close: () => socket.close() }
}

async function open(server: RunningServer, o: { readonly cookie: string; readonly room: string }) {
  const doc = new Y.Doc()
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie: o.cookie, origin: server.url } })
    }
  }
  const provider = new WebsocketProvider(server.url.replace('http', 'ws').concat('/live'), o.room, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { client: String(doc.clientID) },
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  const title = (item: string, value: string): void => {
    const edit = {
      type: 'set-field',
      item: itemIdSchema.parse(item),
      set: { field: 'title', value },
    } as const
    const plan = planBoardEdit(readBoard(doc), edit)
    if (!plan.ok) throw new Error(plan.refusal.code)
    writeChanges({ doc, kind: 'board', changes: plan.value, origin: 'test' })
  }
  const until = (item: string, value: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (readBoard(doc).items.get(itemIdSchema.parse(item))?.title !== value) return
        doc.off('update', look)
        resolve()
      }
      doc.on('update', look)
      look()
    })
  return { doc, title, until, close: () => provider.destroy() }
}

describe('alternatives on two servers', { timeout: 60_000 }, () => {
  it('[ALT1] [ALT10] a private one is a room that does not exist, for anybody but its maker; taken back, it closes for the others wherever they are', async () => {
    const [maker, owner] = [await signIn(one, 'ds-strom-dd'), await signIn(other, 'ds-programeier')]
    const body = { id: randomUUID(), name: 'Mitt', visibility: 'private' }
    const made = await told(ask(one, { method: 'POST', path, cookie: maker, body }))
    const room = `alternative/${made.id}`
    const hostile = await connect(other, { cookie: owner, room })
    expect([hostile.letIn, await hostile.closed]).toEqual([false, 4404])
    const unknown = await connect(other, { cookie: owner, room: `alternative/${randomUUID()}` })
    expect([unknown.letIn, await unknown.closed]).toEqual([false, 4404])
    const stranger = await connect(other, { cookie: await signIn(other, 'pll-programeier'), room })
    expect([stranger.letIn, await stranger.closed]).toEqual([false, 4404])
    const own = await connect(one, { cookie: maker, room })
    expect(own.letIn).toBe(true)

    const steps = `${path}/${made.id}/steps`
    const share = { type: 'set-visibility', visibility: 'shared', revision: made.revision }
    const shared = await told(ask(one, { method: 'POST', path: steps, cookie: maker, body: share }))
    const guest = await connect(other, { cookie: owner, room })
    expect(guest.letIn).toBe(true)
    const observer = await connect(other, { cookie: await signIn(other, 'ds-departementet'), room })
    expect([observer.letIn, await observer.closed]).toEqual([false, 4404])
    const back = { type: 'set-visibility', visibility: 'private', revision: shared.revision }
    await told(ask(one, { method: 'POST', path: steps, cookie: maker, body: back }))
    expect(await guest.closed).toBe(4404)
    const stays = await Promise.race([own.closed, connect(one, { cookie: maker, room }).then(({ letIn }) => letIn)])
    expect(stays).toBe(true)
    own.close()
  })

  it('[ALT3] [ALT5] is written in live by who makes it, and adopted while others type on the board: they see it, and nothing of theirs is lost', async () => {
    const [maker, office, member] = await Promise.all([
      signIn(one, 'ds-strom-dd'),
      signIn(one, 'ds-programkontor'),
      signIn(other, 'ds-helse-nord'),
    ])
    const body = { id: randomUUID(), name: 'Delt', visibility: 'shared' }
    const made = await told(ask(one, { method: 'POST', path, cookie: maker, body }))
    const room = `alternative/${made.id}`
    const [fork, reader] = [
      await open(one, { cookie: maker, room }),
      await open(other, { cookie: await signIn(other, 'ds-programkontor'), room }),
    ]
    fork.title('DD-1', 'Fra alternativet')
    await reader.until('DD-1', 'Fra alternativet')
    const board = await open(other, { cookie: member, room: 'board/digital-samhandling' })
    const items = ['DD-2', 'DD-3', 'DD-4', 'DD-5']
    const typing = async (): Promise<void> => {
      for (const item of items) {
        board.title(item, `Skrevet ${item}`)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const [adopted] = await Promise.all([
      told(
        ask(one, {
          method: 'POST',
          path: `${path}/${made.id}/adoption`,
          cookie: office,
          body: { answers: [], revision: made.revision },
        }),
      ),
      typing(),
    ])
    expect(adopted.state).toBe('adopted')
    await board.until('DD-1', 'Fra alternativet')
    const late = await open(one, { cookie: office, room: 'board/digital-samhandling' })
    await Promise.all(items.map((item) => late.until(item, `Skrevet ${item}`)))
    await late.until('DD-1', 'Fra alternativet')
    for (const each of [fork, reader, board, late]) each.close()
  })
})
