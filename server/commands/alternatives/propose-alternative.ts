// Proposes an alternative: an item about it on the agenda of a point, or in the agenda backlog, and the alternative shared and marked, all in one transaction.
// What the item links is what the alternative changes. Called by server/http/programmes/alternatives.ts.

import { changesBetween } from '../../../shared/board/board-changes.ts'
import type { Alternative, AlternativeProposal, AlternativeStep } from '../../../shared/contract/alternatives.ts'
import { paragraphs } from '../../../shared/document/rich-text.ts'
import { sharingUpdate } from '../../../shared/document/rulings.ts'
import { alternativeRoom, boardRoom, type ItemId, internalRoom, pointRoom } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { alternativeIn, baseOf, changeAlternative } from '../../store/alternatives.ts'
import { audit } from '../../store/audit-log.ts'
import { addWaiting } from '../../store/backlog.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import { openPoint } from '../../store/point-standing.ts'
import { addedTo } from '../agenda/agenda-updates.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { type AskedAlternative, openAlternative, tellAlternatives } from './alternative-scene.ts'
import { contentOfBase, contentOfBoard } from './board-content.ts'
import { written } from './step-alternative.ts'

type Propose = Extract<AlternativeStep, { type: 'propose' }>

/** As many as an item of the backlog may link. */
const maxLinked = 200

/** @returns it as it then stands; the refusals of openAlternative and of the point's state; FORBIDDEN to who edits no agenda or does not read what is internal; ALTERNATIVE_PROPOSED */
export async function proposeAlternative(
  context: Pick<CommandContext, 'database' | 'rooms' | 'now'>,
  o: AskedAlternative & { readonly step: Propose },
): Promise<Outcome<Alternative>> {
  const { programmeId, id, person, step } = o
  const { pointId } = step
  const room = alternativeRoom(id)
  const agenda = pointId === null ? null : (step.internal ? internalRoom : pointRoom)(pointId)
  const proposed = await commitRuling<Alternative>(context.database, {
    programmeId,
    rooms: agenda === null ? [room] : [room, agenda],
    run: async (tx, loaded) => {
      const found = await openAlternative(tx, { ...o, revision: step.revision })
      if (!found.ok) return found
      const { alternative, reader } = found.value
      for (const permission of ['agenda.edit', 'internal.read'] as const)
        if (!may(reader.role, permission)) return refuse('FORBIDDEN', { params: { permission } })
      if (alternative.state === 'proposed') return refuse('ALTERNATIVE_PROPOSED')
      const held = loaded.get(room)
      if (held === undefined) throw new Error(`${room} was asked for`)
      const doc = roomDocument(held)
      const { board } = contentOfBoard(doc)
      doc.destroy()
      const linked = changedItems(contentOfBase(await baseOf(tx, o)).board, board)
      const notes = paragraphs(step.notes)
      const item = { kind: 'decision', title: step.title, minutes: step.minutes, owner: '', linked, notes } as const
      const at = context.now()
      const updates: Ruling<Alternative>['updates'][number][] = []
      const proposal = { by: person, at: at.toISOString(), title: step.title, pointId }
      let placed: Pick<AlternativeProposal, 'agendaItem' | 'backlogId'>
      if (pointId === null || agenda === null) {
        const waiting = { ...item, internal: step.internal, from: null }
        placed = { agendaItem: null, backlogId: await addWaiting(tx, { programmeId, item: waiting, by: person, at }) }
      } else {
        const open = await openPoint(tx, { programmeId, pointId })
        if (!open.ok) return open
        const there = loaded.get(agenda)
        const added = there === undefined ? refuse('NOT_FOUND') : addedTo(there, item)
        if (!added.ok) return added
        updates.push({ room: agenda, payload: added.value.payload })
        placed = { agendaItem: added.value.id, backlogId: null }
      }
      const becomesShared = alternative.visibility === 'private'
      await changeAlternative(tx, o, {
        state: 'proposed',
        visibility: 'shared',
        proposal: { ...proposal, ...placed },
      })
      const about = { at, programmeId, actor: person }
      const subject = { alternative: id, ...(pointId === null ? {} : { point: pointId }) }
      if (becomesShared) await audit(tx, { ...about, act: 'alternative.shared', subject: { alternative: id } })
      await audit(tx, { ...about, act: 'alternative.proposed', subject })
      updates.push(...written(loaded, o, (shared) => sharingUpdate(shared, null)))
      const value = await alternativeIn(tx, { programmeId, id })
      if (value === null) return refuse('NOT_FOUND')
      return done({ value, updates, raisesEpoch: becomesShared, raisesAccess: becomesShared })
    },
  })
  if (!proposed.ok) return proposed
  context.rooms.appended(room)
  if (agenda !== null) context.rooms.appended(agenda)
  context.rooms.rightsChanged(programmeId)
  const forWhom = step.internal ? 'inner-table' : 'everybody'
  context.rooms.notify(boardRoom(programmeId), { topic: 'backlog', id: programmeId }, forWhom)
  tellAlternatives(context, o)
  return proposed
}

/** @returns the items of the alternative that are others than they were, in its order */
function changedItems(...[base, now]: Parameters<typeof changesBetween>): ItemId[] {
  const { added, cut, moved, changed } = changesBetween(base, now)
  return [...new Set([...cut, ...moved, ...added, ...changed])].filter((id) => base.items.has(id)).slice(0, maxLinked)
}
