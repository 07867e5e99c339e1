// What a decision did to the board, in words, with links to the items it concerns; and what a reversal took back. Called by decision-page.tsx.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import { itemsOf } from '../../shared/deciding/effect.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { undoneWords } from '../item/undone-words.ts'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { type Named, useEffectSentence } from './decision-words.ts'

export function DecisionEffect(o: {
  readonly programmeId: ProgrammeId
  readonly decision: ShownDecision
  /** The number of the decision that took it back; null = it stands. */
  readonly reversedBy: number | null
  readonly named: Named
}) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const sentence = useEffectSentence()
  const { effect, undone, reverses } = o.decision
  const undoneSaid = undone === null ? null : undoneWords(undone, t)
  const items = itemsOf(effect)
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.effect')}</h2>
      {o.reversedBy !== null && <p>{t('one.effectThen', { number: o.reversedBy })}</p>}
      {!(effect.type === 'none' && reverses !== null) && <p>{sentence(effect, o.named)}</p>}
      {effect.type === 'stream' && effect.mandate !== '' && <p className="dec-own">{effect.mandate}</p>}
      {effect.type === 'reopen' && <p className="dec-own">{effect.reason}</p>}
      {items.length > 0 && (
        <ul className="dec-items">
          {items.map((item) => (
            <li key={item}>
              <Link
                className="ds-link"
                to="/p/$programme/queue"
                params={{ programme: o.programmeId }}
                search={{ item }}
              >
                {item}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {undoneSaid !== null && undoneSaid.takenBack.length > 0 && (
        <p>
          <WholeIds>{t('one.undone', { what: format.list(undoneSaid.takenBack) })}</WholeIds>
        </p>
      )}
      {undoneSaid !== null && undoneSaid.kept.length > 0 && (
        <p>
          <WholeIds>{t('one.kept', { what: undoneSaid.kept.join('; ') })}</WholeIds>
        </p>
      )}
    </section>
  )
}
