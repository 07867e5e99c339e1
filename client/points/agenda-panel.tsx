// «Saksliste»: how it fills the meeting, and its items in order, moved by pointer, keyboard or menu. What is lifted stays in the hand while
// others edit; the neighbour is named at the drop. Called by the point's page.

import { PlusIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
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
import { RemoveAgendaItemDialog } from './remove-agenda-item-dialog.tsx'
import { type Timetable, timetable } from './timetable.ts'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'

export interface AgendaPanelProps {
  readonly head: PointHead
  readonly selected: AgendaItemId | null
  readonly onSelect: (id: AgendaItemId) => void
  readonly onAdd: () => void
  /** What opens under the selected row, where there is no room beside the list. */
  readonly opened: ReactNode | undefined
}

export function AgendaPanel({ head, selected, onSelect, onAdd, opened }: AgendaPanelProps) {
  const { t } = useTranslation('points')
  const agenda = useAgenda()
  const mayEdit = useMayEditAgenda()
  const table = timetable({ agenda, startsAt: head.startsAt, lengthMinutes: head.lengthMinutes })
  const { actions, lift, refusal, removing, setRemoving } = useRowActions(onSelect)
  const removed = table.rows.find((row) => row.item.id === removing)
  return (
    <section className="card ap" aria-labelledby="agenda-title">
      <div className="ap-h">
        <h2 className="h2" id="agenda-title">
          {t('agenda.title')}
        </h2>
        <AgendaSum table={table} lengthMinutes={head.lengthMinutes} />
      </div>
      {table.rows.length === 0 ? (
        <div className="ap-e">
          <p className="ap-el">{t('agenda.empty')}</p>
          <p className="muted">{t('agenda.emptyBody')}</p>
        </div>
      ) : (
        <>
          <AgendaLoad timetable={table} lengthMinutes={head.lengthMinutes} />
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
              >
                {opened}
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
      {removed !== undefined && (
        <RemoveAgendaItemDialog item={removed.item} number={removed.number} onClose={() => setRemoving(null)} />
      )}
    </section>
  )
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
  const actions: AgendaRowActions = {
    select: onSelect,
    move: moveAndSay,
    remove: setRemoving,
    liftKey: lift.onKeyDown,
    cancelLift: lift.cancel,
  }
  return { actions, lift: lift.lifted, refusal, removing, setRemoving }
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
