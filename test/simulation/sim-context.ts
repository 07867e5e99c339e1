// Sim context: what every part of a simulated world is handed: its chance, its store, the build under test, and where to tell what happened.

import type { stepLine } from '../../client/live/line-core.ts'
import type { Judged, JudgedDocument } from '../../server/realtime/judged-document.ts'
import type { RoomUpdate } from '../../server/realtime/judged-room-document.ts'
import type { stepRoom } from '../../server/realtime/room-core.ts'
import type { LogRow } from '../../server/store/log-row.ts'
import type { OurEntry } from './our-entry.ts'
import type { Random } from './random.ts'
import type { Call } from './sim-net.ts'
import type { SimStore, StoreFlaws } from './sim-store.ts'

/** One frame of a session as the room keeps it while it waits. */
export interface Frame {
  readonly bytes: Uint8Array
  readonly read: RoomUpdate | null
  readonly person: import('../../shared/ids.ts').PersonId
  /** What it came to the last time it was judged. */
  row: Omit<Extract<Judged, { kind: 'row' }>, 'kind'> | null
  judgedAs: import('../../server/realtime/room-protocol.ts').FrameVerdict | null
}

export type StepRoom = typeof stepRoom<Frame, LogRow>
export type StepLine = typeof stepLine<OurEntry>

/** What is run: the real parts, or one of them deliberately broken. */
export interface Build {
  readonly stepRoom: StepRoom
  readonly stepLine: StepLine
  readonly judged: (document: JudgedDocument<RoomUpdate>) => JudgedDocument<RoomUpdate>
  readonly store: StoreFlaws
  readonly shell: ShellFlaws
}

/** What the shell around a core gets wrong, for a broken build. */
export interface ShellFlaws {
  readonly ignores?: readonly ('forget' | 'take' | 'announce' | 'poll' | 'ask' | 'refuse')[]
  readonly showsAtAppend?: boolean
  readonly appliesAtAppend?: boolean
  readonly keepsVerdicts?: boolean
  readonly keepsRoles?: boolean
  readonly skipsLeases?: boolean
  /** Lets people in on a document that may lack what they saw elsewhere. */
  readonly letsInBeforeReading?: boolean
  /** Never says that it was left out before, so that no turn comes to it. */
  readonly takesNoTurns?: boolean
  /** Makes again what may be saved already, by the look of it. */
  readonly guessesWhatIsSaved?: boolean
  /** Admits what a session sent after a frame that is refused. */
  readonly judgesOn?: boolean
}

export interface Context {
  readonly random: Random
  /** Whether something goes wrong now that does with this probability; never when the world is calm. */
  readonly trouble: (probability: number) => boolean
  readonly store: SimStore
  readonly build: Build
  readonly count: (what: string) => void
  readonly trace: (what: string) => void
  readonly call: (call: Call) => void
  readonly hint: (o: { from: number; head: number; generation: number }) => void
}
