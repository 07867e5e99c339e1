// How the board stood when it decided, as the decision itself keeps it: how many counted against the quorum, and who took no part. Says nothing of a decision from
// before that was kept. Called by the page of a decision and by the board as it was then.

import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import { type Named, wholeName } from './decision-words.ts'

export function DecisionStanding(o: {
  readonly decision: Pick<ShownDecision, 'path' | 'quorum' | 'standing'>
  readonly named: Named
}) {
  const { t } = useTranslation('decisions')
  const { path, quorum, standing } = o.decision
  if (quorum === undefined || standing === undefined) return null
  const { met, seats, recused } = standing
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.standing')}</h2>
      <p>{t(path === 'circulation' ? 'one.quorumAnswered' : 'one.quorumInRoom', { met, seats, needed: quorum })}</p>
      {recused.length > 0 && (
        <>
          <h3 className="label">{t('one.recused')}</h3>
          <PeopleThere people={recused} named={o.named} />
        </>
      )}
    </section>
  )
}

/** Whole names, one a line. */
export function PeopleThere({ people, named }: { readonly people: readonly string[]; readonly named: Named }) {
  return (
    <ul className="dec-there small">
      {people.map((id) => (
        <li key={id}>{wholeName(named(id))}</li>
      ))}
    </ul>
  )
}
