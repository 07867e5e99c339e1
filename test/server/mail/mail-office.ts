// A board at work and the mail that comes of it: nodes that send over a real mail server, each with a database connection of its own, on one clock the test
// moves. Between meetings unless a test starts one. Called by the tests of mail.

import { keptDocuments } from '../../../server/commands/documents/kept-documents.ts'
import { inboxReading } from '../../../server/commands/inbox/inbox-view.ts'
import type { ProgrammeSeed } from '../../../server/domain/programme-seed.ts'
import { type Mailer, smtpMailer } from '../../../server/mail/mailer.ts'
import { type MailScheduler, mailScheduler } from '../../../server/mail/scheduler.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { quiet } from '../../doubles/http-app.ts'
import { openSmtp, type ReceivedMail, type SmtpDouble } from '../../doubles/smtp.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type DecidingBoard, openDecidingBoard, people, programmeId, type Who } from '../http/deciding-board.ts'

export interface MailOffice {
  readonly board: DecidingBoard
  readonly smtp: SmtpDouble
  /** A server that sends. */
  node(o?: { readonly mailer?: Mailer; readonly language?: Language }): Promise<MailScheduler>
  /** Mails to one person, in the order they came. */
  to(who: Who): readonly ReceivedMail[]
  /** Lets what is due be gathered, and has it sent. */
  sendAll(node: MailScheduler): Promise<void>
  close(): Promise<void>
}

export const gatherMs = 10 * 60_000
export const origin = 'https://tavle.eksempel.no'

/** Where mail goes by seat. */
const addresses: Readonly<Partial<Record<Who, string>>> = {
  programeier: 'per.nordmann@veivalg.example',
  nhn: 'ola.nordmann@veivalg.example',
  'helse-nord': 'ingrid.nordmann@veivalg.example',
  ks: 'liv.kystmann@veivalg.example',
  moteleder: 'solveig.austmann@veivalg.example',
  programkontor: 'nina.elvmann@veivalg.example',
  kommentar: 'leif.holtmann@veivalg.example',
  departementet: 'unni.myrmann@veivalg.example',
}

export async function openMailOffice(): Promise<MailOffice> {
  const databaseUrl = await freshDatabaseUrl()
  const board = await openDecidingBoard(databaseUrl, fewPeople())
  await board.meeting('moteleder', { type: 'adjourn' })
  const smtp = await openSmtp()
  const closing: (() => Promise<void>)[] = []
  return {
    board,
    smtp,
    async node({ mailer, language = 'nb' } = {}) {
      const database = await openDatabase({ dataDir: '', databaseUrl, log: quiet, maxConnections: 2 })
      const context = { ...board.app.context, database, documentOf: keptDocuments(board.app.context.log) }
      const scheduler = mailScheduler({
        context: { ...context, readInbox: inboxReading(context), origin: () => origin, language },
        mailer: mailer ?? smtpMailer({ smtpUrl: smtp.url, from: 'Veivalg <tavle@eksempel.no>' }),
        gatherMs,
        logger: context.logger,
      })
      closing.push(async () => {
        await scheduler.close()
        await database.close()
      })
      return scheduler
    },
    to: (who) => smtp.mails.filter(({ to }) => to.includes(addresses[who] ?? '')),
    async sendAll(node) {
      board.app.passHours(0.2)
      await node.tick()
    },
    async close() {
      for (const close of closing.splice(0)) await close()
      await smtp.close()
      await board.close()
    },
  }
}

/** One programme with those alone who come: each of the others would be written to as well. */
function fewPeople(): readonly ProgrammeSeed[] {
  const seats = new Set(Object.keys(people).map((seat) => `ds-${seat}`))
  return builtInProgrammes()
    .filter(({ id }) => id === programmeId)
    .map((programme) => {
      const memberships = programme.cast.memberships.filter(({ seat }) => seats.has(seat))
      const known = new Set(memberships.map(({ personId }) => personId))
      return { ...programme, cast: { memberships, people: programme.cast.people.filter(({ id }) => known.has(id)) } }
    })
}

/** @returns the subject of a mail about the programme */
export const about = (subject: string): string => `${subject} (Program digital samhandling – steg 2)`

export function header(mail: ReceivedMail | undefined, name: string): string | undefined {
  return mail?.headers.find(({ key }) => key === name)?.value
}
