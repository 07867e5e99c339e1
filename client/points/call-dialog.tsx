// «Kall inn»: what everybody will be able to read from then on, what is not ready, and how many seats must be filled for the board to decide.
// Called by the buttons of a point's life.

import { Input } from '@digdir/designsystemet-react'
import { CheckmarkCircleIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import { agendaDuration } from '../../shared/point/agenda-item.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { useEvidence } from '../api/evidence-queries.ts'
import { usePapers } from '../api/papers-queries.ts'
import { refusalText } from '../language/refusal-text.ts'
import { useAgenda, usePointHead } from '../live/use-room.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { beforeCall, type Lack } from './before-call.ts'
import './call-dialog.css'
import { dayOf } from '../item/point-order.ts'
import { wholeMinutes } from './head-draft.ts'
import { type AtPoint, usePointCommand } from './use-point-command.ts'
import { useWordingLacks } from './use-wording-lacks.ts'

export interface CallDialogProps extends AtPoint {
  readonly view: MeetingView
  readonly onClose: () => void
}

export function CallDialog({ view, onClose, ...at }: CallDialogProps) {
  const { t } = useTranslation('point')
  const command = usePointCommand(at)
  const seats = view.seats.length
  const [quorum, setQuorum] = useState(String(Math.min(view.meeting.quorum, Math.max(1, seats))))
  const [absurd, setAbsurd] = useState(false)
  const submit = () => {
    const filled = wholeMinutes(quorum)
    const possible = filled >= 1 && filled <= seats
    setAbsurd(!possible)
    if (possible) command.run({ type: 'call', quorum: filled }, onClose)
  }
  return (
    <Dialog
      title={t('call.title')}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('call.save')} busy={command.busy} onCancel={onClose} />}
    >
      <Readiness {...at} />
      <Field
        label={t('call.quorum')}
        hint={t('call.quorumHint', { count: seats })}
        error={absurd ? refusalText({ code: 'QUORUM_ABSURD', params: { seats } }) : undefined}
      >
        {(wires) => (
          <Input
            {...wires}
            data-fig="true"
            className="cd-q"
            inputMode="numeric"
            autoComplete="off"
            value={quorum}
            onChange={(event) => {
              setQuorum(event.target.value)
              setAbsurd(false)
            }}
          />
        )}
      </Field>
      {command.trouble !== null && <InlineRefusal what={t('call.notDone')} why={command.trouble} />}
    </Dialog>
  )
}

function Readiness(at: AtPoint) {
  const { t } = useTranslation('point')
  const agenda = useAgenda()
  const head = usePointHead()
  const deciding = useDeciding(at)
  const papers = usePapers(at)
  const evidence = useEvidence(at)
  const wordings = deciding.data?.wordings ?? []
  const lacksOf = useWordingLacks()
  const before = beforeCall({
    agenda,
    papers: papers.data?.papers.length ?? 0,
    wordings,
    isHindered: ({ linked }) => lacksOf(linked).length > 0,
    unanswered: evidence.data?.evidence.filter((each) => each.answer.trim() === '').length ?? 0,
    overrunMinutes: head === null ? 0 : agendaDuration(agenda, head.lengthMinutes).overrunMinutes,
    date: head?.date ?? '',
    today: dayOf(new Date()),
  })
  const lackWords = useLackWords()
  return (
    <>
      <div>
        <p>{t('call.body')}</p>
        <ul className="cd-l">
          {(['items', 'papers', 'wordings'] as const)
            .filter((what) => before[what] > 0)
            .map((what) => (
              <li key={what}>
                <StateWord state="ok" icon={CheckmarkCircleIcon}>
                  {t(`call.${what}`, { count: before[what] })}
                </StateWord>
              </li>
            ))}
        </ul>
      </div>
      {before.lacks.length > 0 && (
        <div>
          <p className="label">{t('call.lacks')}</p>
          <ul className="cd-l">
            {before.lacks.map((lack) => (
              <li key={lack.kind}>
                <StateWord state="warn">{lackWords(lack)}</StateWord>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function useLackWords(): (lack: Lack) => string {
  const { t } = useTranslation('point')
  const format = useFormat()
  return (lack) => {
    switch (lack.kind) {
      case 'no-wording':
      case 'hindered':
      case 'no-owner':
        return t(`lacks.${lack.kind}`, { count: lack.numbers.length, items: format.list(lack.numbers.map(String)) })
      case 'overrun':
        return t('lacks.overrun', { minutes: format.minutes(lack.minutes) })
      case 'unanswered':
        return t('lacks.unanswered', { count: lack.count })
      default:
        return t(`lacks.${lack.kind}`)
    }
  }
}
