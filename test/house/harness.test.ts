// What the harness promises to every other test: a real Postgres that does not outlive its run, and a browser in which
// two people are two people.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, it } from 'vitest'
import { launchBrowser } from '../harness/browser.ts'
import { startPostgres } from '../harness/postgres-cluster.ts'

const cluster = fileURLToPath(new URL('../harness/postgres-cluster.ts', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx')

it('starts a Postgres that keeps what it has committed, and stops it', async () => {
  const { url, stop } = await startPostgres()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages",
  )
  await client.end()
  await stop()
  expect({ rows, isListening: await isListening(url) }).toEqual({
    rows: [{ fsync: 'on', commit: 'on', pages: 'on' }],
    isListening: false,
  })
})

it('leaves no Postgres behind when the run is killed', async () => {
  const script = `import { startPostgres } from ${JSON.stringify(cluster)}; console.log((await startPostgres()).url); setInterval(() => {}, 1000)`
  const run = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(run.stdout), 'line')) as [string]
  const client = new pg.Client({ connectionString: url })
  // The server says goodbye to its clients when it ends: that, and no clock, tells when it has.
  const saidGoodbye = once(client, 'error')
  await client.connect()
  run.kill('SIGKILL')
  await saidGoodbye
  await client.end().catch(() => undefined)
  await expect.poll(() => isListening(url)).toBe(false)
})

it('launches a browser where each context has cookies of its own, and text is seen', async () => {
  const server = createServer((request, response) => {
    const named = request.url?.slice(1)
    if (named) response.setHeader('set-cookie', `who=${named}; Path=/`)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<h1>Behovskø – ${request.headers.cookie ?? 'ingen'}</h1>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  const url = `http://127.0.0.1:${address.port}/`
  const browser = await launchBrowser()
  try {
    const [kari, ola] = [await browser.newContext(), await browser.newContext()]
    const [karisPage, olasPage] = [await kari.newPage(), await ola.newPage()]
    await karisPage.goto(`${url}kari`)
    await olasPage.goto(`${url}ola`)
    await karisPage.goto(url)
    await olasPage.goto(url)
    const width = await karisPage.evaluate(() => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('h1') ?? document.body)
      return range.getBoundingClientRect().width
    })
    expect({
      kari: await karisPage.textContent('h1'),
      ola: await olasPage.textContent('h1'),
      isTextWide: width > 100 && width < 600,
    }).toEqual({ kari: 'Behovskø – who=kari', ola: 'Behovskø – who=ola', isTextWide: true })
  } finally {
    await browser.close()
    server.close()
  }
})

async function isListening(url: string): Promise<boolean> {
  const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(url).port) })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
