// One standard question: what was answered, from when on it is a warning, how it stands in a picture and a word, who and when, and what is proposed.
// Called by the card of the questions.

import { CheckmarkCircleIcon, CircleIcon, ClockDashedIcon, PencilIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../shared/contract/meeting.ts'
import type { EvidenceState } from '../../shared/point/evidence-state.ts'
import { dayOf } from '../item/point-order.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { IconButton } from '../ui/button.tsx'
import type { IconPicture } from '../ui/icon.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface QuestionRowProps {
  readonly evidence: Evidence
  readonly number: number
  readonly question: string
  readonly state: EvidenceState
  /** Whether what is answered is shown to this reader yet. */
  readonly isForReader: boolean
  /** null for those who may not. */
  readonly onAnswer: (() => void) | null
}

const looks: Readonly<Record<EvidenceState, readonly [State, IconPicture]>> = {
  answered: ['ok', CheckmarkCircleIcon],
  outdated: ['warn', ClockDashedIcon],
  missing: ['no', CircleIcon],
}

export function QuestionRow(props: QuestionRowProps) {
  const { evidence, number, question, state, isForReader, onAnswer } = props
  const { t } = useTranslation('point')
  const [look, icon] = looks[state]
  return (
    <li data-question={evidence.question} data-state={state}>
      <span className="qn" aria-hidden="true">
        {number}
      </span>
      <div className="qt">
        <h3>{question}</h3>
        {isForReader && <p className="qa">{state === 'missing' ? t('questions.none') : evidence.answer}</p>}
        {evidence.threshold !== '' && (
          <p className="small muted">{t('questions.thresholdIs', { threshold: evidence.threshold })}</p>
        )}
      </div>
      {isForReader && (
        <>
          <div className="qe">
            <StateWord state={look} icon={icon}>
              {t(`questions.states.${state}`)}
            </StateWord>
            <Who evidence={evidence} state={state} />
          </div>
          <div className="qv">
            <span className="label">{t('questions.proposal')}</span>
            {evidence.proposal === null ? (
              <span className="muted small">{t('questions.noProposal')}</span>
            ) : (
              <b>{t(`verdicts.${evidence.proposal}`)}</b>
            )}
          </div>
        </>
      )}
      <span className="qx">
        {onAnswer !== null && (
          <IconButton label={t('questions.edit', { number })} icon={PencilIcon} onClick={onAnswer} />
        )}
      </span>
    </li>
  )
}

/** Who answered and when; or who owes the answer, and by when. */
function Who({ evidence, state }: { readonly evidence: Evidence; readonly state: EvidenceState }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { members } = useProgrammeBody()
  const nameOf = (id: string | null) => members.find(({ person }) => person.id === id)?.person.name
  const thisYear = new Date().getFullYear()
  if (state === 'answered' && evidence.answeredAt !== null) {
    const at = format.moment(new Date(evidence.answeredAt), new Date())
    return <span className="small muted">{[nameOf(evidence.answeredBy), at].filter(Boolean).join(', ')}</span>
  }
  const owner = nameOf(evidence.owner)
  const due = evidence.due === null ? null : format.shortDate(evidence.due, thisYear)
  const late = evidence.due !== null && evidence.due < dayOf(new Date())
  const words = [owner ?? t('questions.noOwner'), due === null ? '' : t('questions.due', { date: due })]
  return (
    <span className="small muted" data-late={late ? 'true' : undefined}>
      {words.filter((word) => word !== '').join(', ')}
    </span>
  )
}
