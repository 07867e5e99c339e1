// What is not ready to be prioritised, item by item: which parts are missing, and who owes them by when, in words. Called by capacity-page.tsx.

import { CircleIcon } from '@navikt/aksel-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, missingParts, type Readiness } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import { norwegianDay } from '../../shared/point/held-on.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'

/** Items that are told at once. */
const step = 40

export interface ReadyOverviewProps {
  readonly board: Board
  readonly onOpenItem: (id: ItemId) => void
}

export function ReadyOverview({ board, onOpenItem }: ReadyOverviewProps) {
  const { t } = useTranslation('capacity')
  const waiting = useMemo(
    () =>
      board.queue
        .flatMap((id) => board.items.get(id) ?? [])
        .map((item) => ({ item, missing: missingParts(item) }))
        .filter(({ missing }) => missing.length > 0),
    [board],
  )
  const [take, setTake] = useState(step)
  const today = norwegianDay(new Date().toISOString())
  const count = board.queue.length
  return (
    <section className="card cap-s" aria-labelledby="cap-ready">
      <h2 id="cap-ready">{t('ready.title')}</h2>
      <p>{waiting.length === 0 ? t('ready.all') : t('ready.sentence', { ready: count - waiting.length, count })}</p>
      <ul className="rdo">
        {waiting.slice(0, take).map(({ item, missing }) => (
          <li key={item.id}>
            <button type="button" className="cap-i" data-item={item.id} onClick={() => onOpenItem(item.id)}>
              <b>{item.id}</b> {item.title}
            </button>
            <p className="sr">{t('ready.missing', { id: item.id })}</p>
            <ul>
              {missing.map((part) => (
                <MissingPart key={part} part={part} value={item.ready[part]} today={today} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {waiting.length > take && <Button onClick={() => setTake(take + step)}>{t('ready.more')}</Button>}
    </section>
  )
}

function MissingPart(o: {
  readonly part: keyof Item['ready']
  readonly value: Readiness | undefined
  /** `YYYY-MM-DD`. */
  readonly today: string
}) {
  const { t } = useTranslation('capacity')
  const { t: item } = useTranslation('item')
  const format = useFormat()
  const { owner, due } = o.value ?? {}
  const words = { owner: owner ?? '', due: due === undefined ? '' : format.date(due) }
  const who =
    owner === undefined
      ? due === undefined
        ? t('ready.unnamed')
        : t('ready.due', words)
      : due === undefined
        ? owner
        : t('ready.ownedDue', words)
  return (
    <li>
      <Icon of={CircleIcon} />
      <span>
        {item(`ready.parts.${o.part}`)}: <span className="muted">{who}</span>{' '}
        {due !== undefined && due < o.today && <StateWord state="bad">{t('ready.late')}</StateWord>}
      </span>
    </li>
  )
}
