// Positions as they were revealed together, reservations word for word, and who filled which seat. Called by decision-page.tsx.

import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import { type Named, wholeName } from './decision-words.ts'
import { PositionList } from './position-list.tsx'

export interface DecisionPositionsProps {
  readonly decision: ShownDecision
  readonly named: Named
}

export function DecisionPositions({ decision, named }: DecisionPositionsProps) {
  const { t } = useTranslation('decisions')
  const { positions, reservations, present } = decision
  const there = Object.entries(present)
  if (positions.length + reservations.length + there.length === 0) return null
  const whole = (id: string): string => wholeName(named(id))
  return (
    <section className="card dec-sec">
      {positions.length > 0 && (
        <>
          <h2 className="h2">{t('one.positions')}</h2>
          <PositionList positions={positions} named={named} />
        </>
      )}
      {reservations.length > 0 && (
        <>
          <h2 className="h2">{t('one.reservations')}</h2>
          {reservations.map(({ seat, text }) => (
            <figure key={seat} className="dec-fig">
              <blockquote className="dec-own">{text}</blockquote>
              <figcaption className="small muted">{whole(seat)}</figcaption>
            </figure>
          ))}
        </>
      )}
      {there.length > 0 && (
        <>
          <h2 className="h2">{t('one.present')}</h2>
          <ul className="dec-there small">
            {there.map(([seat, by]) => (
              <li key={seat}>
                {whole(seat)}
                {by !== seat && <span className="muted"> ({t('one.byDeputy', { name: named(by).name })})</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
