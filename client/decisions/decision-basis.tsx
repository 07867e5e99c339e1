// What a decision rests on: when the board stood as it did, what «verifisert» means, the fingerprints, and the way to the board as the members
// saw it. Called by decision-page.tsx.

import { ClockDashedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DecisionSimulation } from './decision-simulation.tsx'
import { dayOf } from './decision-words.ts'

const parts = ['queue', 'cutList', 'estimates', 'wording', 'positions'] as const

export function DecisionBasis(o: { readonly programmeId: ProgrammeId; readonly decision: ShownDecision }) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const { decision } = o
  const at = new Date(decision.decidedAt)
  const prints: readonly (readonly [string, string])[] = [
    [t('one.print.own'), decision.hash],
    ...(decision.previousHash === null ? [] : [[t('one.print.previous'), decision.previousHash] as const]),
    ...parts.map((part) => [t(`one.print.${part}`), decision.basis[part]] as const),
    ...(decision.basis.simulation === null ? [] : [[t('one.print.simulation'), decision.basis.simulation] as const]),
  ]
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.basis')}</h2>
      <p>{t('one.basisLead', { when: `${format.date(dayOf(decision.decidedAt))} ${format.time(at)}` })}</p>
      <Button asChild>
        <Link to="/p/$programme/decisions/$decision/board" params={{ programme: o.programmeId, decision: decision.id }}>
          <Icon of={ClockDashedIcon} />
          {t('one.board')}
        </Link>
      </Button>
      {decision.simulation ? (
        <DecisionSimulation simulation={decision.simulation} />
      ) : (
        decision.simulation === null && <p className="muted">{t('simulated.none')}</p>
      )}
      <p className={decision.intact ? 'muted' : 'dec-bad'}>
        {decision.intact ? t('one.intactLead') : t('one.brokenLead')}
      </p>
      <details className="dec-prints">
        <summary>{t('one.prints')}</summary>
        <dl>
          {prints.map(([name, hash]) => (
            <div key={name}>
              <dt className="small muted">{name}</dt>
              <dd>
                <code>{hash}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
