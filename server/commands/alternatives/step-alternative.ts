// Steps of an alternative: it is renamed, shared or taken back, or closed for good; rows and what its document tells in one transaction. Whoever may be in it
// no more is sent away at once, on every node. What is proposed stands in propose-alternative.ts. Called by server/http/programmes/alternatives.ts.

import type { Alternative, AlternativeStep } from '../../../shared/contract/alternatives.ts'
import { closingUpdate, sharingUpdate } from '../../../shared/document/rulings.ts'
import { alternativeRoom, type RoomName } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { steersAlternative } from '../../../shared/rules/alternative-readers.ts'
import { alternativeIn, changeAlternative } from '../../store/alternatives.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { type AlternativeScene, type AskedAlternative, openAlternative, tellAlternatives } from './alternative-scene.ts'

type Step = Exclude<AlternativeStep, { type: 'propose' }>
type Context = Pick<CommandContext, 'database' | 'rooms' | 'now'>

/** @returns it as it then stands; NOT_FOUND, STALE, ALTERNATIVE_OVER; FORBIDDEN to who does not steer it; ALTERNATIVE_PROPOSED when it is to be taken back */
export async function stepAlternative(
  context: Context,
  o: AskedAlternative & { readonly step: Step },
): Promise<Outcome<Alternative>> {
  const { programmeId, id, step } = o
  const room = alternativeRoom(id)
  const stepped = await commitRuling<Alternative>(context.database, {
    programmeId,
    rooms: step.type === 'rename' ? [] : [room],
    run: async (tx, loaded) => {
      const found = await openAlternative(tx, { ...o, revision: step.revision })
      if (!found.ok) return found
      const concluded = await conclude({ tx, scene: found.value, asked: o, step, at: context.now(), loaded })
      if (!concluded.ok) return concluded
      const value = await alternativeIn(tx, { programmeId, id })
      return value === null ? refuse('NOT_FOUND') : done({ ...concluded.value, value })
    },
  })
  if (!stepped.ok) return stepped
  if (step.type !== 'rename') context.rooms.appended(room)
  if (step.type === 'set-visibility') context.rooms.rightsChanged(programmeId)
  tellAlternatives(context, o)
  return stepped
}

interface Concluding {
  readonly tx: Transaction
  readonly scene: AlternativeScene
  readonly asked: AskedAlternative
  readonly step: Step
  readonly at: Date
  readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
}
type Concluded = Omit<Ruling<Alternative>, 'value'>

async function conclude(o: Concluding): Promise<Outcome<Concluded>> {
  const { tx, scene, asked, step } = o
  if (!steersAlternative(scene.reader, scene.alternative)) return refuse('FORBIDDEN')
  if (step.type === 'rename') {
    await changeAlternative(tx, asked, { name: step.name })
    return done({ updates: [], raisesEpoch: false })
  }
  return step.type === 'close' ? close(o) : setVisibility(o, step.visibility)
}

async function close({ tx, asked, at, loaded }: Concluding): Promise<Outcome<Concluded>> {
  const outcome = { by: asked.person, at: at.toISOString(), changes: [] }
  await changeAlternative(tx, asked, { state: 'closed', outcome })
  const update = written(loaded, asked, (doc) => closingUpdate(doc, { at: at.toISOString(), edition: null }))
  return done({ updates: update, raisesEpoch: true })
}

async function setVisibility(
  { tx, scene, asked, at, loaded }: Concluding,
  visibility: Alternative['visibility'],
): Promise<Outcome<Concluded>> {
  const { alternative, reader } = scene
  // It goes back to its maker: nobody else takes it from those who read it.
  if (alternative.maker !== reader.personId) return refuse('FORBIDDEN')
  if (alternative.visibility === visibility) return done({ updates: [], raisesEpoch: false })
  if (alternative.state === 'proposed') return refuse('ALTERNATIVE_PROPOSED')
  await changeAlternative(tx, asked, { visibility })
  const act = visibility === 'shared' ? 'alternative.shared' : 'alternative.unshared'
  await audit(tx, {
    at,
    programmeId: asked.programmeId,
    actor: asked.person,
    act,
    subject: { alternative: asked.id },
  })
  const maker = visibility === 'private' ? alternative.maker : null
  const updates = written(loaded, asked, (doc) => sharingUpdate(doc, maker))
  return done({ updates, raisesEpoch: true, raisesAccess: true })
}

/** The server's own update of an alternative's document, as a ruling takes it. */
export function written(
  loaded: ReadonlyMap<RoomName, LoadedRoom>,
  { id }: Pick<AskedAlternative, 'id'>,
  write: (doc: ReturnType<typeof roomDocument>) => Uint8Array | null,
): Ruling<unknown>['updates'] {
  const room = alternativeRoom(id)
  const held = loaded.get(room)
  if (held === undefined) throw new Error(`${room} was asked for`)
  const doc = roomDocument(held)
  const payload = write(doc)
  doc.destroy()
  return payload === null ? [] : [{ room, payload }]
}
