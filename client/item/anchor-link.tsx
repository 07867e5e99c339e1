// A link to what a comment is about, where it is spoken of. Called by what waits for the reader.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Anchor } from '../../shared/comment/anchor.ts'
import type { ProgrammeId } from '../../shared/ids.ts'

export function AnchorLink(o: {
  readonly programmeId: ProgrammeId
  readonly anchor: Anchor
  readonly className: string
  readonly children: ReactNode
}) {
  const { programmeId: programme, anchor, className, children } = o
  switch (anchor.kind) {
    case 'item':
    case 'field':
      return (
        <Link className={className} to="/p/$programme/queue" params={{ programme }} search={{ item: anchor.item }}>
          {children}
        </Link>
      )
    case 'agenda':
      return (
        <Link
          className={className}
          to="/p/$programme/points/$point"
          params={{ programme, point: anchor.point }}
          search={{ agenda: anchor.agendaItem }}
        >
          {children}
        </Link>
      )
    case 'decision':
      return (
        <Link
          className={className}
          to="/p/$programme/decisions/$decision"
          params={{ programme, decision: anchor.decision }}
        >
          {children}
        </Link>
      )
    case 'programme':
      return (
        <Link className={className} to="/p/$programme/comments" params={{ programme }}>
          {children}
        </Link>
      )
  }
}
