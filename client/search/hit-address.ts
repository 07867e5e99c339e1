// The address of what was found. Pure. Called by the search page and the command palette.

import type { Anchor } from '../../shared/comment/anchor.ts'
import type { SearchPlace } from '../../shared/contract/search.ts'
import type { ProgrammeId } from '../../shared/ids.ts'

/** @returns the path and query one goes to */
export function hitAddress(programme: ProgrammeId, place: SearchPlace): string {
  const base = `/p/${programme}`
  switch (place.kind) {
    case 'item':
      return `${base}/${place.list === 'cut' ? 'cut-list' : 'queue'}?item=${place.item}`
    case 'agenda':
      return `${base}/points/${place.point}?agenda=${place.agendaItem}`
    case 'minutes':
      return `${base}/points/${place.point}/minutes`
    case 'decision':
      return `${base}/decisions/${place.decision}`
    case 'comment':
      return anchorAddress(base, place.anchor)
  }
}

function anchorAddress(base: string, anchor: Anchor): string {
  switch (anchor.kind) {
    case 'item':
    case 'field':
      return `${base}/queue?item=${anchor.item}`
    case 'agenda':
      return `${base}/points/${anchor.point}?agenda=${anchor.agendaItem}`
    case 'decision':
      return `${base}/decisions/${anchor.decision}`
    case 'programme':
      return `${base}/comments`
  }
}
