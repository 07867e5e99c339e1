// One entry of the cut list: what is cut, the original estimate, until when it is of use, why, and what it means for cost and benefit.
// Texts and date are edited where they stand. Called by cut-entries.tsx.

import { DragVerticalIcon, LinkIcon, MenuElipsisHorizontalIcon, TasklistIcon } from '@navikt/aksel-icons'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { ItemId } from '../../shared/ids.ts'
import { CutDate, CutExpiry, CutTexts } from '../item/cut-fields.tsx'
import { DraftText } from '../item/draft-text.tsx'
import { expiryOf } from '../item/expiry.ts'
import { FrozenMark } from '../item/frozen-mark.tsx'
import type { ItemActionKind } from '../item/item-actions.tsx'
import { useRowFlag } from '../item/presence.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { CommentCount } from '../item/threads/comment-count.tsx'
import type { ReorderHands } from '../item/use-reorder.ts'
import { useRowDrag } from '../item/use-row-drag.ts'
import { useFrozenBy, useMay } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { PresenceFlag } from '../ui/presence-flag.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface CutEntryProps {
  readonly item: Item
  readonly place: number
  readonly mayMove: boolean
  readonly lifted: boolean
  readonly line: 'top' | 'bottom' | null
  readonly menuFor: (item: Item) => readonly MenuItem[]
  readonly onAction: (kind: ItemActionKind, id: ItemId) => void
  readonly onOpen: (id: ItemId) => void
  readonly drag: ReorderHands
}

export const CutEntry = memo(function CutEntry(props: CutEntryProps) {
  const { item, place } = props
  const { t } = useTranslation('cutList')
  const { t: words } = useTranslation('item')
  const names = useProgrammeNames()
  const frozenBy = useFrozenBy(item.id)
  const mayMove = props.mayMove && frozenBy === null
  const mayEdit = useMay('item.edit') && frozenBy === null
  const mayCut = useMay('item.cut') && frozenBy === null
  const entry = useRef<HTMLElement>(null)
  const grip = useRef<HTMLButtonElement>(null)
  const flag = useRowFlag(item.id, place)
  useRowDrag({ element: entry, handle: grip, item: item.id, enabled: mayMove, hands: props.drag })
  const expiry = expiryOf(item.cut.latestUsefulDate, new Date()).kind
  const needs = Object.keys(item.needs)
  return (
    <article
      ref={entry}
      className="cut card"
      aria-labelledby={`cut-${item.id}`}
      data-item={item.id}
      data-place={place}
      data-soon={expiry === 'near' || expiry === 'passed' ? expiry : undefined}
      data-lifted={props.lifted ? 'true' : undefined}
      data-line={props.line ?? undefined}
      data-p={flag?.colour}
      data-presence={flag?.personId}
    >
      <div className="c1">
        <p className="c-top">
          {mayMove && (
            <button ref={grip} type="button" className="cut-grip" aria-label={t('grip', { id: item.id })}>
              <Icon of={DragVerticalIcon} />
            </button>
          )}
          <span className="num cut-n">{place}</span>
          <span className="c-id">{item.id}</span>
          <span className="ds-tag">{names.areaShort(item.area)}</span>
          {frozenBy !== null && <FrozenMark decision={frozenBy} />}
          <CommentCount place={{ kind: 'item', item: item.id }} />
        </p>
        <h3 id={`cut-${item.id}`} className={mayEdit ? 'sr' : undefined}>
          {item.title}
        </h3>
        {mayEdit && (
          <DraftText
            record={item.id}
            field="title"
            label={words('title')}
            hideLabel
            oneLine
            value={item.title}
            maxLength={titleMaxLength}
            mayEdit
            edit={(value) => ({ type: 'set-field', item: item.id, set: { field: 'title', value } })}
          />
        )}
      </div>
      <CutFigure item={item} />
      <div className="c-date">
        <CutExpiry item={item} />
        <CutDate item={item} mayEdit={mayCut} />
      </div>
      <div className="c3">
        <CutTexts item={item} mayEdit={mayCut} />
      </div>
      <div className="c4">
        <span>
          <Icon of={LinkIcon} />
          {needs.length === 0 ? t('noNeeds') : t('needs', { ids: needs.join(', ') })}
        </span>
        <span className="c-act">
          <Button variant="tertiary" onClick={() => props.onOpen(item.id)}>
            {t('open')}
          </Button>
          {mayCut && (
            <Button icon={TasklistIcon} onClick={() => props.onAction('to-queue', item.id)}>
              {t('toQueue')}
            </Button>
          )}
          {props.menuFor(item).length > 0 && (
            <Menu
              label={t('more', { id: item.id })}
              buttonClass="row-menu"
              align="end"
              groups={[{ id: 'actions', items: props.menuFor(item) }]}
            >
              <Icon of={MenuElipsisHorizontalIcon} />
            </Menu>
          )}
        </span>
      </div>
      {flag !== null && !props.lifted && <PresenceFlag colour={flag.colour} kind={flag.kind} text={flag.text} />}
    </article>
  )
})

function CutFigure({ item }: { readonly item: Item }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { estimate } = item
  return (
    <p className="fig">
      {estimate === null ? (
        <span className="muted small">{t('noEstimate')}</span>
      ) : (
        <>
          <span className="big num">{format.number(estimate.likely)}</span>
          <span className="muted small">
            {t('figure', { unit: structure.currency })}
            <br />
            {t('span', { range: format.range(estimate.low, estimate.high) })}
          </span>
        </>
      )}
    </p>
  )
}
