// «Saksliste»: how it fills the meeting, and its items in order, moved by pointer, keyboard or menu. What is lifted stays in the hand while
// others edit; the neighbour is named at the drop. Called by the point's page.

import { PlusIcon } from '@navikt/aksel-icons'
import { type ReactNode, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useAgenda, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import { type LiftWord, useLift } from '../ui/use-lift.ts'
import { AgendaLoad } from './agenda-load.tsx'
import './agenda-panel.css'
import { AgendaRow, type AgendaRowActions } from './agenda-row.tsx'
import { BacklogFoot } from './backlog-foot.tsx'
import { CarryDialog, type CarryHow } from './carry-dialog.tsx'
import { focusRow } from './focus-row.ts'
import { InternalAgenda, type InternalAgendaProps } from './internal-agenda.tsx'
import { useInPoint } from './point-context.ts'
import { ProposalsPart } from './proposals-part.tsx'
import { RemoveAgendaItemDialog } from './remove-agenda-item-dialog.tsx'
import { type Timetable, timetable } from './timetable.ts'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'
import { useProposals } from './use-proposals.ts'

export interface AgendaPanelProps {
  readonly head: PointHead
  readonly selected: AgendaItemId | null
  readonly onSelect: (id: AgendaItemId) => void
  readonly onAdd: () => void
  /** What opens under the selected row, where there is no room beside the list. */
  readonly opened: ReactNode | undefined
  /** The internal agenda under it: which of its items is open, and where that is drawn. */
  readonly internal: Omit<InternalAgendaProps, 'head'>
}

export function AgendaPanel({ head, selected, onSelect, onAdd, opened, internal }: AgendaPanelProps) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('point')
  const agenda = useAgenda()
  const mayEdit = useMayEditAgenda()
  const { startsAt } = head
  const state = useInPoint().meeting?.state
  // What was held came in time, however long it was planned.
  const held = state === 'adjourned' || state === 'approved'
  const lengthMinutes = held ? Number.MAX_SAFE_INTEGER : head.lengthMinutes
  const table = useMemo(() => timetable({ agenda, startsAt, lengthMinutes }), [agenda, startsAt, lengthMinutes])
  const { actions, lift, refusal, removing, setRemoving, carrying, setCarrying } = useRowActions(onSelect)
  const carried = table.rows.find((row) => row.item.id === carrying?.id)
  const removed = table.rows.find((row) => row.item.id === removing)
  const proposals = useProposals({ internal: false })
  const proposalsId = useId()
  return (
    <section className="card ap" aria-labelledby="agenda-title">
      <div className="ap-h">
        <h2 className="h2" id="agenda-title">
          {t('agenda.title')}
        </h2>
        {proposals.length > 0 && (
          <Button variant="tertiary" className="ap-pr" onClick={() => show(proposalsId)}>
            {words('proposals.count', { count: proposals.length })}
          </Button>
        )}
        <AgendaSum table={table} lengthMinutes={head.lengthMinutes} />
      </div>
      {table.rows.length === 0 ? (
        <div className="ap-e">
          <p className="ap-el">{t('agenda.empty')}</p>
          <p className="muted">{t('agenda.emptyBody')}</p>
        </div>
      ) : (
        <>
          {!held && <AgendaLoad timetable={table} lengthMinutes={head.lengthMinutes} />}
          {refusal !== null && <InlineRefusal what={t('agenda.notMoved')} why={refusalOf(refusal)} />}
          <ol className="ap-l">
            {table.rows.map((row, at) => (
              <AgendaRow
                key={row.item.id}
                row={row}
                order={agenda.order}
                next={agenda.order[at + 1] ?? null}
                selected={row.item.id === selected}
                mayEdit={mayEdit}
                lifted={lift?.id === row.item.id}
                landing={landingAt(agenda.order, lift, at)}
                actions={actions}
                opensUnder={opened !== undefined}
              >
                {row.item.id === selected ? opened : undefined}
              </AgendaRow>
            ))}
          </ol>
        </>
      )}
      {mayEdit && (
        <div className="ap-f">
          <Button variant="tertiary" icon={PlusIcon} onClick={onAdd}>
            {t('agenda.add')}
          </Button>
        </div>
      )}
      <ProposalsPart
        proposals={proposals}
        titleId={proposalsId}
        onAdded={(id) => {
          if (id !== selected) onSelect(id)
          focusRow(id)
        }}
      />
      <BacklogFoot />
      <InternalAgenda head={head} {...internal} />
      {carried !== undefined && carrying !== null && (
        <CarryDialog item={carried.item} internal={false} how={carrying.how} onClose={() => setCarrying(null)} />
      )}
      {removed !== undefined && (
        <RemoveAgendaItemDialog item={removed.item} number={removed.number} onClose={() => setRemoving(null)} />
      )}
    </section>
  )
}

/** Takes the reader to the proposals under the agenda. */
function show(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'center' })
  heading?.focus({ preventScroll: true })
}

function AgendaSum({ table, lengthMinutes }: { readonly table: Timetable; readonly lengthMinutes: number }) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const words = { planned: format.minutes(table.plannedMinutes), length: format.minutes(lengthMinutes) }
  const left = lengthMinutes - table.plannedMinutes
  return (
    <span className="ap-s num" data-over={table.overrunMinutes > 0 ? 'true' : undefined}>
      {left > 0 ? t('agenda.sumFits', { ...words, left: format.minutes(left) }) : t('agenda.sum', words)}
    </span>
  )
}

/** What rows can do, and what came of it. */
function useRowActions(onSelect: (id: AgendaItemId) => void) {
  const { t } = useTranslation('points')
  const room = useRoom()
  const claim = useClaim()
  const agenda = useAgenda()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [removing, setRemoving] = useState<AgendaItemId | null>(null)
  const [carrying, setCarrying] = useState<{ readonly id: AgendaItemId; readonly how: CarryHow } | null>(null)
  const say = (word: LiftWord, id: AgendaItemId, place: number) => {
    const words = { title: agenda.items.get(id)?.title ?? '', place, count: agenda.order.length }
    announce(t(`say.${word}`, words))
    claim({ record: id, verb: word === 'lifted' || word === 'over' ? 'moves' : 'reads' })
  }
  const move = (id: AgendaItemId, before: AgendaItemId | null): boolean => {
    const outcome = room.edit({ type: 'move-agenda-item', agendaItem: id, before })
    setRefusal(outcome.ok ? null : outcome.refusal)
    return outcome.ok
  }
  const lift = useLift<AgendaItemId>({ order: agenda.order, drop: move, say })
  const moveAndSay = (id: AgendaItemId, before: AgendaItemId | null): boolean => {
    const moved = move(id, before)
    const others = agenda.order.filter((each) => each !== id)
    const at = before === null ? others.length : others.indexOf(before)
    if (moved) say('dropped', id, at + 1)
    return moved
  }
  // The same functions while the page is open, so that rows are not drawn again for them.
  const now = useRef({ onSelect, moveAndSay, lift })
  now.current = { onSelect, moveAndSay, lift }
  const actions = useMemo(
    (): AgendaRowActions => ({
      select: (id) => now.current.onSelect(id),
      move: (id, before) => now.current.moveAndSay(id, before),
      remove: setRemoving,
      carry: (id, how) => setCarrying({ id, how }),
      liftKey: (event, id) => now.current.lift.onKeyDown(event, id),
      cancelLift: () => now.current.lift.cancel(),
    }),
    [],
  )
  return { actions, lift: lift.lifted, refusal, removing, setRemoving, carrying, setCarrying }
}

/** @returns the edge of the row at `at` where the lifted one would land: above the row that would come after it, or below the last. */
function landingAt(
  order: readonly AgendaItemId[],
  lift: { readonly id: AgendaItemId; readonly slot: number } | null,
  at: number,
): 'top' | 'bottom' | null {
  if (lift === null || order.indexOf(lift.id) === lift.slot) return null
  const others = order.filter((id) => id !== lift.id)
  if (others[lift.slot] === order[at]) return 'top'
  return lift.slot === others.length && others.at(-1) === order[at] ? 'bottom' : null
}
