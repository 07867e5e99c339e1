// Former generations of a room: what each came to, for a browser with edits that were made in it and not acknowledged: it learns which of them
// are committed, and carries the rest over as what they change. A generation that is over never changes, so that one reading serves all who ask
// within a while. Made and called by room alone.

import * as Y from 'yjs'
import { encodeFormer } from '../../shared/contract/wire.ts'
import type { Room } from '../../shared/ids.ts'
import { faultFields } from '../store/fault.ts'
import { LogDamaged } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { AskPatiently } from './ask-patiently.ts'
import { wholeDocument } from './compaction.ts'
import type { FormerPlace } from './frames.ts'
import type { Clock, Logger } from './ports.ts'
import type { RoomAudience } from './room-audience.ts'
import type { Session } from './session.ts'

/** A browser has edits of one, seldom of two. More are answered as not known. */
const maxAsked = 8
const keptMs = 30_000

export interface RoomFormer {
  /** Sends a session what a generation came to. */
  tell(to: Session, place: FormerPlace): void
}

export function roomFormer(o: {
  readonly id: Room
  readonly log: Pick<UpdateLog, 'loadEnded'>
  readonly audience: RoomAudience
  readonly ask: AskPatiently
  readonly clock: Clock
  readonly logger: Logger
  /** Runs something that tells, and hands it over. */
  readonly guard: (run: () => void) => void
  readonly closed: () => boolean
}): RoomFormer {
  const { audience, clock, logger } = o
  const { name: room, kind } = o.id
  const asked = new WeakMap<Session, number>()
  const kept = new Map<string, Promise<Uint8Array | null>>()

  const read = async (place: FormerPlace): Promise<Uint8Array | null> => {
    try {
      const ended = await o.log.loadEnded(room, place)
      if (ended === null) return null
      const doc = await wholeDocument(ended, { kind, leisurely: true })
      const whole = Y.encodeStateAsUpdate(doc)
      doc.destroy()
      return whole
    } catch (error) {
      if (!(error instanceof LogDamaged)) throw error
      logger.error({ room, ...place, ...faultFields(error) }, 'a generation that is over cannot be read')
      return null
    }
  }

  const wholeOf = (place: FormerPlace): Promise<Uint8Array | null> => {
    const key = `${place.lineage}.${place.generation}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const reading = read(place)
    kept.set(key, reading)
    const forget = (): void => {
      if (kept.get(key) === reading) kept.delete(key)
    }
    reading.then(() => clock.after(keptMs, forget), forget)
    return reading
  }

  const answer = async (to: Session, place: FormerPlace): Promise<void> => {
    const generation = `${place.lineage}.${place.generation}`
    const times = (asked.get(to) ?? 0) + 1
    asked.set(to, times)
    const isHere = (): boolean => to.state !== 'left' && to.state !== 'refused' && !o.closed()
    const whole =
      times > maxAsked
        ? null
        : await o.ask({
            ask: () => wholeOf(place),
            wanted: isHere,
            what: 'a generation that is over could not be read',
            fields: { room },
          })
    if (isHere()) o.guard(() => audience.send([to], encodeFormer({ generation, whole })))
  }

  return { tell: (to, place) => void answer(to, place) }
}
