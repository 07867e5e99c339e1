// Log tail: how this node learns what other nodes wrote. A hint says where to look; what it says is never believed without the log. Every
// two seconds the log is asked where all open rooms stand, and which sessions are over: that alone brings everything, so that the bus may
// lose, double and garble as it likes (T-026, T-033, T-077). Made by create-realtime.

import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import { type Bus, type Hint, noticeFor } from '../bus/bus.ts'
import { faultFields } from '../store/fault.ts'
import type { SessionStore } from '../store/sessions.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { Clock, Logger, Measures } from './ports.ts'
import type { Rooms } from './rooms.ts'
import { within } from './within.ts'

const pollMs = 2_000
/** A poll that is not answered by then is given up, and the next one asks again. */
const answerMs = 4_000

export interface LogTail {
  /** Rights of a programme have changed: looks at once where its rooms stand. */
  rightsChanged(programmeId: ProgrammeId): void
  stop(): void
}

export function logTail(o: {
  readonly rooms: Rooms
  readonly log: Pick<UpdateLog, 'standing'>
  readonly sessions: Pick<SessionStore, 'over'> | null
  /** Sessions that live connections of this node belong to. */
  readonly sessionIds: () => ReadonlySet<string>
  readonly endSession: (sessionId: string) => void
  readonly bus: Pick<Bus, 'subscribe' | 'onGap'> | null
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
}): LogTail {
  const { rooms, clock, logger, measures } = o
  let stopped = false
  let failing = false
  let stopTimer = (): void => undefined

  const look = async (names: readonly RoomName[]): Promise<void> => {
    if (names.length === 0) return
    const stands = await o.log.standing(names)
    const found = new Set(stands.map(({ room }) => room))
    for (const { room, head, fences } of stands) rooms.heard(room, { head, ...fences })
    for (const name of names) if (!found.has(name)) rooms.opened(name)?.close('unknown-room')
  }

  const endOver = async (): Promise<void> => {
    const sessionIds = [...o.sessionIds()]
    if (o.sessions === null || sessionIds.length === 0) return
    for (const id of await o.sessions.over({ sessionIds, now: clock.now() })) o.endSession(id)
  }

  const asked = async (ask: () => Promise<void>): Promise<void> => {
    try {
      const answered = await within({ clock, ms: answerMs, run: async () => ({ done: await ask() }) })
      if (answered !== null) failing = false
    } catch (error) {
      if (!failing) logger.warn(faultFields(error), 'the log could not be asked where the rooms stand')
      failing = true
    }
  }

  const poll = (): void => {
    if (stopped) return
    stopTimer = clock.after(pollMs, poll)
    void asked(() => look(rooms.all().map((room) => room.name)))
    void asked(endOver)
  }

  const rightsChanged = (programmeId: ProgrammeId): void => {
    void asked(() => look(rooms.ofProgramme(programmeId).map((room) => room.name)))
  }

  const heard = (hint: Hint): void => {
    measures.count('hints', { kind: hint.kind })
    if (hint.kind === 'grew') rooms.heard(hint.room, { head: hint.head, generation: hint.generation })
    else if (hint.kind === 'session-ended') o.endSession(hint.sessionId)
    else if (hint.kind === 'access') rightsChanged(hint.programmeId)
    else if ('topic' in hint) rooms.noticed(hint.room, { topic: hint.topic, id: hint.id }, noticeFor(hint.kind))
  }

  const endings = [
    o.bus?.subscribe(heard),
    o.bus?.onGap(() => {
      measures.count('hint_gaps')
      void asked(() => look(rooms.all().map((room) => room.name)))
      void asked(endOver)
    }),
  ]
  stopTimer = clock.after(pollMs, poll)
  return {
    rightsChanged,
    stop() {
      stopped = true
      stopTimer()
      for (const end of endings) end?.()
    },
  }
}
