// Scheduler: sends what is due, one mail at a time, inside the server's process. Each is claimed in the database first, so that of several servers one sends
// it; a claim that lapses is taken up by whoever is there. Nothing here asks what time it is but by `now`. Composed by server/start-server.ts.

import type { CommandLog } from '../commands/context.ts'
import { faultFields } from '../store/fault.ts'
import { type ClaimedMail, claimMail, postponeMail, settleMail } from '../store/mail-outbox.ts'
import { type ComposeContext, composeMail } from './compose-mail.ts'
import { type Mailer, sendWithinMs } from './mailer.ts'
import { scanForMail } from './scan.ts'

export interface MailScheduler {
  /** Sends all that is due now. Asked again meanwhile, it is the same round. */
  tick(): Promise<void>
  /** What is being sent is sent and settled; nothing more is begun. */
  close(): Promise<void>
}

export interface SchedulerOptions {
  readonly context: ComposeContext
  readonly mailer: Mailer
  readonly gatherMs: number
  readonly logger: CommandLog
}

const minuteMs = 60_000
/** Longer than a mail takes, however slowly the server answers. */
const claimMs = 5 * minuteMs
/** After the first failure, the second, and so on; after the last of them it is given up. */
const againAfterMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, 60 * minuteMs, 240 * minuteMs, 720 * minuteMs]
const scanEveryMs = 5 * minuteMs

if (sendWithinMs * 2 > claimMs) throw new Error('a claim would lapse while its mail is sent')

type Outcome = Parameters<typeof settleMail>[1]['outcome']

export function mailScheduler(options: SchedulerOptions): MailScheduler {
  const { context } = options
  let underWay: Promise<void> | null = null
  let closing = false
  let scannedAtMs = Number.NEGATIVE_INFINITY
  /** Sent, while the database could not be told so. They are told before anything else is done. */
  const unsettled: { readonly mail: ClaimedMail; readonly outcome: Outcome; readonly at: Date }[] = []

  const settle = async (mail: ClaimedMail, outcome: Outcome): Promise<void> => {
    unsettled.push({ mail, outcome, at: context.now() })
    await settleAll()
  }
  const settleAll = async (): Promise<void> => {
    for (let first = unsettled[0]; first !== undefined; first = unsettled[0]) {
      await settleMail(context.database, first)
      unsettled.shift()
    }
  }

  const round = async (): Promise<void> => {
    await settleAll()
    const nowMs = context.now().getTime()
    if (nowMs - scannedAtMs >= scanEveryMs) {
      await scanForMail(context)
      scannedAtMs = nowMs
    }
    while (!closing) {
      const mail = await claimMail(context.database, { now: context.now(), claimMs, gatherMs: options.gatherMs })
      if (mail === null) return
      await deliver(options, mail, settle)
    }
  }

  return {
    tick() {
      if (closing) return Promise.resolve()
      underWay ??= round()
        .catch((error: unknown) => options.logger.error(faultFields(error), 'mail could not be looked after'))
        .finally(() => {
          underWay = null
        })
      return underWay
    },
    async close() {
      closing = true
      await underWay
    },
  }
}

async function deliver(
  { context, mailer, logger }: SchedulerOptions,
  mail: ClaimedMail,
  settle: (mail: ClaimedMail, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const fields = { mail: mail.id, kind: mail.kind, programme: mail.programmeId, attempts: mail.attempts }
  let outcome: Outcome = 'sent'
  try {
    const composed = await composeMail(context, mail)
    if ('mail' in composed) await mailer.send(composed.mail)
    else outcome = composed.outcome
  } catch (error) {
    const againMs = againAfterMs[mail.attempts - 1]
    if (againMs === undefined || isNobody(error)) {
      logger.error({ ...fields, ...faultFields(error) }, 'a mail was given up')
      return settle(mail, 'given-up')
    }
    logger.error({ ...fields, ...faultFields(error), againMs }, 'a mail was not taken')
    return postponeMail(context.database, mail, new Date(context.now().getTime() + againMs))
  }
  logger.info({ ...fields, outcome }, 'a mail was settled')
  return settle(mail, outcome)
}

/** The mail server says for good that it knows nobody by the address. */
function isNobody(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'EENVELOPE' &&
    'responseCode' in error &&
    Number(error.responseCode) >= 500
  )
}
