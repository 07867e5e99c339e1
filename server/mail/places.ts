// Places: where in the app a thing that waits is done, as a whole address for a mail. The same addresses as the pages lead to. Called by the letters.

import type { Anchor } from '../../shared/comment/anchor.ts'
import type { Waiting } from '../../shared/contract/inbox.ts'
import type { DecisionId, PointId, ProgrammeId } from '../../shared/ids.ts'

export interface Places {
  readonly inbox: string
  readonly changes: string
  readonly settings: string
  readonly point: (pointId: PointId) => string
  readonly decision: (decisionId: DecisionId) => string
  readonly waiting: (waiting: Waiting) => string
  readonly said: (anchor: Anchor) => string
  readonly unsubscribe: (token: string) => string
  /** For the header: a press in a mail program goes there by POST. */
  readonly host: string
}

/** @param origin the address people use, without a path */
export function placesOf(origin: string, programmeId: ProgrammeId): Places {
  const home = `${origin}/p/${programmeId}`
  const point = (pointId: PointId): string => `${home}/points/${pointId}`
  return {
    inbox: `${home}/inbox`,
    changes: `${home}/changes`,
    settings: `${home}/notifications`,
    point,
    decision: (decisionId) => `${home}/decisions/${decisionId}`,
    waiting: (waiting) => waitingPlace(waiting, { home, point }),
    said: (anchor) => anchorPlace(anchor, { home, point }),
    unsubscribe: (token) => `${origin}/unsubscribe/${token}`,
    host: new URL(origin).hostname,
  }
}

interface Base {
  readonly home: string
  readonly point: (pointId: PointId) => string
}

function waitingPlace(waiting: Waiting, { home, point }: Base): string {
  switch (waiting.kind) {
    case 'session':
      return `${point(waiting.pointId)}/meeting`
    case 'circulation':
      return `${point(waiting.pointId)}/circulations/${waiting.roundId}`
    case 'scores':
      return `${home}/scores?round=${waiting.scoreRoundId}`
    case 'minutes':
      return `${point(waiting.pointId)}/minutes`
    case 'promise':
      return `${home}/promises`
    case 'review':
      return `${home}/decisions/${waiting.decisionId}`
    case 'mention':
    case 'answer':
      return anchorPlace(waiting.anchor, { home, point })
    case 'wording':
    case 'agenda':
      return `${point(waiting.pointId)}?agenda=${encodeURIComponent(waiting.agendaItem)}`
    case 'call':
    case 'question':
    case 'papers':
      return point(waiting.pointId)
  }
}

function anchorPlace(anchor: Anchor, { home, point }: Base): string {
  switch (anchor.kind) {
    case 'item':
    case 'field':
      return `${home}/queue?item=${encodeURIComponent(anchor.item)}`
    case 'agenda':
      return `${point(anchor.point)}?agenda=${encodeURIComponent(anchor.agendaItem)}`
    case 'decision':
      return `${home}/decisions/${anchor.decision}`
    case 'programme':
      return `${home}/comments`
  }
}
