// What is offered back: the cut list of an area whose prioritised scope is realised, each entry one press away from the end of the queue. What a decision has cut
// comes in by another decision. Called by cut-list-page.tsx.

import { TasklistIcon } from '@navikt/aksel-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { offeredBack } from '../../shared/priority/offered-back.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useBoard, useFrozen, useMay, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import './offers-back.css'

/** @param held how many of the first items the cost frame holds; null while that is not known, and then nothing is offered yet */
export function OffersBack({ held }: { readonly held: number | null }) {
  const { t } = useTranslation('cutList')
  const board = useBoard()
  const frozen = useFrozen()
  const names = useProgrammeNames()
  const offers = useMemo(() => (held === null ? [] : offeredBack({ board, frozen, held })), [board, frozen, held])
  if (offers.length === 0) return null
  return (
    <section className="off card" aria-labelledby="off-t">
      <h2 id="off-t">{t('offers.title')}</h2>
      {offers.map(({ area, items }) => (
        <div key={area} data-offered={area}>
          <p>{t('offers.area', { area: names.area(area) })}</p>
          <ul>
            {items.map((item) => (
              <Offer key={item.id} item={item} isHeld={frozen.has(item.id)} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Offer({ item, isHeld }: { readonly item: Item; readonly isHeld: boolean }) {
  const { t } = useTranslation('cutList')
  const room = useRoom()
  const mayCut = useMay('item.cut')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const move = () => {
    const outcome = room.edit({ type: 'move-item', item: item.id, place: { list: 'queue', before: null } })
    setRefusal(outcome.ok ? null : outcome.refusal)
    if (outcome.ok) announce(t('offers.moved', { id: item.id }))
  }
  return (
    <li>
      <span>
        <b>{item.id}</b> {item.title}
        {isHeld && <span className="muted"> – {t('offers.decided')}</span>}
      </span>
      {mayCut && !isHeld && (
        <Button icon={TasklistIcon} onClick={move}>
          {t('offers.back', { id: item.id })}
        </Button>
      )}
      {refusal !== null && <InlineRefusal what={t('notSet', { id: item.id })} why={refusalOf(refusal)} />}
    </li>
  )
}
