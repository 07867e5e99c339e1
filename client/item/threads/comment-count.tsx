// How many comments stand in open threads at an item or an agenda item, beside what its row says; nothing where there are none, and for who may not read
// them. Asked for once, by the list; its rows look it up. Called by the entries of the cut list and the rows of an agenda.

import { ChatIcon } from '@navikt/aksel-icons'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { type CommentPlace, useCommentCounts } from '../../api/comments-queries.ts'
import { useMembership } from '../../api/session-queries.ts'
import { Icon } from '../../ui/icon.tsx'
import './comments.css'

type CountedPlace = Extract<CommentPlace, { readonly kind: 'item' | 'agenda' }>

const OpenCounts = createContext<ReadonlyMap<string, number>>(new Map())

/** Around a list whose rows show counts. */
export function CommentCounts(o: { readonly programmeId: ProgrammeId; readonly children: ReactNode }) {
  const mayRead = useMembership(o.programmeId)?.permissions.includes('comment.read') ?? false
  const counts = useCommentCounts(o.programmeId, mayRead).data
  const open = useMemo(() => {
    const items = counts?.items.map((each) => [keyOf({ kind: 'item', item: each.item }), each.open] as const) ?? []
    const agenda = counts?.agenda.map((each) => [keyOf({ kind: 'agenda', ...each }), each.open] as const) ?? []
    return new Map([...items, ...agenda])
  }, [counts])
  return <OpenCounts value={open}>{o.children}</OpenCounts>
}

export function CommentCount({ place }: { readonly place: CountedPlace }) {
  const open = useContext(OpenCounts).get(keyOf(place)) ?? 0
  return open === 0 ? null : <Count open={open} />
}

function Count({ open }: { readonly open: number }) {
  const { t } = useTranslation('comments')
  const words = t('openCount', { count: open })
  return (
    <span className="cm-count" title={words}>
      <Icon of={ChatIcon} />
      <span aria-hidden="true">{open}</span>
      <span className="sr">{words}</span>
    </span>
  )
}

function keyOf(place: CountedPlace): string {
  return place.kind === 'item' ? place.item : `${place.point}/${place.agendaItem}`
}
