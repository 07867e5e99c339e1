// The frame of the dialogs that change what the programme reckons with: holds the revision it was opened on, says what is wrong before anything is sent, and why it was
// not taken. Called by the dialogs of the assumptions.

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import { checkSteering } from '../../shared/frame/check-steering.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { steeringSchema } from '../../shared/frame/steering.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useSteer } from '../api/frame-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { refusalText } from '../language/refusal-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'

/** Every dialog of the assumptions. */
export interface SteeringDialogProps {
  readonly body: FrameBody
  readonly onClose: () => void
}

export interface SteerDialogProps extends SteeringDialogProps {
  readonly title: string
  /** What was filled in; null while a field is wrong, and says so itself. */
  readonly read: () => unknown
  readonly onTried: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

export function SteerDialog({ body, title, read, onTried, wide = false, onClose, children }: SteerDialogProps) {
  const { t } = useTranslation('frame')
  const { id: programmeId, structure } = useProgrammeBody()
  const steer = useSteer(programmeId)
  const [opened] = useState({ revision: body.revision, steering: body.steering })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = () => {
    onTried()
    const changed = read()
    if (changed === null || steer.isPending) return
    const asked = steeringSchema.safeParse({ ...opened.steering, ...(changed as Partial<Steering>) })
    const checked = asked.success
      ? checkSteering(asked.data, { structure, ladder: body.ladder })
      : { ok: false as const, refusal: { code: 'INVALID' as const } }
    setRefusal(checked.ok ? null : checked.refusal)
    if (checked.ok) steer.mutate({ revision: opened.revision, steering: checked.value }, { onSuccess: onClose })
  }
  const why = refusal === null ? (steer.isError ? problemText(steer.error) : null) : refusalText(refusal)
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      width={wide ? 'wide' : 'normal'}
      actions={<SaveOrCancel save={t('assume.save')} busy={steer.isPending} onCancel={onClose} />}
    >
      {children}
      {why !== null && <InlineRefusal what={t('assume.notSaved')} why={why} />}
    </Dialog>
  )
}
