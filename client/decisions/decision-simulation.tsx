// The figures as the board saw them when it decided: both frames with where their lines stood, what was free and how likely each was to hold, what it all cost
// together, and what it was reckoned by. Called by decision-basis.tsx.

import { useTranslation } from 'react-i18next'
import type { SimulationRecord } from '../../shared/frame/simulation-record.ts'
import { useFormat } from '../ui/use-format.ts'

export function DecisionSimulation({ simulation }: { readonly simulation: SimulationRecord }) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const { frame, lines, scope, queue, model, priceYear, revision } = simulation
  const mnok = (value: number) => format.withUnit(value, 'MNOK', 0)
  const rows = [
    { name: t('simulated.steering'), frame: frame.p50, items: lines.p50, left: lines.leftP50, holds: scope.holds.p50 },
    { name: t('simulated.cost'), frame: frame.p85, items: lines.p85, left: lines.leftP85, holds: scope.holds.p85 },
  ]
  const sets = [
    { name: t('simulated.scope', { count: scope.items }), ...scope },
    { name: t('simulated.queue', { count: queue.items }), ...queue },
  ]
  return (
    <div className="dec-then">
      <h3 className="h3">{t('simulated.title')}</h3>
      <table>
        <caption className="small muted">{t('simulated.framesLead', { year: priceYear })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulated.frame')}</th>
            <th scope="col">MNOK</th>
            <th scope="col">{t('simulated.above')}</th>
            <th scope="col">{t('simulated.left')}</th>
            <th scope="col">{t('simulated.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{format.number(row.frame, 0)}</td>
              <td>{row.items}</td>
              <td>{format.number(row.left, 0)}</td>
              <td>{format.probability(row.holds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="dec-then-s">
        {sets.map((set) => (
          <li key={set.name}>
            {t('simulated.costs', { what: set.name, p50: mnok(set.p50), p85: mnok(set.p85), mean: mnok(set.mean) })}
          </li>
        ))}
      </ul>
      {queue.unestimated > 0 && <p>{t('simulated.unestimated', { count: queue.unestimated })}</p>}
      <p className="small muted">
        {t('simulated.model', {
          reading: t(`simulated.readings.${model.reading}`),
          distribution: t(`simulated.distributions.${model.distribution}`),
          correlation: format.number(model.correlation),
          trials: format.number(model.trials, 0),
          seed: `${model.seed}`,
          revision,
        })}
      </p>
    </div>
  )
}
