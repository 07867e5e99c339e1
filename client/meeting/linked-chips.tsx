// The needs and cuts an agenda item is about, as chips that open the item over the meeting. Called by the current item's cards.

import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../shared/ids.ts'
import { Chip } from '../ui/chip.tsx'
import { useBoardBeside, useOpenItem } from './board-beside.ts'

export function LinkedChips({ ids }: { readonly ids: readonly ItemId[] }) {
  const { t } = useTranslation('meeting')
  return (
    <span className="m-chips">
      <span className="sr">{t('wording.links')}</span>
      {ids.map((id) => (
        <LinkedChip key={id} id={id} />
      ))}
    </span>
  )
}

function LinkedChip({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('meeting')
  const item = useBoardBeside((board) => board.items.get(id) ?? null)
  const open = useOpenItem()
  return (
    <Chip
      tone="accent"
      title={item?.title ?? ''}
      aria-label={t('board.open', { id, title: item?.title ?? '' })}
      disabled={item === null}
      onClick={() => open(id)}
    >
      {id}
    </Chip>
  )
}
