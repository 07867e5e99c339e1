// A decision that is registered: its number, its words, how it came about, what it does, grounds and reservations verbatim. Called by the current
// item's page and by what the room sees.

import { ArrowUndoIcon, GavelIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../../shared/deciding/decision.ts'
import { doesWords, useEffectWords } from '../item/use-effect-words.ts'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { useInMeeting } from './meeting-context.ts'
import './meeting-decision.css'

export function DecidedCard({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('meeting')
  const { t: register } = useTranslation('decisions')
  const { person, deciding } = useInMeeting()
  const reversedBy = deciding.reversals.find((each) => each.decision === decision.id)
  const reverses = deciding.decisions.find(({ id }) => id === decision.reverses)
  const format = useFormat()
  const words = useEffectWords(person)
  const does = doesWords({ effect: decision.effect, reverses: decision.reverses !== null, words })
  return (
    <section className="card m-decided" id="m-decision" tabIndex={-1} aria-labelledby={`m-d-${decision.id}`}>
      <p className="m-decided-h">
        <Icon of={GavelIcon} />
        <b id={`m-d-${decision.id}`}>
          {t('decide.registeredAt', {
            number: decision.number,
            time: format.moment(new Date(decision.decidedAt), new Date()),
          })}
        </b>
        <span className="small muted">{t(`decide.paths.${decision.path}`)}</span>
      </p>
      <p className="m-words">
        <WholeIds>{decision.wording}</WholeIds>
      </p>
      {decision.grounds !== '' && (
        <p className="small">
          <b>{t(decision.path === 'owner' ? 'decide.groundsOwner' : 'decide.grounds')}:</b> {decision.grounds}
        </p>
      )}
      {reversedBy !== undefined && (
        <p className="small">
          <StateWord state="warn" icon={ArrowUndoIcon}>
            {register('reversedBy', { number: reversedBy.number })}
          </StateWord>
        </p>
      )}
      {reverses !== undefined && <p className="small">{register('reverses', { number: reverses.number })}</p>}
      {does !== '' && reversedBy === undefined && (
        <p className="small">
          <WholeIds>{does}</WholeIds>
        </p>
      )}
      {decision.reservations.length > 0 && (
        <div className="m-res">
          <p className="label">{t('decide.reservations')}</p>
          {decision.reservations.map((each) => (
            <blockquote key={each.seat}>
              <p className="m-reason">{each.text}</p>
              <footer className="tiny muted">
                {person(each.seat).name}, {person(each.seat).organisation}
              </footer>
            </blockquote>
          ))}
        </div>
      )}
    </section>
  )
}
