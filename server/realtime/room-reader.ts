// Room reader: takes the frames of each session one at a time, in order, and does what they ask: answers step 1, passes presence on, lets
// updates be judged. A frame that carries client ids nobody has asked the store about waits for the answer, and what comes after it waits
// with it. Promises that nothing is read from a session that was refused (ADM6) or has left. Made and called by room alone.

import type { Room } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import type { AskPatiently } from './ask-patiently.ts'
import { type Incoming, updateFrame } from './frames.ts'
import type { JudgedDocument } from './judged-document.ts'
import type { PeopleBook } from './people-book.ts'
import type { Presence } from './presence.ts'
import type { RoomAudience } from './room-audience.ts'
import type { RoomFormer } from './room-former.ts'
import type { FrameVerdict } from './room-protocol.ts'
import type { JudgeUpdate, RoomUpdate } from './room-update.ts'
import type { Session } from './session.ts'
import { sharedAnswers } from './shared-answers.ts'
import { none, withOne } from './with-one.ts'

/** A browser that comes back brings a few older client ids; more than this in one update is nobody's own work. */
const maxUnknownIds = 1_000

/** One update frame of a session, judged unless the protocol says that it is not to be. */
export interface TakenFrame {
  readonly kind: 'frame'
  readonly key: number
  readonly step2: boolean
  readonly update: RoomUpdate
  readonly bytes: number
  readonly verdict: FrameVerdict | null
}

interface Taking {
  readonly step2: boolean
  readonly bytes: number
  readonly update: RoomUpdate
}

export interface RoomReader {
  /** Takes one frame of a session. */
  receive(from: Session, frame: Incoming): void
  /** Tells a session who is where. */
  showPresence(to: Session): void
  /** Sends a session what a document of this state vector lacks, after who wrote it. */
  answer(to: Session, stateVector: ReadonlyMap<number, number>): void
}

const answerFrame = sharedAnswers()

export function roomReader(o: {
  readonly id: Room
  readonly document: JudgedDocument
  readonly audience: RoomAudience
  readonly presence: Presence
  readonly former: RoomFormer
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly ask: AskPatiently
  readonly judge: JudgeUpdate
  /** Resolves when the room has read everything that the log held when it was asked. */
  readonly readOn: () => Promise<void>
  readonly refused: (session: Session, refusal: Refusal) => void
  /** Whether the protocol lets a frame be judged now. */
  readonly judges: (frame: { readonly key: number; readonly step2: boolean }) => boolean
  readonly take: (frame: TakenFrame) => void
  /** Runs something that may find the room broken, and hands over what was told. */
  readonly guard: (run: () => void) => void
  readonly closed: () => boolean
}): RoomReader {
  const { document, audience, leases } = o

  const receive = (from: Session, frame: Incoming): void => {
    if (from.state === 'refused') return
    if (frame.kind === 'update') {
      from.waitingFrames += 1
      from.waitingBytes += frame.update.length
    }
    if (from.inbox.length === 0 && from.state === 'reading' && !o.closed()) readOne(from, frame)
    else from.inbox.push(frame)
  }

  const read = (from: Session): void => {
    while (from.state === 'reading' && !o.closed()) {
      const frame = from.inbox.shift()
      if (frame === undefined) return
      readOne(from, frame)
    }
  }

  const readOne = (from: Session, frame: Incoming): void => {
    switch (frame.kind) {
      case 'step-1':
        answer(from, frame.stateVector)
        break
      case 'presence':
        o.presence.claim(from, frame.entries)
        break
      case 'query-presence':
        showPresence(from)
        break
      case 'confirmed':
        from.confirmedRemovals = frame.removals
        break
      case 'former':
        o.former.tell(from, frame.place)
        break
      case 'update':
        takeUpdate(from, frame)
    }
  }

  const showPresence = (to: Session): void => {
    const presence = o.presence.all()
    if (presence !== null) audience.send([to], presence)
  }

  /** The step 2 comes last: whoever has it is in sync. */
  const answer = (to: Session, stateVector: ReadonlyMap<number, number>): void => {
    audience.tellAuthors(to, document.clientIdsBeyond(stateVector))
    const missing = document.missing(stateVector)
    const last = missing.length - 1
    audience.send([to], ...missing.map((bytes, index) => (index === last ? answerFrame(bytes) : updateFrame(bytes))))
  }

  const takeUpdate = (from: Session, { update: bytes, step2 }: Extract<Incoming, { kind: 'update' }>): void => {
    const taking: Taking = {
      step2,
      bytes: bytes.length,
      update: { session: from, read: document.read(bytes), confirmedRemovals: from.confirmedRemovals, row: null },
    }
    from.confirmedRemovals = 0
    const unknown = unknownIds(taking.update)
    if (unknown.length === 0 || !judges(taking)) weigh(taking, !taking.update.read.ok)
    else learnFirst(taking, unknown)
  }

  const learnFirst = (taking: Taking, unknown: readonly number[]): void => {
    void lookUp(taking, {
      ask: () => leases.learn(unknown),
      what: 'client leases could not be read',
      goOn: () => weigh(taking, false),
    })
  }

  const judges = ({ update, step2 }: Taking): boolean => o.judges({ key: update.session.key, step2 })

  /** @param isConfirmed whether a refusal holds; else the log is read on before */
  const weigh = (taking: Taking, isConfirmed: boolean): void => {
    const { update, step2, bytes } = taking
    const { session } = update
    const verdict = judges(taking) ? o.judge(update) : null
    if (verdict?.kind === 'refusal') {
      if (!isConfirmed) {
        readOnFirst(taking)
        return
      }
      // ADM6: nothing more is read from it.
      session.state = 'refused'
      session.inbox.length = 0
      o.refused(session, verdict.refusal)
    }
    o.take({ kind: 'frame', key: session.key, step2, update, bytes, verdict })
  }

  /**
   * Somebody who comes from another node brings what others wrote there, which this one may not have read yet: nothing is refused
   * before the log was read on.
   */
  const readOnFirst = (taking: Taking): void => {
    void lookUp(taking, {
      ask: o.readOn,
      what: 'the log could not be asked where the room stands',
      goOn: () => weigh(taking, true),
    })
  }

  /** What comes after waits in its order. */
  const lookUp = async (
    taking: Taking,
    asked: { readonly ask: () => Promise<void>; readonly what: string; readonly goOn: () => void },
  ): Promise<void> => {
    const from = taking.update.session
    from.state = 'looking-up'
    await o.ask({
      ask: asked.ask,
      wanted: () => from.state === 'looking-up' && judges(taking),
      what: asked.what,
      fields: { room: o.id.name },
    })
    o.guard(() => {
      if (from.state !== 'looking-up') return
      from.state = 'reading'
      asked.goOn()
      read(from)
    })
  }

  /** Client ids the store must be asked about before a verdict; none when the verdict is clear without. */
  const unknownIds = ({ read: inspected, session }: RoomUpdate): readonly number[] => {
    if (!inspected.ok) return none
    let unknown: number[] = none
    for (const clientId of inspected.value.clientIds) {
      if (leases.holder(clientId) === undefined) unknown = withOne(unknown, clientId)
    }
    if (unknown.length === 0 || unknown.length > maxUnknownIds) return none
    return mayWriteRoom(o.people.roleOf(session.actor.personId), o.id.kind) ? unknown : none
  }

  return { receive, showPresence, answer }
}
