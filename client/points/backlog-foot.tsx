// How many agenda items wait for a point, under the agenda, and fetching them in. Called by the agenda.

import { TasklistIcon } from '@navikt/aksel-icons'
import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BacklogId } from '../../shared/ids.ts'
import { useBacklog, useCarryAgendaItem, useRemoveFromBacklog } from '../api/backlog-queries.ts'
import { problemText } from '../api/problem.ts'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import './backlog-foot.css'
import { useInPoint } from './point-context.ts'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'

export function BacklogFoot() {
  const { t } = useTranslation('point')
  const { programmeId } = useInPoint()
  const mayEdit = useMayEditAgenda()
  const backlog = useBacklog(programmeId)
  const [open, setOpen] = useState(false)
  const count = backlog.data?.length ?? 0
  if (count === 0 && !open) return null
  return (
    <div className="bf">
      <Icon of={TasklistIcon} />
      <span>{t('backlog.waiting', { count })}</span>
      {mayEdit && (
        <Button variant="tertiary" onClick={() => setOpen(true)}>
          {t('backlog.fetch')}
        </Button>
      )}
      {open && <BacklogDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

function BacklogDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('point')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { programmeId, pointId } = useInPoint()
  const backlog = useBacklog(programmeId)
  const carry = useCarryAgendaItem({ programmeId, pointId })
  const remove = useRemoveFromBacklog(programmeId)
  const busy = carry.isPending || remove.isPending
  const trouble = carry.error ?? remove.error
  const takes = (event: MouseEvent<HTMLElement>, id: BacklogId) =>
    carry.mutate({ type: 'from-backlog', backlog: id }, { onSuccess: toNext(event.currentTarget) })
  const removes = (event: MouseEvent<HTMLElement>, id: BacklogId) =>
    remove.mutate(id, { onSuccess: toNext(event.currentTarget) })
  return (
    <Dialog
      title={t('backlog.title')}
      width="wide"
      onClose={onClose}
      actions={<Button onClick={onClose}>{ui('close')}</Button>}
    >
      {backlog.data?.length === 0 && <p className="muted">{t('backlog.empty')}</p>}
      <ul className="bf-l">
        {(backlog.data ?? []).map((item) => (
          <li key={item.id}>
            <span>
              <b id={`bf-${item.id}`}>{item.title}</b>
              <span className="bf-m">
                <AgendaKind kind={item.kind} />
                <span>{format.minutes(item.minutes)}</span>
                {item.owner !== '' && <span>{item.owner}</span>}
                {item.from !== null && <span>{t('backlog.from', { title: item.from.title })}</span>}
                {item.internal && <span>{t('internal.only')}</span>}
              </span>
            </span>
            <span className="bf-a">
              <Button busy={busy} aria-describedby={`bf-${item.id}`} onClick={(event) => takes(event, item.id)}>
                {t('backlog.take')}
              </Button>
              <Button
                variant="tertiary"
                busy={busy}
                aria-describedby={`bf-${item.id}`}
                onClick={(event) => removes(event, item.id)}
              >
                {t('backlog.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {trouble !== null && <InlineRefusal what={t('backlog.notDone')} why={problemText(trouble)} />}
    </Dialog>
  )
}

/** @returns what takes the focus on when the row of this press is gone: the row after it, the one before, or the way out. */
function toNext(pressed: HTMLElement): () => void {
  const row = pressed.closest('li')
  const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button')
  const out = pressed.closest('dialog')?.querySelector<HTMLElement>('.dlg-a button')
  return () => (next?.isConnected === true ? next : out)?.focus()
}
