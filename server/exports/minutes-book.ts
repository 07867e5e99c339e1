// Minutes book: everything the minutes of one point say, as one plain value: what the three forms (page, DOCX, PDF) are made of. What a
// reader may not see is not in it: a marked gap stands in its place. Made by server/http/minutes/minutes.ts; turned into blocks by minutes-blocks.ts.

import type { RichNode } from '../../shared/board/change.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { AgendaKind } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Attendance, Meeting } from '../../shared/point/meeting.ts'
import type { DoneEffect } from './effect-words.ts'

export interface NamedPerson {
  readonly name: string
  readonly organisation: string
}

/** @returns name and organisation, as minutes name people. */
export function inFull({ name, organisation }: NamedPerson): string {
  return organisation === '' ? name : `${name}, ${organisation}`
}

/** A voting seat, and who sat in it when: its member, her deputy, or both one after the other; nobody = it stood empty. */
export interface MinutesSeat extends NamedPerson {
  /** Whether its member said that she would not come herself. */
  readonly gaveNotice: boolean
  readonly sat: readonly { readonly who: NamedPerson; readonly stays: Attendance['stays'] }[]
}

export interface MinutesDecision {
  readonly number: number
  readonly wording: string
  readonly path: Decision['path']
  readonly grounds: string
  /** What it did. */
  readonly effect: DoneEffect
  readonly decidedBy: string
  readonly reservations: readonly { readonly name: string; readonly text: string }[]
  /** Who could not support it, or needed more. */
  readonly dissents: readonly {
    readonly name: string
    readonly position: 'cannot' | 'needs-more'
    readonly text: string
  }[]
  /** How the board stood as it was decided; null where that was not kept. */
  readonly stood: {
    readonly needed: number
    readonly met: number
    readonly seats: number
    readonly recused: readonly string[]
  } | null
  readonly reviewOn: string | null
  readonly hash: string
  /** Whether it is exactly what was written when it was made. */
  readonly intact: boolean
}

/** One agenda item. `gap`: something was dealt with here that is kept from this reader; not what, and not how much. */
export type MinutesItem =
  | { readonly gap: true }
  | {
      readonly gap: false
      readonly id: AgendaItemId
      readonly number: number
      /** Null: it is not on the agenda any more. */
      readonly kind: AgendaKind | null
      /** As it is called, or was when it was dealt with; null = nobody kept that. */
      readonly title: string | null
      /** ISO; null = it never came up. */
      readonly startedAt: string | null
      readonly recused: readonly string[]
      readonly outcome: readonly RichNode[]
      readonly statements: readonly { readonly by: NamedPerson; readonly text: readonly RichNode[] }[]
      readonly decisions: readonly MinutesDecision[]
      readonly papers: readonly string[]
      /** Whether there are papers that are kept from this reader. */
      readonly papersKept: boolean
    }

export interface MinutesBook {
  readonly language: Language
  readonly audience: 'board' | 'public'
  readonly programme: string
  readonly head: PointHead
  readonly meeting: Pick<
    Meeting,
    'state' | 'quorum' | 'startedAt' | 'adjournedAt' | 'approvedAt' | 'approvedBy' | 'verdict'
  >
  readonly seats: readonly MinutesSeat[]
  /** Others who were there. */
  readonly others: readonly NamedPerson[]
  readonly items: readonly MinutesItem[]
  /** Decisions of the point that belong to no item in these minutes. */
  readonly otherDecisions: readonly MinutesDecision[]
  readonly promises: readonly { readonly text: string; readonly owner: string; readonly due: string }[]
  /** When it was taken out, ISO. */
  readonly asOf: string
}
