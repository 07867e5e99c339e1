// The server as a process: settings, log, start, the lines a person reads, and stopping on SIGTERM and SIGINT. What cannot be started is
// told in one line in bokmål and one in English, with exit code 2. Called by server/main.ts and server/dev.ts.

import { pino } from 'pino'
import type { Config } from './config.ts'
import { exitCannotStart, settingsOrExit } from './settings-or-exit.ts'
import { type RunningServer, type ServerOptions, startServer } from './start-server.ts'
import { faultFields } from './store/fault.ts'
import { whyNotStarted } from './why-not-started.ts'

/** Whoever runs the process counts on 25 s. */
const stopWithinMs = 24_000
const oneKeystrokeMs = 1_000

/** Runs until it is told to stop; then ends the process. */
export async function runProcess(options: Pick<ServerOptions, 'client' | 'programmes'> = {}): Promise<void> {
  const config = settingsOrExit()
  // The log goes to standard error, so that standard output stays for people.
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
  const server = await startServer(config, { ...options, log }).catch((error: unknown) => {
    const told = whyNotStarted(error, config)
    if (told === null) log.fatal({ err: error }, 'the server could not start')
    else say(told)
    process.exit(told === null ? 1 : exitCannotStart)
  })
  stopOnSignals(server, log)
  const address = config.publicOrigin ?? server.url
  process.stdout.write(`Veivalg: ${address}\n${howToSignIn(config, address)}\n`)
}

/** @returns what a person reads of how people get in, in Norwegian and English */
export function howToSignIn({ seats, oidc, mail }: Pick<Config, 'seats' | 'oidc' | 'mail'>, url: string): string {
  if (seats) {
    return `Åpne adressen i en nettleser og velg en plass ved tavlen (open the address and take a seat): ${url}/seats`
  }
  if (oidc !== null) return `Folk logger inn hos utstederen (people sign in at the issuer): ${oidc.issuer}`
  if (mail !== null) return 'Folk logger inn med en lenke på e-post (people sign in by a link in a mail).'
  return 'Plasser er slått av, og verken utsteder eller e-post er satt opp: bare den som har lenken i en invitasjon, kommer inn (seats are off, and neither an issuer nor mail is set up: only the link of an invitation lets anybody in).'
}

function say(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
}

function stopOnSignals(server: RunningServer, log: pino.Logger): void {
  let stoppingSinceMs: number | null = null
  const stop = (reason: string, exitCode: number): void => {
    if (stoppingSinceMs !== null) {
      // Ctrl+C reaches the server both by itself and through `npm start`: only a later one means "at once".
      if (performance.now() - stoppingSinceMs > oneKeystrokeMs) process.exit(1)
      return
    }
    stoppingSinceMs = performance.now()
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    server.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error(faultFields(error), 'could not stop in good order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM', 0))
  process.on('SIGINT', () => stop('SIGINT', 0))
  process.on('SIGHUP', () => stop('SIGHUP', 0))
  process.on('disconnect', () => stop('the process that started this one is gone', 0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal(faultFields(error), event)
      stop(event, 1)
    })
  }
}
