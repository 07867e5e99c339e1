// The items of a point that observers and commenters cannot open: their own room, drawn under the agenda behind a lock and the words «Bare for
// styret»; an open item stands beside the agenda like any other. Who may not read it has no room, and no trace of it, here. Called by the agenda.

import { PadlockLockedIcon, PlusIcon } from '@navikt/aksel-icons'
import { useEffect, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { type AgendaItemId, internalRoom } from '../../shared/ids.ts'
import { agendaDuration } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { useSession } from '../api/session-queries.ts'
import { RoomProvider } from '../live/room-provider.tsx'
import { useAgenda, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import { AgendaItemView } from './agenda-item-view.tsx'
import { focusRow } from './focus-row.ts'
import './internal-agenda.css'
import { InternalRow } from './internal-row.tsx'
import { NewAgendaItemDialog } from './new-agenda-item-dialog.tsx'
import { useInPoint } from './point-context.ts'
import { ProposalsPart } from './proposals-part.tsx'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'
import { useProposals } from './use-proposals.ts'

export interface InternalAgendaProps {
  readonly head: PointHead
  readonly selected: AgendaItemId | null
  readonly onSelect: (id: AgendaItemId | null) => void
  /** Where an open item is drawn beside the agenda; null = under its row, where there is no room. */
  readonly beside: HTMLElement | null
  readonly wide: boolean
}

export function InternalAgenda(props: InternalAgendaProps) {
  const { pointId, permissions } = useInPoint()
  const person = useSession().data?.person
  if (person === undefined || !permissions.includes('internal.read')) return null
  return (
    <RoomProvider room={internalRoom(pointId)} person={person} permissions={permissions}>
      <InternalItems {...props} />
    </RoomProvider>
  )
}

function InternalItems({ head, selected, onSelect, beside, wide }: InternalAgendaProps) {
  const { t } = useTranslation('point')
  const agenda = useAgenda()
  const phase = useRoomPhase()
  const mayEdit = useMayEditAgenda()
  const [adding, setAdding] = useState(false)
  const format = useFormat()
  const proposals = useProposals({ internal: true })
  const proposalsId = useId()
  const gone = selected !== null && phase.name !== 'loading' && !agenda.items.has(selected)
  useEffect(() => {
    if (gone) onSelect(null)
  }, [gone, onSelect])
  const { plannedMinutes } = agendaDuration(agenda, 0)
  const open = (id: AgendaItemId) => onSelect(selected === id ? null : id)
  const view = selected !== null && !gone && (
    <AgendaItemView key={selected} id={selected} head={head} onSelect={onSelect} inRow={!wide} internal />
  )
  if (phase.name === 'loading' || (agenda.order.length === 0 && !mayEdit)) return null
  return (
    <section className="ia" aria-labelledby="internal-title">
      <div className="ia-h">
        <h3 id="internal-title">
          <Icon of={PadlockLockedIcon} />
          {t('internal.only')}
        </h3>
        {mayEdit && (
          <Button variant="tertiary" icon={PlusIcon} onClick={() => setAdding(true)}>
            {t('internal.add')}
          </Button>
        )}
      </div>
      <p className="muted small">
        {agenda.order.length === 0
          ? t('internal.none')
          : `${t('internal.hidden')} ${t('internal.minutes', { minutes: format.minutes(plannedMinutes) })}`}
      </p>
      {agenda.order.length > 0 && (
        <ul>
          {agenda.order.map((id, at) => {
            const item = agenda.items.get(id)
            return item === undefined ? null : (
              <InternalRow
                key={id}
                item={item}
                number={at + 1}
                opened={selected === id}
                mayEdit={mayEdit}
                onOpen={() => open(id)}
              >
                {wide ? undefined : view}
              </InternalRow>
            )
          })}
        </ul>
      )}
      <ProposalsPart
        proposals={proposals}
        titleId={proposalsId}
        onAdded={(id) => {
          onSelect(id)
          focusRow(id)
        }}
      />
      {wide && beside !== null && createPortal(view, beside)}
      {adding && (
        <NewAgendaItemDialog
          title={t('internal.add')}
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            onSelect(id)
          }}
        />
      )}
    </section>
  )
}
