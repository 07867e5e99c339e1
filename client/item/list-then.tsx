// A list of the board as it stood at a moment: place, need, estimate, which decision held it then, and whether it is another now. Called by the board of
// a decision and by the history.

import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './list-then.css'

export type ListThenProps = {
  readonly title: string
  readonly list: readonly { readonly item: Item }[]
  /** Number of the decision that held an item, by its id. */
  readonly frozen: Readonly<Record<string, number>>
  /** Items that are another now. */
  readonly changed: ReadonlySet<string>
}

export function ListThen({ title, list, frozen, changed }: ListThenProps) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  if (list.length === 0) return null
  return (
    <section>
      <table className="card then-t">
        <caption className="h2">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('frozenBoard.place')}
            </th>
            <th scope="col">{t('frozenBoard.item')}</th>
            <th scope="col" className="num">
              {t('frozenBoard.estimate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ item }, at) => {
            const frozenBy = frozen[item.id]
            return (
              <tr key={item.id}>
                <td className="num">{at + 1}</td>
                <th scope="row">
                  <span className="muted small">{item.id}</span> {item.title}
                  <span className="then-s">
                    {frozenBy !== undefined && (
                      <StateWord state="no" icon={PadlockLockedIcon}>
                        {t('frozenBoard.frozenBy', { number: frozenBy })}
                      </StateWord>
                    )}
                    {changed.has(item.id) && <StateWord state="warn">{t('frozenBoard.changed')}</StateWord>}
                  </span>
                </th>
                <td className="num">
                  {item.estimate === null ? (
                    <span className="muted">{t('frozenBoard.noEstimate')}</span>
                  ) : (
                    <>
                      {format.number(item.estimate.likely)}{' '}
                      <span className="muted">({format.range(item.estimate.low, item.estimate.high)})</span>
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
