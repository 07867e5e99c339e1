// Moving or copying an agenda item to another point of the programme: which one. A copy leaves the record here as it is. Called by the rows' menu.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointId } from '../../shared/ids.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { useCarryAgendaItem } from '../api/backlog-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { openTargets } from '../item/point-order.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useInPoint } from './point-context.ts'

export type CarryHow = 'move' | 'duplicate' | 'to-backlog'

export interface CarryDialogProps {
  readonly item: AgendaItem
  readonly internal: boolean
  readonly how: CarryHow
  readonly onClose: () => void
}

export function CarryDialog({ item, internal, how, onClose }: CarryDialogProps) {
  const { t } = useTranslation('point')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { programmeId, pointId } = useInPoint()
  const points = usePoints(programmeId)
  const carry = useCarryAgendaItem({ programmeId, pointId })
  const targets = openTargets(points.data ?? [], pointId)
  const [chosen, setChosen] = useState<PointId | null>(null)
  const to = chosen ?? targets[0]?.id ?? null
  const submit = () => {
    if (carry.isPending) return
    const done = () => {
      announce(t(`carry.${how}.done`, { title: item.title }))
      onClose()
    }
    if (how === 'to-backlog') carry.mutate({ type: how, item: item.id, internal }, { onSuccess: done })
    else if (to !== null) carry.mutate({ type: how, item: item.id, internal, to }, { onSuccess: done })
  }
  const nowhere = how !== 'to-backlog' && to === null
  return (
    <Dialog
      title={t(`carry.${how}.title`)}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {!nowhere && (
            <Button type="submit" variant="primary" busy={carry.isPending}>
              {t(`carry.${how}.save`)}
            </Button>
          )}
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t(`carry.${how}.body`, { title: item.title })}</p>
      {nowhere && <p className="muted">{t('carry.nowhere')}</p>}
      {how !== 'to-backlog' && to !== null && (
        <Select
          label={t('carry.point')}
          value={to}
          options={targets.map((point) => ({
            value: point.id,
            label: `${point.head.title}, ${format.date(point.head.date)}`,
          }))}
          onChange={(value) => setChosen(targets.find(({ id }) => id === value)?.id ?? null)}
        />
      )}
      {carry.isError && <InlineRefusal what={t(`carry.${how}.notDone`)} why={problemText(carry.error)} />}
    </Dialog>
  )
}
