// Minutes as a plain document: the order in which they are read, and nothing of how they look; and the parts of it, for the page on which they are
// written. Pure: the same book gives the same document, so that taking approved minutes out again gives the same bytes (T-134). Called by
// server/http/minutes/minutes.ts and minutes-told.ts.

import type { ToldMinutes } from '../../shared/contract/told-minutes.ts'
import { type Block, blocksOfRichText, type PlainDocument, type Run } from './block.ts'
import { effectInWords } from './effect-words.ts'
import { inFull, type MinutesBook, type MinutesDecision, type MinutesItem, type MinutesSeat } from './minutes-book.ts'
import { clockInWords, dayInWords, type MinutesWords, minutesWords } from './minutes-words.ts'

export function minutesDocument(book: MinutesBook): PlainDocument {
  const { language, head } = book
  const words = minutesWords(language)
  const name = book.audience === 'public' ? words.publicMinutes : words.minutes
  const told = toldMinutes(book)
  return {
    language,
    eyebrow: `${book.programme} · ${head.title}`,
    title: `${name}, ${dayInWords(heldOn(book), language)}`,
    facts: told.facts,
    blocks: [...told.attendance, ...told.items.flatMap((item) => itemBlocks(item, words)), ...told.rest],
    foot: [book.programme, head.title, dayInWords(heldOn(book), language), taken(book, words)]
      .filter(Boolean)
      .join(' · '),
    pageOf: words.pageOf,
  }
}

/** @returns what the document says, item by item: whatever shows minutes says the same. */
export function toldMinutes(book: MinutesBook): ToldMinutes {
  const words = minutesWords(book.language)
  return {
    facts: facts(book, words),
    attendance: attendance(book, words),
    items: book.items.map((item) => toldItem(item, words, book)),
    rest: [...otherDecisions(book, words), ...verdict(book, words), ...promises(book, words)],
  }
}

/** The day it was held, by the real start; before that the day it is planned for. */
function heldOn({ head, meeting }: Pick<MinutesBook, 'head' | 'meeting'>): string {
  return meeting.startedAt ?? head.date
}

/** Day and time of both ends; a meeting that was resumed may end on another day. */
function heldTime({ head, meeting, language }: Pick<MinutesBook, 'head' | 'meeting' | 'language'>): string {
  const { startedAt, adjournedAt } = meeting
  if (startedAt === null) return `${dayInWords(head.date, language)} ${head.startsAt}`
  const from = `${dayInWords(startedAt, language)} ${clockInWords(startedAt)}`
  if (adjournedAt === null) return from
  const [day, endDay] = [dayInWords(startedAt, language), dayInWords(adjournedAt, language)]
  return day === endDay ? `${from}–${clockInWords(adjournedAt)}` : `${from} – ${endDay} ${clockInWords(adjournedAt)}`
}

/** Approved minutes do not say when they were taken out: they are the same each time. */
function taken({ meeting, asOf, language }: MinutesBook, words: MinutesWords): string {
  return meeting.state === 'approved' ? '' : words.taken(`${dayInWords(asOf, language)} ${clockInWords(asOf)}`)
}

function facts({ head, meeting, seats, language }: MinutesBook, words: MinutesWords): ToldMinutes['facts'] {
  const { labels } = words
  const all = [
    { label: labels.time, value: heldTime({ head, meeting, language }) },
    { label: labels.place, value: head.place },
    { label: labels.chair, value: head.chair },
    { label: labels.facilitator, value: head.facilitator },
    { label: labels.quorum, value: words.quorumOf(meeting.quorum, seats.length) },
    { label: labels.status, value: status({ meeting, language }, words) },
  ]
  return all.filter(({ value }) => value !== '')
}

function status({ meeting, language }: Pick<MinutesBook, 'meeting' | 'language'>, words: MinutesWords): string {
  if (meeting.state !== 'approved' || meeting.approvedAt === null) return words.draft
  const when = dayInWords(meeting.approvedAt, language)
  return meeting.approvedBy === 'circulation' ? words.approvedByCirculation(when) : words.approvedInMeeting(when)
}

function attendance({ seats, others, meeting }: MinutesBook, words: MinutesWords): Block[] {
  const rows = seats.map((seat) => [
    inFull(seat),
    satBy(seat, words),
    seat.sat.map(({ stays }) => stayText(stays, meeting, words)).join('; '),
  ])
  return [
    { kind: 'heading', level: 2, text: words.attendance },
    { kind: 'table', caption: words.attendance, head: [words.seat, words.met, words.when], rows },
    ...(others.length === 0 ? [] : [paragraph(`${words.alsoThere}: ${others.map(inFull).join('; ')}`)]),
  ]
}

function satBy({ sat, gaveNotice }: MinutesSeat, words: MinutesWords): string {
  if (sat.length > 0) return sat.map(({ who }) => who.name).join(', ')
  return gaveNotice ? words.absentWithNotice : words.notPresent
}

type Stay = MinutesSeat['sat'][number]['stays'][number]

function stayText(
  stays: readonly Stay[],
  { startedAt, adjournedAt }: MinutesBook['meeting'],
  words: MinutesWords,
): string {
  const isWhole = ({ from, to }: Stay): boolean =>
    startedAt !== null && adjournedAt !== null && from <= startedAt && (to === null || to >= adjournedAt)
  return stays
    .map((stay) => {
      const how = stay.how === 'room' ? words.room : words.video
      if (isWhole(stay)) return `${words.wholeMeeting}, ${how}`
      return `${clockInWords(stay.from)}–${stay.to === null ? '' : clockInWords(stay.to)} ${how}`
    })
    .join(', ')
}

type ToldItem = ToldMinutes['items'][number]

function toldItem(item: MinutesItem, words: MinutesWords, book: MinutesBook): ToldItem {
  if (item.gap) return { gap: true, text: words.gapItem }
  const kept = item.papers.length === 0 ? words.gapPapersAlone : words.gapPapers
  const papers = [...item.papers, ...(item.papersKept ? [kept] : [])].join(', ')
  const cameUp = item.startedAt === null ? null : clockInWords(item.startedAt)
  const about = [item.kind === null ? words.goneItem : words.kinds[item.kind], cameUp]
  return {
    gap: false,
    id: item.id,
    heading: words.item(item.number, item.title ?? words.untitled),
    about: about.filter(Boolean).join(' · '),
    cameUp,
    circumstances: [
      ...(papers === '' ? [] : [{ kind: 'paragraph', runs: [{ text: words.papers(papers) }], small: true } as const]),
      ...(item.recused.length === 0 ? [] : [paragraph(words.recused(item.recused.join(', ')))]),
      ...(isLeftOut(item, book) ? [paragraph(words.notCovered)] : []),
    ],
    outcome: [...blocksOfRichText(item.outcome)],
    decisions: item.decisions.map((decision) => toldDecision(decision, words, book)),
    statements: item.statements.map(
      ({ by, text }): Block => ({ kind: 'quote', runs: joined(blocksOfRichText(text)), by: inFull(by) }),
    ),
  }
}

function itemBlocks(item: ToldItem, words: MinutesWords): readonly Block[] {
  if (item.gap) return [{ kind: 'gap', text: item.text }]
  return [
    { kind: 'heading', level: 2, text: item.heading },
    { kind: 'paragraph', runs: [{ text: item.about }], small: true },
    ...item.circumstances,
    ...item.outcome,
    ...item.decisions.flatMap(decisionBlocks),
    ...(item.statements.length === 0 ? [] : [{ kind: 'heading', level: 3, text: words.forTheRecord } as const]),
    ...item.statements,
  ]
}

/** The meeting is over, and nothing was done with it. */
function isLeftOut(item: Extract<MinutesItem, { gap: false }>, { meeting }: MinutesBook): boolean {
  const { startedAt, outcome, statements, decisions } = item
  const isUntouched = startedAt === null && outcome.length + statements.length + decisions.length === 0
  return isUntouched && meeting.adjournedAt !== null
}

type ToldDecision = (ToldItem & { readonly gap: false })['decisions'][number]

function decisionBlocks({ heading, blocks }: ToldDecision): readonly Block[] {
  return [{ kind: 'heading', level: 3, text: heading }, ...blocks]
}

function toldDecision(decision: MinutesDecision, words: MinutesWords, { language }: MinutesBook): ToldDecision {
  const { path, grounds, effect, reservations, dissents, reviewOn } = decision
  const how = path === 'owner' ? `${words.paths.owner} ${words.ownerDecided(decision.decidedBy)}` : words.paths[path]
  const blocks: readonly Block[] = [
    { kind: 'quote', runs: [{ text: decision.wording }], by: null, formal: true },
    ...(decision.intact ? [] : [{ kind: 'paragraph', runs: [{ text: words.notIntact, bold: true }] } as const]),
    paragraph(how),
    paragraph(effectInWords(effect, language)),
    ...stoodThen(decision, words),
    ...(grounds.trim() === '' ? [] : [paragraph(`${words.grounds}: ${grounds}`)]),
    ...(reservations.length === 0
      ? []
      : [{ kind: 'paragraph', runs: [{ text: words.reservations, bold: true }] } as const]),
    ...reservations.map(({ name, text }): Block => ({ kind: 'quote', runs: [{ text }], by: name })),
    ...(dissents.length === 0 ? [] : [{ kind: 'paragraph', runs: [{ text: words.dissents, bold: true }] } as const]),
    ...dissents.map(
      ({ name, position, text }): Block => ({
        kind: 'quote',
        runs: [{ text }],
        by: `${name} · ${words.positions[position]}`,
      }),
    ),
    ...(reviewOn === null ? [] : [paragraph(words.review(dayInWords(reviewOn, language)))]),
    { kind: 'paragraph', runs: [{ text: words.hash(decision.hash) }], small: true },
  ]
  return { number: decision.number, heading: words.decision(decision.number), blocks: [...blocks] }
}

/** How many counted against the quorum, and who took no part, as the decision itself keeps it. */
function stoodThen({ path, stood }: MinutesDecision, words: MinutesWords): readonly Block[] {
  if (stood === null) return []
  const counted = path === 'circulation' ? words.quorumAnswered(stood) : words.quorumInRoom(stood)
  return [
    paragraph(counted),
    ...(stood.recused.length === 0 ? [] : [paragraph(words.recusedThen(stood.recused.join('; ')))]),
  ]
}

function otherDecisions(book: MinutesBook, words: MinutesWords): readonly Block[] {
  if (book.otherDecisions.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words.otherDecisions },
    ...book.otherDecisions.flatMap((decision) => decisionBlocks(toldDecision(decision, words, book))),
  ]
}

function verdict({ meeting }: MinutesBook, words: MinutesWords): readonly Block[] {
  if (meeting.verdict === null) return []
  const { verdict: which, why } = meeting.verdict
  return [
    { kind: 'heading', level: 2, text: words.verdict },
    {
      kind: 'paragraph',
      runs: [{ text: words.verdicts[which], bold: true }, { text: why.trim() === '' ? '' : `. ${why}` }],
    },
  ]
}

function promises({ promises: all, language }: MinutesBook, words: MinutesWords): readonly Block[] {
  if (all.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words.promises },
    {
      kind: 'table',
      caption: words.promises,
      head: words.promiseHead,
      rows: all.map(({ text, owner, due }) => [text, owner, dayInWords(due, language)]),
    },
  ]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] }
}

/** Blocks of a statement in one: its paragraphs with line breaks between. */
function joined(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block, at): readonly Run[] => {
    const runs =
      block.kind === 'paragraph' || block.kind === 'quote'
        ? block.runs
        : block.kind === 'list'
          ? joined(block.items.flat())
          : []
    return at === 0 ? runs : [{ text: '\n' }, ...runs]
  })
}
