// What the room or a person sees, in words: «Behovskøen», «Vedtakstekst, sak 5». What the reader may not know of is «En intern sak».
// Called by the bar, the announcements and the projector's button.

import type { TFunction } from 'i18next'
import type { DecidingView } from '../../shared/contract/deciding.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import type { Shown } from '../../shared/point/meeting.ts'
import type { Course } from './agenda-course.ts'
import { itemDeciding } from './item-deciding.ts'

export interface ShownParts {
  readonly shown: Shown
  readonly course: Course
  readonly deciding: DecidingView
  readonly t: TFunction<'meeting'>
}

/** @returns what is shown, as it is called in the bar. */
export function shownWords({ shown, course, deciding, t }: ShownParts): string {
  switch (shown.page) {
    case 'agenda':
    case 'queue':
    case 'cut-list':
      return t(`sees.pages.${shown.page}`)
    case 'item':
      return t('sees.pages.item', { id: shown.record ?? '' })
    default: {
      const id = agendaItemOf(shown, deciding)
      const known = course.rows.find((each) => each.item.id === id)
      // A round that was opened this moment is not read yet: it is of the item that is up.
      const row = known ?? (id === null ? (course.current ?? undefined) : undefined)
      if (row === undefined) return t('sees.pages.hidden')
      // A round is put aside by a text that was published since: that is what is seen then.
      const isReplaced = shown.page === 'round' && id !== null && itemDeciding(deciding, id).step === 'published'
      return t(`sees.pages.${isReplaced ? 'wording' : shown.page}`, { number: row.number })
    }
  }
}

/** @returns the agenda item that what is shown belongs to; null for the lists, and where the reader does not know of it. */
export function agendaItemOf(shown: Shown, deciding: DecidingView): AgendaItemId | null {
  const { record } = shown
  switch (shown.page) {
    case 'agenda-item':
      return record as AgendaItemId | null
    case 'wording':
      return deciding.wordings.find((each) => each.id === record)?.agendaItem ?? null
    case 'round':
      return deciding.rounds.find((each) => each.id === record)?.agendaItem ?? null
    case 'decision':
      return deciding.decisions.find((each) => each.id === record)?.agendaItem ?? null
    default:
      return null
  }
}
