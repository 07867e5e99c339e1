// «Godkjenn protokollen»: where the board has approved it, a later point or a circulation, and what that means: closed for everybody, for good. Where it
// has not, what is to be done first. Called by minutes-head.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinutesBody } from '../../shared/contract/minutes.ts'
import { useMinutesBody } from '../api/minutes-queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import { NotYetApproved } from './not-yet-approved.tsx'
import { type AtPoint, usePointCommand } from './use-point-command.ts'

type Asked = AtPoint & { readonly onClose: () => void }

export function ApproveDialog({ onClose, ...at }: Asked) {
  const body = useMinutesBody(at, { fresh: true })
  if (body === undefined) return null
  const ways = waysOf(body)
  if (ways.length > 0) return <Approve {...at} ways={ways} onClose={onClose} />
  return <NotYetApproved {...at} body={body} onClose={onClose} />
}

interface Way {
  readonly id: string
  readonly how: 'meeting' | 'circulation'
  readonly point: MinutesBody['later'][number]
}

/** Where the board has approved, as far as can be told here; the server decides again. */
function waysOf({ approvals }: MinutesBody): readonly Way[] {
  return approvals.flatMap(({ point, isUp, isCirculated }) => [
    ...(isUp ? [{ id: `${point.id} meeting`, how: 'meeting' as const, point }] : []),
    ...(isCirculated ? [{ id: `${point.id} circulation`, how: 'circulation' as const, point }] : []),
  ])
}

function Approve({ ways, onClose, ...at }: Asked & { readonly ways: readonly Way[] }) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const command = usePointCommand(at)
  const [chosen, setChosen] = useState<string | null>(null)
  const way = ways.find(({ id }) => id === chosen) ?? ways[0]
  const named = ({ how, point }: Way): string => t(`hows.${how}`, { title: point.title, date: format.date(point.date) })
  return (
    <Dialog
      title={t('approveTitle')}
      onClose={onClose}
      onSubmit={() => way && command.run({ type: 'approve-minutes', how: way.how, at: way.point.id }, onClose)}
      actions={<SaveOrCancel save={t('approve')} busy={command.busy} onCancel={onClose} />}
    >
      <p>{t('approveBody')}</p>
      <Select
        label={t('how')}
        value={way?.id ?? ''}
        options={ways.map((each) => ({ value: each.id, label: named(each) }))}
        onChange={setChosen}
      />
      {command.trouble !== null && <InlineRefusal what={t('notApproved')} why={command.trouble} />}
    </Dialog>
  )
}
