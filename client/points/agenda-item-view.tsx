// One agenda item as the board works on it: its words in the board's own voice, its kind, minutes and owner, what it is about, and the notes
// everybody writes together. Beside the agenda where there is room, under its row on a phone. Called by the point's page.

import { ChevronDownIcon, ChevronUpIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { type AgendaItem, agendaKindSchema, agendaKinds } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { ApprovesMinutes } from '../item/approves-minutes.tsx'
import { DraftText } from '../item/draft-text.tsx'
import { FrozenMark } from '../item/frozen-mark.tsx'
import { useClaim, useFieldRing } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { CommentSection } from '../item/threads/comment-section.tsx'
import { useAgenda, useFrozenBy, useRoom } from '../live/use-room.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import './agenda-item-view.css'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { AgendaNotes } from './agenda-notes.tsx'
import { focusSoon } from './focus-row.ts'
import { LinkedItems } from './linked-items.tsx'
import { MinutesField } from './minutes-field.tsx'
import { OverduePromises } from './overdue-promises.tsx'
import { OwnerField } from './owner-field.tsx'
import { PaperSection } from './paper-section.tsx'
import { useInPoint } from './point-context.ts'
import { timetable } from './timetable.ts'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'
import { WordingSection } from './wording-section.tsx'

export interface AgendaItemViewProps {
  readonly id: AgendaItemId
  readonly head: PointHead
  readonly onSelect: (id: AgendaItemId) => void
  /** Under its row: the number, times and steps stand in the row already. */
  readonly inRow: boolean
  /** On the agenda that observers cannot open. */
  readonly internal?: boolean
}

export function AgendaItemView({ id, head, onSelect, inRow, internal = false }: AgendaItemViewProps) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('point')
  const { programmeId, pointId } = useInPoint()
  const place = { programmeId, pointId }
  const claim = useClaim()
  const agenda = useAgenda()
  const frozenBy = useFrozenBy(id)
  const mayEdit = useMayEditAgenda() && frozenBy === null
  const rows = timetable({ agenda, startsAt: head.startsAt, lengthMinutes: head.lengthMinutes }).rows
  const at = rows.findIndex((row) => row.item.id === id)
  const row = rows[at]
  useEffect(() => {
    claim({ record: id, verb: 'reads' })
    return () => claim({})
  }, [claim, id])
  if (row === undefined) return null
  const { item, number } = row
  return (
    <article
      className="agv"
      data-in-row={inRow ? 'true' : undefined}
      aria-label={t('agenda.row', { number, title: item.title })}
    >
      {!inRow && (
        <div className="agv-h">
          <p className="label">
            {t('item.of', { number, count: rows.length })} · <AgendaKind kind={item.kind} /> ·{' '}
            {internal ? (
              <span className="agv-l">
                <Icon of={PadlockLockedIcon} />
                {words('internal.only')}
              </span>
            ) : (
              <span className="num">{t('item.when', { start: row.startsAt, end: row.endsAt })}</span>
            )}
          </p>
          <span className="agv-n">
            <Step way="previous" icon={ChevronUpIcon} to={rows[at - 1]?.item.id} onSelect={onSelect} />
            <Step way="next" icon={ChevronDownIcon} to={rows[at + 1]?.item.id} onSelect={onSelect} />
          </span>
        </div>
      )}
      <h2 className={mayEdit ? 'sr' : 'agv-t'}>{item.title}</h2>
      {mayEdit && (
        <DraftText
          record={item.id}
          field="title"
          label={t('item.title', { number })}
          hideLabel
          look="title"
          oneLine
          value={item.title}
          maxLength={titleMaxLength}
          mayEdit
          edit={(value) => ({ type: 'set-agenda-field', agendaItem: item.id, set: { field: 'title', value } })}
        />
      )}
      {frozenBy !== null && (
        <p>
          <FrozenMark decision={frozenBy} />
        </p>
      )}
      {mayEdit ? <Details item={item} /> : item.owner !== '' && <p className="muted">{item.owner}</p>}
      {item.kind === 'approval' && !internal && <ApprovesMinutes {...place} item={item.id} mayApprove={false} />}
      {item.kind === 'follow-up' && <OverduePromises />}
      {item.kind === 'decision' && <WordingSection id={item.id} number={number} internal={internal} />}
      <PaperSection id={item.id} internal={internal} />
      <LinkedItems item={item} number={number} mayEdit={mayEdit} />
      <AgendaNotes id={item.id} number={number} mayEdit={mayEdit} />
      <CommentSection
        programmeId={programmeId}
        place={{ kind: 'agenda', point: pointId, agendaItem: item.id }}
        internal={internal}
      />
    </article>
  )
}

function Details({ item }: { readonly item: AgendaItem }) {
  const { t } = useTranslation('points')
  const room = useRoom()
  const claim = useClaim()
  const ring = useFieldRing(item.id, 'kind')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <div className="agv-d">
      <div>
        <Select
          label={t('item.kind')}
          ring={ring}
          value={item.kind}
          options={agendaKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onFocus={() => claim({ record: item.id, field: 'kind', verb: 'edits' })}
          onBlur={() => claim({ record: item.id, verb: 'reads' })}
          onChange={(value) => {
            const outcome = room.edit({
              type: 'set-agenda-field',
              agendaItem: item.id,
              set: { field: 'kind', value: agendaKindSchema.parse(value) },
            })
            setRefusal(outcome.ok ? null : outcome.refusal)
          }}
        />
        {refusal !== null && <InlineRefusal what={t('item.notSaved')} why={refusalOf(refusal)} />}
      </div>
      <MinutesField item={item} label={t('item.minutes')} look="field" />
      <OwnerField item={item} />
    </div>
  )
}

function Step(o: {
  readonly way: 'previous' | 'next'
  readonly icon: typeof ChevronUpIcon
  readonly to: AgendaItemId | undefined
  readonly onSelect: (id: AgendaItemId) => void
}) {
  const { t } = useTranslation('points')
  const { way, to, onSelect } = o
  return (
    <IconButton
      label={t(`item.${way}`)}
      icon={o.icon}
      data-step={way}
      disabled={to === undefined}
      onClick={() => {
        if (to === undefined) return
        onSelect(to)
        // Another item is drawn anew: the hand stays on the same step, or on the other where there is no further.
        focusSoon(`.agv [data-step="${way}"]:enabled`, '.agv [data-step]:enabled')
      }}
    />
  )
}
