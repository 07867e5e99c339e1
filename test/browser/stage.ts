// Stage: a real server in a process of its own and people in real browser contexts, for the browser tests.
// Promises fresh data per stage, a server that can be killed and started again on the same folder, and that everything is closed.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Seat, seatsBodySchema } from '../../shared/contract/http.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { Role } from '../../shared/role.ts'
import { launchBrowser } from '../harness/browser.ts'
import { freePort } from '../harness/free-port.ts'
import { patientInBrowserMs } from '../harness/patience.ts'
import { type ServerProgram, serverArguments } from '../harness/server-program.ts'
import { type LiveLine, liveLine } from './live-line.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ownEntry: ServerProgram = 'server/main.ts'

/** Somebody at the board: a seat taken, a page open. */
export interface Person {
  readonly seat: Seat
  readonly context: BrowserContext
  readonly page: Page
  /** The session cookie as a header, for sockets that are not the product's own. */
  cookie(): Promise<string>
  /** The line of her pages; throws on a stage that was opened without `lines`. */
  line(): LiveLine
}

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly language?: Language
  readonly reducedMotion?: boolean
}

export interface Stage {
  readonly url: string
  readonly browser: Browser
  /** Takes the n-th seat (0-based) of a role on a programme and opens an address. */
  enter(o: { role: Role; nth?: number; programme?: string; path: string; look?: Look }): Promise<Person>
  /** A browser context in which nobody has signed in. */
  newContext(look?: Look): Promise<BrowserContext>
  seats(): Promise<readonly Seat[]>
  /** Ends the server process at once, as a power cut would. */
  kill(): Promise<void>
  /** Asks the server to stop in good order. */
  stop(): Promise<void>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a stage.
 * @param o.env further settings of the server
 * @param o.lines whether the line of each person can be taken away
 * @param o.port where it listens; any free one unless told
 */
export async function openStage(
  o: { env?: Readonly<Record<string, string>>; entry?: ServerProgram; lines?: boolean; port?: number } = {},
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-stage-'))
  const port = o.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: '',
    ...o.env,
  }
  const entry = o.entry ?? ownEntry
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    child = await startServer({ entry, env, url })
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    await gone
  }

  // Pictures are taken outside a run of tests, on what a server makes of nothing.
  const begun = process.env.BEGUN_STAGE
  if (begun !== undefined && entry === ownEntry && env.DATABASE_URL === '') await cp(begun, folder, { recursive: true })
  const [browser] = await Promise.all([launchBrowser(), start()])
  const newContext = (look: Look = {}): Promise<BrowserContext> => openContext({ browser, url, look })
  const seats = async (): Promise<readonly Seat[]> =>
    seatsBodySchema.parse(await (await fetch(`${url}/api/seats`)).json()).seats

  return {
    url,
    browser,
    newContext,
    seats,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async enter({ role, nth = 0, programme = 'digital-samhandling', path, look }) {
      const seat = (await seats()).filter((each) => each.role === role && each.programme.id === programme)[nth]
      if (!seat) throw new Error(`no seat ${nth} of ${role} on ${programme}`)
      const context = await newContext(look)
      const line = o.lines ? await liveLine(context) : null
      const answer = await context.request.post(`${url}/api/session`, {
        data: { seat: seat.seat },
        headers: { origin: url },
      })
      if (!answer.ok()) throw new Error(`could not take seat ${seat.seat}: ${answer.status()} ${await answer.text()}`)
      const page = await context.newPage()
      await page.goto(path)
      return {
        seat,
        context,
        page,
        cookie: async () => (await context.cookies(url)).map((each) => `${each.name}=${each.value}`).join('; '),
        line() {
          if (line === null) throw new Error('nobody on this stage has a line that can be taken away')
          return line
        },
      }
    },
    async close() {
      await browser.close()
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function startServer(o: { entry: ServerProgram; env: NodeJS.ProcessEnv; url: string }): Promise<ChildProcess> {
  const child = spawn(process.execPath, serverArguments(o.entry), {
    cwd: root,
    env: o.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await new Promise<void>((resolve, reject) => {
    const check = (): void => {
      if (said.includes(o.url)) resolve()
    }
    child.stdout.on('data', check)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened:\n${said}`)))
  })
  return child
}

async function openContext(o: { browser: Browser; url: string; look: Look }): Promise<BrowserContext> {
  const { width = 1440, height = 900, dark = false, language = 'nb', reducedMotion = true } = o.look
  const context = await o.browser.newContext({
    baseURL: o.url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: language === 'en' ? 'en-GB' : `${language}-NO`,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    ...(width < 600 ? { hasTouch: true, deviceScaleFactor: 2 } : {}),
  })
  context.setDefaultTimeout(patientInBrowserMs)
  if (language !== 'nb') {
    await context.addInitScript((chosen) => localStorage.setItem('veivalg.language', chosen), language)
  }
  return context
}
