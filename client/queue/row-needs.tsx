// What an item needs, in its row: ids with a link, and for what stands lower a warning in words: «KI-2 på 4». At most two lines; the rest as a
// number. Called by queue-row.tsx.

import { ExclamationmarkTriangleIcon, LinkIcon } from '@navikt/aksel-icons'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { readNeedWords } from './need-words.ts'
import type { RowTools } from './row-tools.ts'

const mostLines = 2

export interface RowNeedsProps {
  readonly item: Item
  /** From need-words.ts. */
  readonly needs: string
  readonly tools: RowTools
}

export function RowNeeds({ item, needs, tools }: RowNeedsProps) {
  const { t, words } = tools
  const all = readNeedWords(needs)
  if (all.length === 0) {
    return (
      <span className="none">
        <span aria-hidden="true">–</span>
        <span className="sr">{t('row.none')}</span>
      </span>
    )
  }
  const shown = all.slice(0, mostLines)
  const rest = all.length - shown.length
  return (
    <span className="deps">
      {shown.map(({ id, below }, at) => (
        <span key={id} className="dep" data-bad={below === null ? undefined : 'true'} title={item.needs[id as ItemId]}>
          <Icon of={below === null ? LinkIcon : ExclamationmarkTriangleIcon} />
          {below === null
            ? id
            : below === 0
              ? `${id} ${words('values.cut')}`
              : words('needs.below', { id, place: below })}
          {at === shown.length - 1 && rest > 0 && (
            <span className="dep-more">{t('row.moreNeeds', { count: rest })}</span>
          )}
        </span>
      ))}
    </span>
  )
}
