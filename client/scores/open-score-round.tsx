// A score round while it is open: the reader's own answer where she is asked, and who has answered; never what anybody else has said, nor how much of it.
// Whoever runs it shows all together, goes without those who are missing after the deadline, sets it, or withdraws. Called by scores-page.tsx.

import { ClockIcon, EyeIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreRoundBody, ScoresBody } from '../../shared/contract/scores.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useStepScores } from '../api/score-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ScoreDeadlineDialog } from './score-deadline-dialog.tsx'
import { ScoreForm } from './score-form.tsx'

export interface OpenScoreRoundProps {
  readonly programmeId: ProgrammeId
  readonly round: ScoreRoundBody
  readonly people: ScoresBody['people']
  /** The server's clock less this machine's. */
  readonly offsetMs: number
}

export function OpenScoreRound(props: OpenScoreRoundProps) {
  const { t } = useTranslation('scores')
  const format = useFormat()
  const { programmeId, round, people } = props
  const mayRun = useMembership(programmeId)?.permissions.includes('score.run') === true
  const { deadline, seat } = round
  const nameOf = (id: PersonId) => people.find((person) => person.id === id)?.name ?? id
  return (
    <>
      {seat !== null && <ScoreForm programmeId={programmeId} round={round} seat={seat} seatName={nameOf(seat)} />}
      <section className="card scr-who" aria-labelledby="scr-who-t">
        <div className="scr-h">
          <h2 className="h2" id="scr-who-t">
            {t('who.title')}
          </h2>
          <p className="scr-sum">
            <b>{round.answered?.length ?? 0}</b>{' '}
            <span className="muted">{t('who.answered', { count: round.asked?.length ?? 0 })}</span>
          </p>
        </div>
        <p className="small">{t('who.items', { items: format.list(round.items) })}</p>
        <p className="small muted">
          {t('who.blind')}{' '}
          {deadline !== null && t('who.deadline', { when: format.moment(new Date(deadline), new Date()) })}
        </p>
        <ul className="scr-seats">
          {(round.asked ?? []).map((id) => {
            const person = people.find((each) => each.id === id)
            const isGiven = round.answered?.includes(id) === true
            return (
              <li key={id}>
                <span>
                  <b>{person?.name ?? id}</b> <span className="tiny muted">{person?.organisation ?? ''}</span>
                </span>
                <StateWord state={isGiven ? 'ok' : 'no'}>{t(isGiven ? 'who.given' : 'who.waits')}</StateWord>
              </li>
            )
          })}
        </ul>
        {mayRun && <Run {...props} nameOf={nameOf} />}
      </section>
    </>
  )
}

function Run({
  programmeId,
  round,
  offsetMs,
  nameOf,
}: OpenScoreRoundProps & { readonly nameOf: (person: PersonId) => string }) {
  const { t } = useTranslation('scores')
  const format = useFormat()
  const step = useStepScores(programmeId, round.id)
  const [open, setOpen] = useState<'without' | 'deadline' | 'withdraw' | null>(null)
  const missing = (round.asked ?? []).filter((seat) => round.answered?.includes(seat) !== true)
  const isOver = round.deadline !== null && Date.parse(round.deadline) <= Date.now() + offsetMs
  const canShow = missing.length === 0 || isOver
  const close = () => setOpen(null)
  return (
    <>
      <div className="scr-f">
        <Button variant="tertiary" onClick={() => setOpen('withdraw')}>
          {t('run.withdraw')}
        </Button>
        <Button icon={ClockIcon} onClick={() => setOpen('deadline')}>
          {t(round.deadline === null ? 'run.setDeadline' : 'run.moveDeadline')}
        </Button>
        <Button
          variant={canShow ? 'primary' : 'secondary'}
          icon={EyeIcon}
          disabled={!canShow}
          busy={step.isPending}
          onClick={() => (missing.length === 0 ? step.mutate({ step: 'reveal', without: [] }) : setOpen('without'))}
        >
          {t('run.reveal')}
        </Button>
      </div>
      {!canShow && <p className="small muted">{t('run.waits', { count: missing.length })}</p>}
      {step.isError && <InlineRefusal what={t('run.notDone')} why={problemText(step.error)} />}
      {open === 'deadline' && <ScoreDeadlineDialog {...{ programmeId, round, offsetMs, onClose: close }} />}
      {open === 'without' && (
        <Sure
          title={t('run.withoutTitle', { count: missing.length })}
          body={t('run.withoutBody', { names: format.list(missing.map(nameOf)) })}
          press={t('run.withoutPress', { count: missing.length })}
          onClose={close}
          onSure={() => {
            step.mutate({ step: 'reveal', without: missing })
            close()
          }}
        />
      )}
      {open === 'withdraw' && (
        <Sure
          title={t('run.withdrawTitle')}
          body={t('run.withdrawBody')}
          press={t('run.withdraw')}
          danger
          onClose={close}
          onSure={() => {
            step.mutate({ step: 'withdraw' })
            close()
          }}
        />
      )}
    </>
  )
}

function Sure(o: {
  readonly title: string
  readonly body: string
  readonly press: string
  readonly danger?: boolean
  readonly onSure: () => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={o.title}
      onClose={o.onClose}
      onSubmit={o.onSure}
      actions={
        <>
          <Button type="submit" {...(o.danger === true ? { tone: 'danger' } : { variant: 'primary' })}>
            {o.press}
          </Button>
          <Button variant="tertiary" onClick={o.onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{o.body}</p>
    </Dialog>
  )
}
