// Day watch: notices when the day turns, by which a deputy's role begins or ends and what came by a share link is over, and sends to come back whoever may
// something else then. Every node looks; that several do it is harmless. Made by the server's composition.

import type { ProgrammeId } from '../../shared/ids.ts'
import { faultFields } from '../store/fault.ts'
import type { Clock, Logger } from './ports.ts'

const everyMs = 2_000

export interface DayWatch {
  /** Looks now. */
  look(): Promise<void>
  stop(): void
}

/**
 * @param o.turnDay the day it is, and the programmes where roles have begun or ended to hold since another one
 * @param o.since the day it was when this node's rooms were opened first; today unless told
 */
export async function dayWatch(o: {
  readonly turnDay: (since: string) => Promise<{ readonly day: string; readonly programmeIds: readonly ProgrammeId[] }>
  readonly rightsChanged: (programmeId: ProgrammeId) => void
  readonly clock: Pick<Clock, 'after'>
  readonly logger: Pick<Logger, 'warn'>
  readonly since?: string
}): Promise<DayWatch> {
  let day = o.since ?? (await o.turnDay('9999-12-31')).day
  let stopped = false
  let failing = false
  let stopTimer = (): void => undefined

  const look = async (): Promise<void> => {
    try {
      const turned = await o.turnDay(day)
      day = turned.day
      failing = false
      for (const programmeId of turned.programmeIds) o.rightsChanged(programmeId)
    } catch (error) {
      if (!failing) o.logger.warn(faultFields(error), 'it could not be asked which day it is')
      failing = true
    }
  }
  const again = (): void => {
    if (!stopped) stopTimer = o.clock.after(everyMs, () => void look().then(again))
  }
  again()
  return {
    look,
    stop() {
      stopped = true
      stopTimer()
    },
  }
}
