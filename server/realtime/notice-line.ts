// Notice line: the same notice of the same room is told at once, and then at most once in a short while, with a last one at its end when any came
// meanwhile: thirty positions in a second are not thirty times a question from everybody. Called by rooms.ts.

import type { Notice } from '../../shared/contract/notice.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import type { NoticeFor } from '../bus/bus.ts'
import type { Clock } from './ports.ts'

/** What one may who hears a notice; null: everybody does. */
export const noticeNeeds: Readonly<Record<NoticeFor, Permission | null>> = {
  everybody: null,
  'inner-table': 'internal.read',
  'comment-readers': 'comment.read',
  'board-comments': 'comment.board',
  'office-comments': 'comment.office',
}

const gatherMs = 50

export interface NoticeLine {
  put(room: RoomName, notice: Notice, forWhom: NoticeFor): void
}

/** @param o.tell never called with the same notice of a room twice within the while, and always after the last that was put */
export function noticeLine(o: {
  readonly clock: Pick<Clock, 'after'>
  readonly tell: (room: RoomName, notice: Notice, forWhom: NoticeFor) => void
}): NoticeLine {
  /** What was told a moment ago, and whether it has come again since. */
  const told = new Map<string, { again: boolean }>()

  const tell = (name: string, ...what: Parameters<NoticeLine['put']>): void => {
    const own = { again: false }
    told.set(name, own)
    o.tell(...what)
    o.clock.after(gatherMs, () => {
      if (own.again) tell(name, ...what)
      else told.delete(name)
    })
  }

  return {
    put(room, notice, forWhom) {
      const name = `${forWhom} ${room} ${notice.topic} ${notice.id}`
      const recent = told.get(name)
      if (recent === undefined) tell(name, room, notice, forWhom)
      else recent.again = true
    },
  }
}
