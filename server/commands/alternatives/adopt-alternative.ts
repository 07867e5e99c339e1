// Adopts an alternative: what it changed since the fork is written on the board as it stands, as one update of who adopts it, and the alternative is closed;
// both documents, its row and the line in the audit log in one transaction under the programme's lock: all of it or nothing (ALT5). The preview
// is worked out by the very same plan. Called by server/http/programmes/alternatives.ts.

import type * as Y from 'yjs'
import type { AdoptionAnswer, AdoptionBody, Alternative } from '../../../shared/contract/alternatives.ts'
import { textOf, writeChanges } from '../../../shared/document/records.ts'
import { fillRichText } from '../../../shared/document/rich-text.ts'
import { closingUpdate } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { alternativeRoom, boardRoom } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { AdoptionScene } from '../../domain/adoption-scene.ts'
import { itemChanges, type Touch } from '../../domain/item-changes.ts'
import { type AdoptionPlan, planAdoption } from '../../domain/plan-adoption.ts'
import { alternativeIn, baseOf, changeAlternative } from '../../store/alternatives.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { readRuledBoard } from '../board/ruled-board.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { type AskedAlternative, openAlternative, readAlternative, tellAlternatives } from './alternative-scene.ts'
import { contentOfBase, contentOfBoard, momentOfContent } from './board-content.ts'
import { written } from './step-alternative.ts'

/** @returns what adopting it would change as the board stands, and what stands in the way; NOT_FOUND, ALTERNATIVE_OVER */
export async function adoptionNow(
  context: Pick<CommandContext, 'database' | 'log'>,
  asked: AskedAlternative,
): Promise<Outcome<AdoptionBody>> {
  const { db } = context.database
  const found = await readAlternative(db, asked)
  if (!found.ok) return found
  const { state } = found.value.alternative
  if (state === 'adopted' || state === 'closed') return refuse('ALTERNATIVE_OVER')
  const [board, alternative] = await Promise.all([
    context.log.load(boardRoom(asked.programmeId)),
    context.log.load(alternativeRoom(asked.id)),
  ])
  if (board === null || alternative === null) return refuse('NOT_FOUND')
  const { scene, doc } = await sceneOf(db, { asked, board, alternative, answers: [] })
  doc.destroy()
  const plan = planAdoption(scene)
  if (!plan.ok) return done({ changes: [], conflicts: [], refusal: plan.refusal })
  const changes = toldChanges(scene, plan.value, null)
  return done({ changes: [...changes], conflicts: [...plan.value.conflicts], refusal: null })
}

/** @returns it as it then stands; the refusals of openAlternative; FORBIDDEN; ALTERNATIVE_CONFLICT until every conflict is answered as it stands; ALTERNATIVE_SAME; what the plan refuses */
export async function adoptAlternative(
  context: Pick<CommandContext, 'database' | 'rooms' | 'now'>,
  o: AskedAlternative & { readonly answers: readonly AdoptionAnswer[]; readonly revision: number },
): Promise<Outcome<Alternative>> {
  const { programmeId, id, person, answers } = o
  const names = { board: boardRoom(programmeId), alternative: alternativeRoom(id) }
  const adopted = await commitRuling<Alternative>(context.database, {
    programmeId,
    rooms: [names.board, names.alternative],
    run: async (tx, loaded) => {
      const found = await openAlternative(tx, o)
      if (!found.ok) return found
      const { role } = found.value.reader
      if (role === null || !may(role, 'alternative.adopt'))
        return refuse('FORBIDDEN', { params: { permission: 'alternative.adopt' } })
      const [board, alternative] = [loaded.get(names.board), loaded.get(names.alternative)]
      if (board === undefined || alternative === undefined) throw new Error('both rooms were asked for')
      const { scene, doc } = await sceneOf(tx, { asked: o, board, alternative, answers })
      const plan = planAdoption(scene)
      if (!plan.ok) return plan
      const { unanswered } = plan.value
      if (unanswered > 0) return refuse('ALTERNATIVE_CONFLICT', { params: { count: unanswered } })
      const payload = writeAdoption(doc, plan.value)
      doc.destroy()
      if (payload === null) return refuse('ALTERNATIVE_SAME')
      const at = context.now()
      const changes = [...toldChanges(scene, plan.value, { by: person, at })]
      await changeAlternative(tx, o, { state: 'adopted', outcome: { by: person, at: at.toISOString(), changes } })
      const subject = { alternative: id }
      await audit(tx, { at, programmeId, actor: person, act: 'alternative.adopted', subject })
      const closed = written(loaded, o, (each) => closingUpdate(each, { at: at.toISOString(), edition: null }))
      const value = await alternativeIn(tx, { programmeId, id })
      if (value === null) return refuse('NOT_FOUND')
      return done({
        value,
        updates: [{ room: names.board, payload, by: { person, role } }, ...closed],
        raisesEpoch: true,
      })
    },
  })
  if (!adopted.ok) return adopted
  context.rooms.appended(names.board)
  context.rooms.appended(names.alternative)
  tellAlternatives(context, o)
  return adopted
}

/** @returns what is judged by, and the board's document, for the caller to write in or to let go */
async function sceneOf(
  db: Handle | Transaction,
  o: {
    readonly asked: AskedAlternative
    readonly board: LoadedRoom
    readonly alternative: LoadedRoom
    readonly answers: readonly AdoptionAnswer[]
  },
): Promise<{ readonly scene: AdoptionScene; readonly doc: Y.Doc }> {
  const base = contentOfBase(await baseOf(db, o.asked))
  const fork = roomDocument(o.alternative)
  const alternative = contentOfBoard(fork)
  fork.destroy()
  const doc = roomDocument(o.board)
  const { frozen } = readRuledBoard(doc).rulings
  return { scene: { base, alternative, now: contentOfBoard(doc), frozen, answers: o.answers }, doc }
}

/** @returns the server's update of the board; null when it changes nothing */
function writeAdoption(doc: Y.Doc, { changes, texts }: AdoptionPlan): Uint8Array | null {
  return serverUpdate(doc, () => {
    writeChanges({ doc, kind: 'board', changes, origin: 'server' })
    for (const [id, nodes] of texts) {
      const text = textOf(doc, 'board', id)
      if (text === null) continue
      text.delete(0, text.length)
      fillRichText(text, nodes)
    }
  })
}

/** @param touch who adopts, and when; null: nobody has yet */
function toldChanges(scene: AdoptionScene, { after }: AdoptionPlan, touch: Touch | null) {
  return itemChanges(momentOfContent(scene.now), momentOfContent(after), () => touch)
}
