// Used, expired and reversed: cuts that nobody can make any more stay where they can be read, folded away under the list. Called by cut-list-page.tsx.

import { ArrowUndoIcon, ClockDashedIcon, GavelIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { type CutState, cutState } from '../../shared/frame/cut-saving.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useFrozenBy } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './past-cuts.css'

const looks: Readonly<Record<Exclude<CutState, 'open'>, readonly [State, IconPicture]>> = {
  decided: ['ok', GavelIcon],
  reversed: ['no', ArrowUndoIcon],
  expired: ['bad', HourglassIcon],
}

export function PastCuts(o: {
  readonly items: readonly Item[]
  readonly today: string
  readonly onOpenItem: (id: ItemId) => void
}) {
  const { t } = useTranslation('cutList')
  if (o.items.length === 0) {
    return (
      <p className="past-none muted small">
        <Icon of={ClockDashedIcon} />
        {t('past.none')}
      </p>
    )
  }
  return (
    <details className="past">
      <summary>
        <Icon of={ClockDashedIcon} />
        {t('past.title', { count: o.items.length })}
      </summary>
      <ul>
        {o.items.map((item) => (
          <PastCut key={item.id} item={item} today={o.today} onOpenItem={o.onOpenItem} />
        ))}
      </ul>
    </details>
  )
}

function PastCut(o: { readonly item: Item; readonly today: string; readonly onOpenItem: (id: ItemId) => void }) {
  const { item } = o
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const names = useProgrammeNames()
  const decision = useFrozenBy(item.id)
  const state = cutState(item.cut, o.today)
  if (state === 'open') return null
  const [look, icon] = looks[state]
  const date = item.cut.latestUsefulDate === null ? '' : format.date(item.cut.latestUsefulDate)
  const words =
    state === 'decided'
      ? decision === null
        ? t('past.decided')
        : t('past.decidedIn', { number: decision })
      : state === 'expired'
        ? t('past.expired', { date })
        : t('past.reversed')
  return (
    <li className="past-c" data-past={item.id}>
      <span className="c-id">{item.id}</span>
      <span className="past-t">{item.title}</span>
      <span className="ds-tag">{names.areaShort(item.area)}</span>
      <StateWord state={look} icon={icon}>
        {words}
      </StateWord>
      <Button variant="tertiary" onClick={() => o.onOpenItem(item.id)} aria-label={`${t('open')} ${item.id}`}>
        {t('open')}
      </Button>
    </li>
  )
}
