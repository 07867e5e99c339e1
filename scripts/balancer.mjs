// A small balancer for several servers on one machine: requests and WebSockets go round to those whose `/readyz` says ready. A live connection
// over HTTP stays with the server that has it, by the token in its path. Promises that a server that cannot be reached costs nobody an answer
// while another is ready. For trying out and for tests; nothing of it is needed in production. Called by cluster.mjs.

import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import { connect } from 'node:net'

/**
 * @typedef {{ readonly port: number, ready: boolean }} Node
 * @typedef {{ readonly port: number, nodes: () => readonly Node[], look: () => Promise<void>, close: () => Promise<void> }} Balancer
 */

const host = '127.0.0.1'
const lookMs = 250
const answerMs = 2_000
const maxBodyBytes = 4 * 1_048_576
const maxTokens = 10_000
const tokenPath = /^\/live-http\/([^/?]+)\//

/**
 * @param {{ readonly port: number, readonly nodePorts: readonly number[] }} o `port` 0 = any free one
 * @returns {Promise<Balancer>}
 */
export async function startBalancer({ port, nodePorts }) {
  const nodes = nodePorts.map((nodePort) => ({ port: nodePort, ready: false }))
  const turns = { http: 0, sockets: 0 }
  /** @type {Map<string, Node>} */
  const tokens = new Map()
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set()

  /** In which order servers are tried: each gets its turn, and one that is not ready comes last, since it may know nothing worse than we do.
   * @param {keyof typeof turns} kind @returns {Node[]} */
  const order = (kind) => {
    const from = turns[kind] % nodes.length
    turns[kind] += 1
    const turned = [...nodes.slice(from), ...nodes.slice(0, from)]
    return [...turned.filter(({ ready }) => ready), ...turned.filter(({ ready }) => !ready)]
  }

  /** @param {string} path @returns {Node[]} */
  const orderFor = (path) => {
    const token = tokenPath.exec(path)?.[1]
    if (token === undefined) return order('http')
    const others = order('sockets')
    const kept = tokens.get(token) ?? others[0]
    if (kept === undefined) return others
    tokens.delete(token)
    tokens.set(token, kept)
    if (tokens.size > maxTokens) tokens.delete(tokens.keys().next().value ?? '')
    return [kept, ...others.filter((node) => node !== kept)]
  }

  const look = async () => {
    await Promise.all(
      nodes.map(async (node) => {
        node.ready = await isReady(node.port)
      }),
    )
  }
  const looking = setInterval(() => void look(), lookMs)

  const server = createServer(async (request, response) => {
    /** @type {Buffer[]} */
    const body = []
    let bytes = 0
    try {
      for await (const part of request) {
        bytes += part.length
        if (bytes > maxBodyBytes) return void response.writeHead(413).end()
        body.push(part)
      }
    } catch {
      return
    }
    const path = request.url ?? '/'
    for (const node of orderFor(path)) {
      const came = await pass({ node, request, response, body: Buffer.concat(body) })
      if (came === 'unreachable') node.ready = false
      else {
        const token = tokenPath.exec(path)?.[1]
        if (token !== undefined) tokens.set(token, node)
        return
      }
    }
    response.writeHead(503, { 'Retry-After': '1' }).end()
  })
  server.on('upgrade', async (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    for (const node of order('sockets')) {
      const upstream = connect(node.port, host)
      const came = await new Promise((resolve) => {
        upstream.once('connect', () => resolve(true)).once('error', () => resolve(false))
      })
      if (!came) {
        node.ready = false
        continue
      }
      const lines = [`${request.method} ${request.url} HTTP/1.1`]
      for (let at = 0; at < request.rawHeaders.length; at += 2) {
        lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`)
      }
      upstream.setNoDelay(true)
      upstream.write(`${lines.join('\r\n')}\r\n\r\n`)
      upstream.write(head)
      upstream.on('error', () => socket.destroy())
      socket.on('close', () => upstream.destroy())
      upstream.on('close', () => socket.destroy())
      upstream.pipe(socket).pipe(upstream)
      return
    }
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  server.on('connection', (socket) => {
    open.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => open.delete(socket))
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    nodes: () => nodes,
    look,
    async close() {
      clearInterval(looking)
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/**
 * @param {{ node: Node, request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, body: Buffer }} o
 * @returns {Promise<'answered' | 'unreachable'>} unreachable only when nothing can have been done
 */
function pass({ node, request, response, body }) {
  return new Promise((resolve) => {
    const { url, method, headers } = request
    const upstream = ask({ host, port: node.port, path: url, method, headers, agent: false })
    upstream.on('response', (answer) => {
      const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers
      response.writeHead(answer.statusCode ?? 502, kept)
      // A stream says nothing for a while, and is there all the same.
      response.flushHeaders()
      answer.pipe(response)
      answer.on('error', () => response.destroy())
      resolve('answered')
    })
    upstream.on('error', (error) => {
      if (response.headersSent) return void response.destroy()
      const refused = 'code' in error && error.code === 'ECONNREFUSED'
      if (refused || method === 'GET' || method === 'HEAD') return resolve('unreachable')
      response.writeHead(502).end()
      resolve('answered')
    })
    response.on('close', () => upstream.destroy())
    upstream.end(body)
  })
}

/** @param {number} port @returns {Promise<boolean>} */
async function isReady(port) {
  try {
    const answer = await fetch(`http://${host}:${port}/readyz`, { signal: AbortSignal.timeout(answerMs) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}
