// Commands of score rounds: each one transaction under the programme's lock. What somebody says goes into rows alone, and into no log line, no
// notice and no error. A reveal writes the medians as the items' benefit marks in the same transaction. Called by server/http/programmes/scores.ts.

import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import { type FieldChange, sameValue } from '../../../shared/board/change.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { AskScores, GiveScores } from '../../../shared/contract/scores.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import {
  boardRoom,
  type ItemId,
  type PersonId,
  type ProgrammeId,
  type ScoreRoundId,
  scoreRoundIdSchema,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { markOf, type ScoreResult } from '../../../shared/priority/score-summary.ts'
import { may } from '../../../shared/rules/permissions.ts'
import {
  answeredSeats,
  giveScores,
  openScoreRound,
  revealScores,
  type ScoreRound,
  type ScoreScene,
  setScoreDeadline,
  withdrawScores,
} from '../../domain/score-rounds.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { dueMail } from '../../store/mail-outbox.ts'
import {
  dropScoresOf,
  findScoreRound,
  insertScoreRound,
  keepScoresOf,
  nextScoreRound,
  openScoreRounds,
  putScores,
  scoresIn,
  updateScoreRound,
} from '../../store/scores.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { readScoreScene } from './score-scene.ts'

type Needs = Pick<CommandContext, 'database' | 'now'>

interface Asked {
  readonly programmeId: ProgrammeId
  readonly person: PersonId
}
type OfRound = Asked & { readonly id: ScoreRoundId }

/** @returns the id of the new round */
export async function askScoresCommand(
  { database, programmes, now }: Needs & Pick<CommandContext, 'programmes'>,
  asked: Asked & { readonly body: AskScores },
): Promise<Outcome<ScoreRoundId>> {
  const { programmeId, person, body } = asked
  const room = boardRoom(programmeId)
  const programme = await programmes.get(programmeId)
  if (programme === null) return refuse('NOT_FOUND')
  return commitRuling(database, {
    programmeId,
    rooms: [],
    reads: [room],
    run: async (tx, loaded) => {
      const scene = await readScoreScene(tx, { programmeId, person, now: now() })
      if (!scene.ok) return scene
      const held = loaded.get(room)
      if (held === undefined) throw new Error(`${room} was asked for`)
      const doc = roomDocument(held)
      const board = readBoard(doc)
      const frozenBy = frozenIn(doc)
      doc.destroy()
      const { items, criteria, people, deadline } = body
      const opened = openScoreRound({
        scene: scene.value,
        id: scoreRoundIdSchema.parse(randomUUID()),
        number: await nextScoreRound(tx, programmeId),
        items,
        criteria,
        people,
        deadline,
        benefits: programme.structure.benefits.map(({ id }) => id),
        open: await openScoreRounds(tx, programmeId),
        isOnBoard: (item) => board.items.has(item),
        frozenBy,
      })
      if (!opened.ok) return opened
      const round = opened.value
      await insertScoreRound(tx, programmeId, round)
      await note(tx, { scene: scene.value, programmeId, round, act: 'scores.asked' })
      await dueMail(tx, {
        programmeId,
        kind: 'act',
        key: `scores:${round.id}:asked`,
        about: { what: 'scores', id: round.id },
        dueAt: scene.value.now,
        people: round.asked.filter((each) => each !== person),
      })
      return done({ value: round.id, updates: [], raisesEpoch: false })
    },
  })
}

/** @returns whether another seat has answered now, or one has not any more: all that others learn of it */
export function giveScoresCommand(
  context: Needs,
  asked: OfRound & { readonly item: ItemId; readonly body: GiveScores },
): Promise<Outcome<{ readonly changesWho: boolean }>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const before = await scoresIn(tx, round.id)
    const given = giveScores({ scene, round, scores: before, item: asked.item, cells: asked.body.scores })
    if (!given.ok) return given
    const { seat, scores, takesOver } = given.value
    if (takesOver) await dropScoresOf(tx, round.id, seat)
    await putScores(tx, round.id, scores)
    const wasAnswered = answeredSeats(round, before).includes(seat)
    const isAnswered = answeredSeats(round, await scoresIn(tx, round.id)).includes(seat)
    return done({ changesWho: wasAnswered !== isAnswered })
  })
}

export function scoreDeadlineCommand(
  context: Needs,
  asked: OfRound & { readonly deadline: string },
): Promise<Outcome<null>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const changed = setScoreDeadline({ scene, round, deadline: asked.deadline })
    if (!changed.ok) return changed
    await updateScoreRound(tx, changed.value)
    return done(null)
  })
}

export function withdrawScoresCommand(context: Needs, asked: OfRound): Promise<Outcome<null>> {
  return onRound(context, asked, async (tx, { scene, round }) => {
    const withdrawn = withdrawScores({ scene, round })
    if (!withdrawn.ok) return withdrawn
    // Nobody is ever shown it.
    await keepScoresOf(tx, round.id, [])
    await updateScoreRound(tx, withdrawn.value)
    await note(tx, { scene, programmeId: asked.programmeId, round, act: 'scores.withdrawn' })
    return done(null)
  })
}

/** @returns whether the board was written in: it is not where every mark was that already */
export function revealScoresCommand(
  { database, now }: Needs,
  asked: OfRound & { readonly without: readonly PersonId[] },
): Promise<Outcome<{ readonly wrote: boolean }>> {
  const { programmeId } = asked
  const room = boardRoom(programmeId)
  return commitRuling(database, {
    programmeId,
    rooms: [room],
    run: async (tx, loaded) => {
      const found = await findForPerson(tx, { ...asked, now: now() })
      if (!found.ok) return found
      const { scene, round } = found.value
      const held = loaded.get(room)
      if (held === undefined) throw new Error(`${room} was asked for`)
      const doc = roomDocument(held)
      try {
        const scores = await scoresIn(tx, round.id)
        const revealed = revealScores({ scene, round, scores, without: asked.without, frozenBy: frozenIn(doc) })
        if (!revealed.ok) return revealed
        const { round: shown, counted } = revealed.value
        await keepScoresOf(tx, round.id, counted)
        await updateScoreRound(tx, shown)
        await note(tx, { scene, programmeId, round: shown, act: 'scores.revealed' })
        const updates = markUpdates(doc, { room, results: shown.results ?? [] })
        return done({ value: { wrote: updates.length > 0 }, updates, raisesEpoch: false })
      } finally {
        doc.destroy()
      }
    },
  })
}

/** The medians as marks of the items that still stand on the board, as the server's own update. */
function markUpdates(
  doc: Y.Doc,
  { room, results }: { readonly room: ReturnType<typeof boardRoom>; readonly results: readonly ScoreResult[] },
): Ruling<unknown>['updates'] {
  const changes = marksOf(readBoard(doc), results)
  const payload =
    changes.length === 0
      ? null
      : serverUpdate(doc, () => writeChanges({ doc, kind: 'board', changes, origin: 'server' }))
  return payload === null ? [] : [{ room, payload }]
}

function marksOf(board: Board, results: readonly ScoreResult[]): readonly FieldChange[] {
  return results.flatMap(({ item: id, criterion, median }) => {
    const item = board.items.get(id)
    const to = markOf(median)
    const from = item?.benefit[criterion]
    return item === undefined || sameValue(from, to) ? [] : [{ record: id, key: `benefit.${criterion}`, from, to }]
  })
}

function frozenIn(doc: Y.Doc): (item: ItemId) => number | null {
  const { frozen } = readRulings(doc)
  return (item) => frozen.get(item) ?? null
}

/** Concludes on one round of the programme for somebody who takes part, and writes rows alone. */
function onRound<Value>(
  { database, now }: Needs,
  asked: OfRound,
  conclude: (
    tx: Transaction,
    found: { readonly scene: ScoreScene; readonly round: ScoreRound },
  ) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  return inProgramme(database, asked.programmeId, async (tx) => {
    const found = await findForPerson(tx, { ...asked, now: now() })
    return found.ok ? conclude(tx, found.value) : found
  })
}

/** @returns NOT_FOUND for somebody who takes no part, for whom no round stands before it is revealed */
async function findForPerson(
  tx: Transaction,
  { programmeId, person, id, now }: OfRound & { readonly now: Date },
): Promise<Outcome<{ readonly scene: ScoreScene; readonly round: ScoreRound }>> {
  const scene = await readScoreScene(tx, { programmeId, person, now })
  if (!scene.ok) return scene
  const round = await findScoreRound(tx, { programmeId, id })
  const { role } = scene.value.actor
  const takesPart = may(role, 'score.give') || may(role, 'score.run')
  return round === null || !takesPart ? refuse('NOT_FOUND') : done({ scene: scene.value, round })
}

function note(
  tx: Transaction,
  o: {
    readonly scene: ScoreScene
    readonly programmeId: ProgrammeId
    readonly round: ScoreRound
    readonly act: 'scores.asked' | 'scores.revealed' | 'scores.withdrawn'
  },
): Promise<void> {
  const { scene, programmeId, round, act } = o
  const subject = { number: round.number, count: round.items.length, members: round.asked.length }
  return audit(tx, { at: scene.now, programmeId, actor: scene.actor.person, act, subject })
}
