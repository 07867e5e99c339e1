// What an item's benefit came to when it was last scored, and that it is being scored now: until all is shown there is nothing to show, and that is said.
// Drawn only where there is something to say. Called by benefit-section.tsx.

import { EyeSlashIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../shared/ids.ts'
import { useScores } from '../api/score-queries.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './item-scored.css'
import { useProgrammeBody, useProgrammeNames } from './programme-context.ts'

export function ItemScored({ item }: { readonly item: ItemId }) {
  const { t } = useTranslation('item')
  const format = useFormat()
  const { id: programme } = useProgrammeBody()
  const names = useProgrammeNames()
  const told = useScores(programme).data
  const open = told?.rounds.find(({ state, items }) => state === 'open' && items.includes(item))
  const last = told?.latest.find((each) => each.item === item)
  const round = open?.id ?? last?.roundId
  if (round === undefined) return null
  return (
    <div className="isc" data-open={open === undefined ? undefined : 'true'}>
      {open !== undefined && (
        <StateWord state="no" icon={EyeSlashIcon}>
          {t('benefit.scoring')}
        </StateWord>
      )}
      {open === undefined && last !== undefined && (
        <>
          <p className="small">
            {t('benefit.revealed', {
              date: format.shortDate(last.revealedAt.slice(0, 10), new Date().getFullYear()),
            })}
          </p>
          <dl>
            {last.results.map(({ criterion, median, low, high, answers }) => (
              <div key={criterion}>
                <dt>{names.benefit(criterion)}</dt>
                <dd>{t('benefit.spread', { median: format.number(median, 1), low, high, count: answers })}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Link className="ds-link small" to="/p/$programme/scores" params={{ programme }} search={{ round }}>
        {t('benefit.toScores')}
      </Link>
    </div>
  )
}
