// Who has answered a circulation and who is still missing, never what, until all are shown together; then every position with its reason. Whoever leads reminds
// those who are missing, closes and shows, or withdraws. Called by the circulation's page.

import { CheckmarkCircleIcon, CircleIcon, CircleSlashIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { type Position, positionKinds } from '../../shared/deciding/position.ts'
import type { PersonId } from '../../shared/ids.ts'
import { waitedFor } from '../item/circulation-state.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { IconPicture } from '../ui/icon.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { recusedIn, useInCirculation } from './circulation-context.ts'
import { CirculationSteps } from './circulation-steps.tsx'
import { PositionList } from './position-list.tsx'

export function CirculationAnswers() {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const circulation = useInCirculation()
  const { round, view, may, person } = circulation
  const recused = recusedIn(circulation)
  const waiting = waitedFor(round, recused)
  const { quorum } = view.meeting
  if (round.state === 'withdrawn') return null
  return (
    <section className="card cir-a" aria-labelledby="cir-a-t">
      <h2 className="h2" id="cir-a-t">
        {t('answers.title')}
      </h2>
      <p className="cir-sum">
        <b>{round.answered.length}</b>{' '}
        <span className="muted">{t('answers.sum', { count: round.answered.length + waiting.length })}</span>
      </p>
      <p className="small muted">{t('answers.quorum', { count: quorum })}</p>
      {may('decision.register') && round.state === 'open' && <CirculationSteps waiting={waiting.length} />}
      {round.positions === null ? (
        <>
          <ul className="cir-s">
            {round.asked.map((seat) => (
              <Seat key={seat} seat={seat} isRecused={recused.includes(seat)} />
            ))}
          </ul>
          <p className="tiny muted">{t('answers.blind')}</p>
        </>
      ) : (
        <>
          {round.revealedAt !== null && (
            <p className="small muted">
              {t('outcome.revealedAt', { when: format.moment(new Date(round.revealedAt), new Date()) })}
            </p>
          )}
          <PositionList positions={againstFirst(round.positions)} named={person} />
          {waiting.length > 0 && (
            <p className="small">
              <span className="strong">{t('answers.late')}:</span>{' '}
              {format.list(waiting.map((seat) => person(seat).name))}
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** What the board must talk about comes first. */
function againstFirst(positions: readonly Position[]): readonly Position[] {
  return positions.toSorted((a, b) => positionKinds.indexOf(b.position) - positionKinds.indexOf(a.position))
}

const looks: Readonly<Record<'given' | 'waits' | 'late' | 'recused', readonly [State, IconPicture]>> = {
  given: ['ok', CheckmarkCircleIcon],
  waits: ['no', CircleIcon],
  late: ['warn', HourglassIcon],
  recused: ['no', CircleSlashIcon],
}

function Seat({ seat, isRecused }: { readonly seat: PersonId; readonly isRecused: boolean }) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const { round, person } = useInCirculation()
  const who = person(seat)
  const word = round.answered.includes(seat)
    ? 'given'
    : isRecused
      ? 'recused'
      : round.late.includes(seat)
        ? 'late'
        : 'waits'
  const [state, icon] = looks[word]
  const reminder = word === 'given' ? undefined : round.reminded.findLast((each) => each.person === seat)
  return (
    <li data-seat={seat}>
      <Avatar person={who} decorative />
      <span className="cir-n">
        <span className="strong">{who.name}</span>
        <span className="tiny muted">{who.organisation}</span>
        {reminder !== undefined && (
          <span className="tiny muted">
            {t('answers.remindedAt', { when: format.moment(new Date(reminder.at), new Date()) })}
          </span>
        )}
      </span>
      <StateWord state={state} icon={icon}>
        {t(`answers.${word}`)}
      </StateWord>
    </li>
  )
}
