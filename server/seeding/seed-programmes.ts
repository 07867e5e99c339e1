// Seeds programmes: each board and first evaluation point once, whole, however many servers start at the same time (LOG5). What is
// there already is left as it is. Called by server/start-server.ts before anything is served.

import { firstUpdate } from '../../shared/document/first-update.ts'
import { type AreaId, boardRoom, pointRoom } from '../../shared/ids.ts'
import { norwegianDate } from '../domain/calendar-date.ts'
import type { ProgrammeSeed } from '../domain/programme-seed.ts'
import { seedBoard } from '../domain/seed-board.ts'
import type { ProgrammeStore } from '../store/programmes.ts'
import { pointSeed } from './point-seed.ts'

/** @param o.now the moment dates are reckoned from */
export async function seedProgrammes(o: {
  readonly programmes: Pick<ProgrammeStore, 'get' | 'seedOnce'>
  readonly seeds: readonly ProgrammeSeed[]
  readonly now: Date
}): Promise<void> {
  const seededOn = norwegianDate(o.now)
  for (const seed of o.seeds) {
    // Making the documents is the costly part; the store decides by itself who was first.
    if ((await o.programmes.get(seed.id)) === null) await o.programmes.seedOnce(contentOf(seed, seededOn))
  }
}

/** The area whose items are cut whole; null in a programme that cuts any item, or has no rollout areas. */
function cutAreaOf({ cutUnit, steering }: ProgrammeSeed['structure']): AreaId | null {
  return cutUnit === 'area' ? (steering?.rollout?.area ?? null) : null
}

function contentOf(programme: ProgrammeSeed, seededOn: string): Parameters<ProgrammeStore['seedOnce']>[0] {
  const { id, name, structure, items, firstPoint, cast } = programme
  const records = seedBoard(items, seededOn)
  const board = { room: boardRoom(id), seed: firstUpdate({ kind: 'board', records, cutArea: cutAreaOf(structure) }) }
  const content = { programme: { id, name, structure }, people: cast.people, memberships: cast.memberships }
  if (firstPoint === null) return { ...content, rooms: [board], points: [] }
  const { head, seed } = pointSeed({ programme, point: firstPoint, seededOn })
  return {
    ...content,
    rooms: [board, { room: pointRoom(firstPoint.id), seed }],
    points: [{ id: firstPoint.id, head }],
  }
}
