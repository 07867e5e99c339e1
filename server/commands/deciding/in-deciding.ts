// In deciding: what the commands of wordings and rounds have in common: the programme's lock, the row somebody asks of, and the scene it is
// concluded in. Writes rows alone. Called by wording-commands.ts and round-commands.ts.

import type { PersonId, PointId, ProgrammeId, RoomName, RoundId, WordingId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { DecidingScene } from '../../domain/deciding-scene.ts'
import { commitRuling, type RulingAsked } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import {
  findRound,
  findWording,
  onItem,
  roundsAt,
  type StoredRound,
  type StoredWording,
  wordingsAt,
} from '../../store/deciding.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import type { CommandContext } from '../context.ts'
import { legible, readScene } from './deciding-scene.ts'

export type DecidingContext = Pick<CommandContext, 'database' | 'now'>

export interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly person: PersonId
}

/** Where something was done, and whether it is internal. */
export type DecidedAt = Pick<StoredWording, 'pointId' | 'internal'>

/** Who asks for something of a wording or a round, whose point is looked up. */
export type AskedOf<Id> = Omit<Asked, 'pointId'> & { readonly id: Id }

interface WordingScene {
  readonly scene: DecidingScene
  readonly wording: StoredWording
  /** All of the agenda item. */
  readonly wordings: readonly StoredWording[]
  readonly rounds: readonly StoredRound[]
}

/** Concludes on one wording of the programme that the person may see, with all of its agenda item. */
export function onWording(
  context: DecidingContext,
  asked: AskedOf<WordingId>,
  conclude: (tx: Transaction, found: WordingScene) => Promise<Outcome<DecidedAt>>,
): Promise<Outcome<DecidedAt>> {
  return onRow(context, asked, {
    find: findWording,
    conclude: async (tx, { scene, row }) => {
      const wordings = onItem(await wordingsAt(tx, row.pointId), row.agendaItem)
      const rounds = onItem(await roundsAt(tx, row.pointId), row.agendaItem)
      return conclude(tx, { scene, wording: row, wordings, rounds })
    },
  })
}

/** Concludes on one round of the programme that the person may see. */
export function onRound(
  context: DecidingContext,
  asked: AskedOf<RoundId>,
  conclude: (
    tx: Transaction,
    found: { readonly scene: DecidingScene; readonly round: StoredRound },
  ) => Promise<Outcome<DecidedAt>>,
): Promise<Outcome<DecidedAt>> {
  return onRow(context, asked, {
    find: findRound,
    conclude: (tx, { scene, row }) => conclude(tx, { scene, round: row }),
  })
}

async function onRow<Id, Row extends StoredWording | StoredRound>(
  context: DecidingContext,
  asked: AskedOf<Id>,
  o: {
    readonly find: (tx: Transaction, id: Id) => Promise<Row | null>
    readonly conclude: (
      tx: Transaction,
      found: { readonly scene: DecidingScene; readonly row: Row },
    ) => Promise<Outcome<DecidedAt>>
  },
): Promise<Outcome<DecidedAt>> {
  const { programmeId, person, id } = asked
  return locked(context, { programmeId }, async (tx) => {
    const row = await o.find(tx, id)
    if (row === null || row.programmeId !== programmeId) return refuse('NOT_FOUND')
    const { pointId } = row
    const read = await readScene(tx, { programmeId, pointId, person, now: context.now() })
    if (!read.ok) return read
    const { scene } = read.value
    const found = legible(scene, pointId, row)
    return found.ok ? o.conclude(tx, { scene, row: found.value }) : found
  })
}

/** Writes rows alone; a refusal rolls everything back. */
export function locked(
  { database }: DecidingContext,
  held: Pick<RulingAsked<DecidedAt>, 'programmeId' | 'reads'>,
  work: (tx: Transaction, loaded: ReadonlyMap<RoomName, LoadedRoom>) => Promise<Outcome<DecidedAt>>,
): Promise<Outcome<DecidedAt>> {
  return commitRuling(database, {
    ...held,
    rooms: [],
    run: async (tx, loaded) => {
      const made = await work(tx, loaded)
      return made.ok ? done({ value: made.value, updates: [], raisesEpoch: false }) : made
    },
  })
}
