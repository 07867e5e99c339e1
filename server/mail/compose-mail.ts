// Composes a mail when it is sent: as the one it goes to may read then, of what stands then. Promises that somebody who has no place any more, or does not
// want the kind, or has nothing to be told, gets nothing. Called by the scheduler.

import type { Language } from '../../shared/language/languages.ts'
import type { InboxContext, ReadInbox } from '../commands/inbox/inbox-view.ts'
import type { ClaimedMail } from '../store/mail-outbox.ts'
import { addressOf, newUnsubscribeToken, wantedKinds } from '../store/mail-settings.ts'
import { actLetter } from './act-letter.ts'
import { callLetter } from './call-letter.ts'
import { digestLetter } from './digest-letter.ts'
import type { Letter } from './letter.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'
import { type MailScene, mailWords, programmeName } from './mail-scene.ts'
import type { Mailer } from './mailer.ts'
import { type Places, placesOf } from './places.ts'

export interface ComposeContext extends InboxContext {
  readonly readInbox: ReadInbox
  /** The address people use, without a path. */
  readonly origin: () => string
  readonly language: Language
}

export type Mail = Parameters<Mailer['send']>[0]
export type Composed = { readonly mail: Mail } | { readonly outcome: 'nothing-to-say' | 'not-wanted' }

const nothingToSay: Composed = { outcome: 'nothing-to-say' }
/** What was due so long ago is no news: a server that was down, or got its mail settings late, does not empty a drawer over people. */
const staleMs = 7 * 24 * 3_600_000

export async function composeMail(context: ComposeContext, mail: ClaimedMail): Promise<Composed> {
  const { programmeId, personId, kind } = mail
  const { db } = context.database
  const now = context.now()
  if (mail.causes.every(({ dueAt }) => now.getTime() - dueAt.getTime() > staleMs)) return nothingToSay
  const [person, programme, address, kinds] = await Promise.all([
    context.people.personWithRoles(personId),
    context.programmes.get(programmeId),
    addressOf(db, personId),
    wantedKinds(db, mail),
  ])
  const role = person?.roles[programmeId]
  if (programme === null || role === undefined || address === null) return nothingToSay
  if (kinds.some((each) => each.kind === kind && !each.wanted)) return { outcome: 'not-wanted' }
  const { language } = context
  const reader = { person: personId, role }
  const scene: MailScene = {
    context,
    programmeId,
    programme,
    reader,
    now,
    places: placesOf(context.origin(), programmeId),
    language,
    words: mailWords[language],
    inbox: await context.readInbox(programmeId, reader),
  }
  const letter = await letterOf(scene, mail)
  if (letter === null) return nothingToSay
  const token = await newUnsubscribeToken(db, { personId, programmeId, kind, at: now })
  return { mail: written(scene, { letter, mail, token, address }) }
}

function letterOf(scene: MailScene, mail: ClaimedMail): Promise<Letter | null> | Letter | null {
  switch (mail.kind) {
    case 'act':
      return actLetter(scene, mail)
    case 'before-meeting':
      return callLetter(scene, mail)
    case 'digest':
      return digestLetter(scene, mail)
  }
}

function written(
  scene: MailScene,
  o: {
    readonly letter: Letter
    readonly mail: Pick<ClaimedMail, 'id' | 'kind'>
    readonly token: string
    readonly address: string
  },
): Mail {
  const { words, places, language } = scene
  const { letter, mail, token, address } = o
  const stop = places.unsubscribe(token)
  const foot = {
    why: words.foot.why(programmeName(scene), mail.kind),
    settings: { text: words.foot.settings, href: places.settings },
    stop: { text: words.foot.stop[mail.kind], href: stop },
  }
  return {
    to: address,
    subject: letter.subject,
    text: letterText(letter, foot),
    html: letterHtml(letter, foot, language),
    headers: { ...headersOf(mail, places), 'List-Unsubscribe': `<${stop}>`, 'Content-Language': language },
  }
}

/** The id of a mail is that of its first row: whoever gets it twice sees that it is one. */
function headersOf({ id, kind }: Pick<ClaimedMail, 'id' | 'kind'>, { host }: Places) {
  return {
    'Message-ID': `<${id}@${host.replace(/^\[|\]$/g, '')}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'X-Veivalg-Kind': kind,
  }
}
