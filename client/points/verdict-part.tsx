// The board's verdict on the programme at this point, and why: shown to everybody, set by whoever leads the meeting while it sits or after.
// Called by the card of the questions.

import { PencilIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import { verdicts } from '../../shared/point/meeting.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useInPoint, useMayInPoint } from './point-context.ts'
import { usePointCommand } from './use-point-command.ts'

export function VerdictPart() {
  const { t } = useTranslation('point')
  const { meeting } = useInPoint()
  const leads = useMayInPoint('meeting.run')
  const [setting, setSetting] = useState(false)
  const inTime = meeting?.state === 'in-session' || meeting?.state === 'adjourned'
  const verdict = meeting?.verdict ?? null
  return (
    <div className="vd">
      <h3 className="kf-t">{t('verdict.title')}</h3>
      {verdict === null ? (
        <p className="muted">{t(inTime ? 'verdict.none' : 'verdict.later')}</p>
      ) : (
        <p className="vd-v">
          <b>{t(`verdicts.${verdict.verdict}`)}</b> {verdict.why}
        </p>
      )}
      {leads && inTime && (
        <Button variant="tertiary" icon={PencilIcon} onClick={() => setSetting(true)}>
          {t(verdict === null ? 'verdict.set' : 'verdict.change')}
        </Button>
      )}
      {setting && <VerdictDialog onClose={() => setSetting(false)} />}
    </div>
  )
}

function VerdictDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('point')
  const { programmeId, pointId, meeting } = useInPoint()
  const command = usePointCommand({ programmeId, pointId })
  const [chosen, setChosen] = useState(meeting?.verdict?.verdict ?? 'continue')
  const [why, setWhy] = useState(meeting?.verdict?.why ?? '')
  return (
    <Dialog
      title={t('verdict.title')}
      onClose={onClose}
      onSubmit={() => command.run({ type: 'set-verdict', verdict: chosen, why: why.trim() }, onClose)}
      actions={<SaveOrCancel save={t('verdict.save')} busy={command.busy} onCancel={onClose} />}
    >
      <Select
        label={t('verdict.verdict')}
        value={chosen}
        options={verdicts.map((each) => ({ value: each, label: t(`verdicts.${each}`) }))}
        onChange={(value) => setChosen(verdicts.find((each) => each === value) ?? chosen)}
      />
      <TextField label={t('reason')} multiline maxLength={noteMaxLength} value={why} onType={setWhy} />
      {command.trouble !== null && <InlineRefusal what={t('verdict.notSaved')} why={command.trouble} copyText={why} />}
    </Dialog>
  )
}
