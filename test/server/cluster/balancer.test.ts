// The balancer of `npm run cluster`, before servers that only say who they are: whom it asks, whom it leaves alone, and what stays together.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { startBalancer } from '../../../scripts/balancer.mjs'
import { freePort } from '../../harness/free-port.ts'

interface Named {
  readonly port: number
  ready: boolean
  readonly server: Server
  /** What was asked of it, without the questions of the balancer itself. */
  readonly asked: string[]
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function named(name: string): Promise<Named> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    if (request.url === '/readyz') return response.writeHead(node.ready ? 200 : 503).end()
    asked.push(`${request.method} ${request.url}`)
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => response.writeHead(200, { 'X-Host': request.headers.host ?? '' }).end(`${name} ${body}`))
    return undefined
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => socket.send(`${name} ${data}`))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const node: Named = { port, ready: true, server, asked }
  closing.push(async () => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
    server.close()
  })
  return node
}

async function balanced(nodePorts: readonly number[]) {
  const balancer = await startBalancer({ port: 0, nodePorts })
  closing.push(() => balancer.close())
  await balancer.look()
  const url = `http://127.0.0.1:${balancer.port}`
  const get = async (path: string): Promise<string> => (await (await fetch(url + path)).text()).trim()
  const hear = async (): Promise<string> => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live/board/x`)
    await once(socket, 'open')
    socket.send('hei')
    const [said] = await once(socket, 'message')
    socket.close()
    return String(said)
  }
  return { balancer, url, get, hear }
}

describe('the balancer', () => {
  it('[CLU1] gives each server its turn, for requests and for sockets, with what was asked untouched', async () => {
    const nodes = [await named('one'), await named('two'), await named('three')]
    const { get, hear, url } = await balanced(nodes.map(({ port }) => port))
    expect([await get('/a?b=1'), await get('/b'), await get('/c')].toSorted()).toEqual(['one', 'three', 'two'])
    expect([await hear(), await hear(), await hear()].toSorted()).toEqual(['one hei', 'three hei', 'two hei'])
    const answer = await fetch(`${url}/api/x`, { method: 'POST', body: 'med innhold' })
    expect([answer.status, answer.headers.get('x-host')]).toEqual([200, new URL(url).host])
    expect(await answer.text()).toMatch(/^(one|two|three) med innhold$/)
  })

  it('[CLU1] leaves a server alone that is not ready, and one that is not there', async () => {
    const [one, two] = [await named('one'), await named('two')]
    const { balancer, get, hear, url } = await balanced([one.port, two.port, await freePort()])
    one.ready = false
    await balancer.look()
    expect(balancer.nodes().map(({ ready }) => ready)).toEqual([false, true, false])
    for (let round = 0; round < 5; round += 1) expect([await get('/'), await hear()]).toEqual(['two', 'two hei'])
    one.ready = true
    await balancer.look()
    // Gone since it was asked last: nobody notices.
    two.server.closeAllConnections()
    two.server.close()
    for (let round = 0; round < 4; round += 1) {
      expect(await (await fetch(url, { method: 'POST', body: 'x' })).text()).toBe('one x')
      expect(await hear()).toBe('one hei')
    }
    one.server.closeAllConnections()
    one.server.close()
    expect((await fetch(url)).status).toBe(503)
  })

  it('[CLU2] a live connection over HTTP stays where it is, also when that server wants no more of them, until it is gone', async () => {
    const nodes = [await named('one'), await named('two'), await named('three')]
    const { balancer, get } = await balanced(nodes.map(({ port }) => port))
    const token = '0123456789abcdef'
    const at = await get(`/live-http/${token}/events`)
    for (let round = 0; round < 5; round += 1) expect(await get(`/live-http/${token}/frames`)).toBe(at)
    const others = new Set<string>()
    for (let round = 0; round < 6; round += 1) others.add(await get(`/live-http/other-${round}/events`))
    expect(others.size).toBe(3)
    const own = nodes[['one', 'two', 'three'].indexOf(at)]
    if (own === undefined) throw new Error('one of the three')
    own.ready = false
    await balancer.look()
    expect(await get(`/live-http/${token}/frames`)).toBe(at)
    own.server.closeAllConnections()
    own.server.close()
    const next = await get(`/live-http/${token}/open/board/x`)
    expect(next).not.toBe(at)
    expect(await get(`/live-http/${token}/frames`)).toBe(next)
  })
})
