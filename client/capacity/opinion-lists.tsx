// Which items the proposal has alone, which the board's own set has alone, and which both have; and what was held in or left out, and why.
// Called by second-opinion-page.tsx.

import { useTranslation } from 'react-i18next'
import type { SecondOpinion } from '../../shared/contract/second-opinion.ts'
import type { ItemId } from '../../shared/ids.ts'
import { benefitFigures } from '../../shared/priority/adopted-benefit.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useProgrammeBody, useProgrammeNames } from '../item/programme-context.ts'
import { useBoard } from '../live/use-room.ts'
import { useFormat } from '../ui/use-format.ts'

interface Lists {
  readonly opinion: SecondOpinion
  readonly onOpenItem: (id: ItemId) => void
}

export function OpinionLists({ opinion: { proposed, own }, onOpenItem }: Lists) {
  const { t } = useTranslation('opinion')
  const [inProposed, inOwn] = [new Set(proposed.items), new Set(own.items)]
  const lists = {
    onlyProposed: proposed.items.filter((id) => !inOwn.has(id)),
    onlyOwn: own.items.filter((id) => !inProposed.has(id)),
  }
  const both = proposed.items.filter((id) => inOwn.has(id))
  return (
    <section className="card cap-s">
      <div className="opn-2">
        {(['onlyProposed', 'onlyOwn'] as const).map((which) => (
          <div key={which} className="opn-l">
            <h2>
              {t(`lists.${which}`)} <span className="muted">{lists[which].length}</span>
            </h2>
            {lists[which].length === 0 && <p className="muted">{t('lists.nobody')}</p>}
            <ItemList ids={lists[which]} onOpenItem={onOpenItem} />
          </div>
        ))}
      </div>
      <details className="dep-t opn-l">
        <summary>
          {t('lists.both')} <span className="muted">{both.length}</span>
        </summary>
        <ItemList ids={both} onOpenItem={onOpenItem} />
      </details>
    </section>
  )
}

function ItemList({ ids, onOpenItem }: { readonly ids: readonly ItemId[]; readonly onOpenItem: (id: ItemId) => void }) {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  const { items } = useBoard()
  const { structure } = useProgrammeNames()
  const steering = useFrame(useProgrammeBody().id).data?.steering
  return (
    <ul className="cap-l">
      {ids.map((id) => {
        const item = items.get(id)
        const cost = item?.estimate?.likely
        const points = item === undefined || steering === undefined ? null : benefitFigures(item, steering).adopted
        return (
          <li key={id}>
            <Named id={id} onOpenItem={onOpenItem} />
            {cost !== undefined && points !== null && (
              <span className="small muted">
                {t('lists.figures', {
                  cost: format.number(cost),
                  unit: structure.currency,
                  points: format.number(points, 0),
                })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What was not left to the solver. */
export function OpinionNamed({ opinion: { held, leftOut }, onOpenItem }: Lists) {
  const { t } = useTranslation('opinion')
  if (held.length === 0 && leftOut.length === 0) return null
  return (
    <section className="card cap-s">
      <div className="opn-2">
        {held.length > 0 && (
          <div className="opn-l">
            <h2>{t('held.title')}</h2>
            <p className="small muted">{t('held.sub')}</p>
            <ul className="cap-l">
              {held.map(({ item, why }) => (
                <li key={item}>
                  <Named id={item} onOpenItem={onOpenItem} />
                  <span className="small muted">{t(`held.${why}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {leftOut.length > 0 && (
          <div className="opn-l">
            <h2>{t('leftOut.title')}</h2>
            <p className="small muted">{t('leftOut.sub')}</p>
            <ul className="cap-l">
              {leftOut.map(({ item, why, needs }) => (
                <li key={item}>
                  <Named id={item} onOpenItem={onOpenItem} />
                  <span className="small muted">{t(`leftOut.${why}`, { needs: needs ?? '' })}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}

function Named({ id, onOpenItem }: { readonly id: ItemId; readonly onOpenItem: (id: ItemId) => void }) {
  const { items } = useBoard()
  return (
    <button type="button" className="cap-i" data-item={id} onClick={() => onOpenItem(id)}>
      <b className="nowrap">{id}</b> {items.get(id)?.title}
    </button>
  )
}
