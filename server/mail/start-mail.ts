// Starts the sending of mail beside the routes, over the same stores. Called by server/start-server.ts where a mail server is named.

import type { Language } from '../../shared/language/languages.ts'
import type { CommandContext } from '../commands/context.ts'
import { keptDocuments } from '../commands/documents/kept-documents.ts'
import { type InboxContext, inboxReading } from '../commands/inbox/inbox-view.ts'
import type { Mailer } from './mailer.ts'
import { mailScheduler } from './scheduler.ts'
import { keepTicking } from './ticking.ts'

/** @returns what stops it */
export function startMail(o: {
  readonly context: CommandContext & Pick<InboxContext, 'evidence' | 'papers'>
  readonly mailer: Mailer
  readonly settings: { readonly language: Language; readonly gatherMinutes: number }
  readonly origin: () => string
}): () => Promise<void> {
  const { mailer, settings, origin } = o
  const context = { ...o.context, documentOf: keptDocuments(o.context.log) }
  return keepTicking(
    mailScheduler({
      context: { ...context, readInbox: inboxReading(context), origin, language: settings.language },
      mailer,
      gatherMs: settings.gatherMinutes * 60_000,
      logger: o.context.logger,
    }),
  )
}
