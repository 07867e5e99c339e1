// Mail scene: what a letter is written from: who reads it and what she may, where things are done, and the words of its language. Made by
// compose-mail.ts for each mail, from what stands when it is sent.

import { type InboxBody, itemSpokenOf, type Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { dateIn } from '../../shared/language/date-in.ts'
import { mailEn } from '../../shared/language/en/mail.ts'
import type { Language } from '../../shared/language/languages.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { MailWords } from '../../shared/language/mail-words.ts'
import { mailNb } from '../../shared/language/nb/mail.ts'
import { mailNn } from '../../shared/language/nn/mail.ts'
import type { LocalName } from '../../shared/local-name.ts'
import type { Reader } from '../commands/deciding/deciding-view.ts'
import type { InboxContext } from '../commands/inbox/inbox-view.ts'
import { type LetterRow, row } from './letter.ts'
import type { Places } from './places.ts'

export interface MailScene {
  readonly context: InboxContext
  readonly programmeId: ProgrammeId
  readonly programme: { readonly name: LocalName; readonly structure: ProgrammeStructure }
  readonly reader: Reader
  readonly now: Date
  readonly places: Places
  readonly language: Language
  readonly words: MailWords
  /** What waits for her now. */
  readonly inbox: InboxBody
}

export const mailWords: Readonly<Record<Language, MailWords>> = { nb: mailNb, nn: mailNn, en: mailEn }

export function programmeName({ programme, language }: Pick<MailScene, 'programme' | 'language'>): string {
  return localName(programme.name, language)
}

/** @returns one thing that waits, as a row that leads to where it is done */
export function waitingRow(scene: MailScene, waiting: Waiting): LetterRow {
  const { words, language, places } = scene
  const { due, late, internal, kind } = waiting
  const isSaid = due === null || kind === 'call' || kind === 'wording' || kind === 'circulation'
  const when = isSaid ? null : (late ? words.waiting.wasDue : words.waiting.due)(dateIn(language, due))
  return row({
    text: waitingText(scene, waiting),
    quote: quoteOf(waiting),
    note: [when, internal ? words.waiting.internal : null].filter((part) => part !== null).join('. ') || null,
    href: places.waiting(waiting),
  })
}

/** Words of what is internal go no further than the board. */
function quoteOf(waiting: Waiting): string | null {
  if (waiting.internal) return null
  const { kind } = waiting
  return kind === 'circulation' || kind === 'wording' || kind === 'mention' || kind === 'answer' ? waiting.text : null
}

function waitingText({ words: { waiting: words }, language, programme }: MailScene, waiting: Waiting): string {
  const date = waiting.due === null ? '' : dateIn(language, waiting.due)
  switch (waiting.kind) {
    case 'session':
      return words.session(waiting.title)
    case 'call':
      return words.call(date)
    case 'circulation':
      return words.circulation(waiting.due === null ? null : date)
    case 'scores':
      return words.scores(waiting.items)
    case 'wording':
      return words.wording(date)
    case 'minutes':
      return words.minutes(dateIn(language, waiting.of))
    case 'promise':
      return words.promise(waiting.internal ? null : waiting.text)
    case 'question': {
      const asked = programme.structure.questions.find(({ id }) => id === waiting.question)
      return words.question(asked === undefined ? waiting.question : localName(asked.question, language))
    }
    case 'review':
      return words.review(waiting.number)
    case 'agenda':
      return words.agenda(waiting.internal ? null : waiting.title)
    case 'mention':
      return words.mention(waiting.by, itemSpokenOf(waiting.anchor))
    case 'answer':
      return words.answer(waiting.by, itemSpokenOf(waiting.anchor))
    case 'papers':
      return words.papers(waiting.title, waiting.papers)
  }
}
