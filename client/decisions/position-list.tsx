// Positions as they were shown together, each with whose seat it is, who gave it and why. Called by one decision and by a circulation that was shown.

import { useTranslation } from 'react-i18next'
import type { Position } from '../../shared/deciding/position.ts'
import type { Named } from './decision-words.ts'
import './decisions.css'

export function PositionList({ positions, named }: { readonly positions: readonly Position[]; readonly named: Named }) {
  const { t } = useTranslation('decisions')
  return (
    <ul className="dec-pos">
      {positions.map(({ seat, by, position, reason, beforehand }) => (
        <li key={seat}>
          <span>
            {named(seat).name}
            {named(seat).organisation !== '' && <span className="dec-org small muted">{named(seat).organisation}</span>}
            {(by !== seat || beforehand) && (
              <span className="small muted">
                {' '}
                (
                {[by === seat ? '' : t('one.byDeputy', { name: named(by).name }), beforehand ? t('one.beforehand') : '']
                  .filter(Boolean)
                  .join(', ')}
                )
              </span>
            )}
          </span>
          <span className="strong">{t(`one.positionKinds.${position}`)}</span>
          {reason !== '' && <p className="dec-own">{reason}</p>}
        </li>
      ))}
    </ul>
  )
}
