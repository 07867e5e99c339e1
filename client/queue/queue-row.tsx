// One row of the queue: 44 px whatever it holds. Drawn again only when its item, its place or what is said of it changed. Title and estimate are
// edited in place; who else is here stands on its edge. Called by queue-table.tsx.

import {
  ChatIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  DragVerticalIcon,
  MenuElipsisHorizontalIcon,
} from '@navikt/aksel-icons'
import type { MouseEvent } from 'react'
import { memo, useRef } from 'react'
import { type Item, missingParts } from '../../shared/board/item.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { ItemId } from '../../shared/ids.ts'
import { benefitPerMillion } from '../../shared/priority/calculated-order.ts'
import { DraftText } from '../item/draft-text.tsx'
import type { Zone } from '../item/frame-zones.ts'
import { FrozenMark } from '../item/frozen-mark.tsx'
import { LazyMenu } from '../item/lazy-menu.tsx'
import { flagOf, useFreshAt } from '../item/presence.ts'
import type { ReorderHands } from '../item/use-reorder.ts'
import { useRowDrag } from '../item/use-row-drag.ts'
import { useFrozenBy } from '../live/use-room.ts'
import { Icon } from '../ui/icon.tsx'
import type { MenuItem } from '../ui/menu.tsx'
import type { PersonColour } from '../ui/person.ts'
import { PresenceFlag } from '../ui/presence-flag.tsx'
import { Cell } from './cell.tsx'
import { RowCalculated } from './row-calculated.tsx'
import { type Percentiles, RowEstimate } from './row-estimate.tsx'
import { RowNeeds } from './row-needs.tsx'
import type { RowTools } from './row-tools.ts'
import type { SinceMark } from './use-since-marks.ts'

/** What of a row is open for writing. */
export type RowField = 'title' | 'estimate' | 'reason'

/** What a row can ask for; the same object while the page lives. */
export interface RowHands {
  readonly onOpen: (item: ItemId) => void
  readonly onEdit: (item: ItemId, field: RowField) => void
  readonly onEdited: (item: ItemId) => void
  /** The row itself has the focus. */
  readonly onFocus: (rowKey: string, item: ItemId) => void
  /** Something in the row has it. */
  readonly onWithin: (rowKey: string) => void
  readonly menuFor: (item: Item) => readonly MenuItem[]
  readonly drag: ReorderHands
}

export interface QueueRowProps {
  readonly item: Item
  /** Tells it from all other rows. */
  readonly rowKey: string
  /** 0-based among the shown rows. */
  readonly index: number
  /** 1-based in the order that is shown. */
  readonly place: number
  /** On which side of the lines; null while that is not known. */
  readonly zone: Zone | null
  readonly topPx: number
  readonly scaleMnok: number
  /** In open threads. */
  readonly comments: number
  /** What has become of it since the reader saw it; null: nothing, or the marks are off. */
  readonly since: SinceMark | null
  /** From need-words.ts. */
  readonly needs: string
  /** The one row the Tab key comes to. */
  readonly active: boolean
  readonly lifted: boolean
  /** A lifted item would land at this edge. */
  readonly line: 'top' | 'bottom' | null
  /** Moved within the last ten seconds, by a person of this colour. */
  readonly ring: PersonColour | null
  readonly editing: RowField | null
  /** Its place in the order that is not shown, and how far the decided one is from the calculated; null where nothing is calculated. */
  readonly other: number | null
  readonly departure: number | null
  /** What the queue comes to with it, MNOK; null where the rows show its own estimate. */
  readonly summed: Percentiles | null
  readonly mayMove: boolean
  readonly mayEdit: boolean
  readonly hands: RowHands
  readonly tools: RowTools
}

export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { item, place, active, lifted, editing, hands } = props
  const frozenBy = useFrozenBy(item.id)
  const mayMove = props.mayMove && frozenBy === null
  const mayEdit = props.mayEdit && frozenBy === null
  const { t, words, format, names, steering } = props.tools
  const row = useRef<HTMLDivElement>(null)
  const flag = flagOf({ entries: useFreshAt(item.id), fromPlace: place, t: words })
  useRowDrag({ element: row, item: item.id, enabled: mayMove && editing === null, hands: hands.drag })
  const missing = missingParts(item).length
  const perMillion = steering === null ? null : benefitPerMillion(item, steering)
  const tab = active ? 0 : -1
  const colour = lifted ? 'own' : (flag?.colour ?? undefined)
  const open = (event: MouseEvent) => {
    // Ctrl, Cmd, Shift and the middle button open the address in another tab, as everywhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    hands.onOpen(item.id)
  }
  return (
    <Cell
      ref={row}
      as="row"
      className="row"
      aria-rowindex={props.index + 2}
      tabIndex={tab}
      data-key={props.rowKey}
      data-item={item.id}
      data-place={place}
      data-zone={props.zone ?? undefined}
      data-p={colour}
      data-presence={flag?.personId}
      data-lifted={lifted ? 'true' : undefined}
      data-moves={flag?.kind === 'moves' ? 'true' : undefined}
      data-line={props.line ?? undefined}
      data-editing={editing ?? undefined}
      data-move={mayMove ? 'true' : undefined}
      style={{ transform: `translateY(${props.topPx}px)` }}
      onFocus={(event) =>
        event.target === event.currentTarget ? hands.onFocus(props.rowKey, item.id) : hands.onWithin(props.rowKey)
      }
    >
      <Cell className="c-pl">
        {mayMove && (
          <span className="grip" title={t('row.grip')} aria-hidden="true">
            <Icon of={DragVerticalIcon} />
          </span>
        )}
        <span className="pl" data-p={props.ring ?? undefined} data-ring={props.ring === null ? undefined : 'true'}>
          {place}
        </span>
        {props.zone !== null && <span className="sr">, {props.tools.lines(`zone.${props.zone}`)}</span>}
      </Cell>
      <Cell className="c-id">
        {item.id}
        {props.since !== null && <Since mark={props.since} />}
        {props.comments > 0 && <CommentCount count={props.comments} tools={props.tools} />}
      </Cell>
      <Cell
        as="rowheader"
        className="c-ti"
        onDoubleClick={() => mayEdit && editing === null && hands.onEdit(item.id, 'title')}
      >
        {editing === 'title' ? (
          <DraftText
            record={item.id}
            field="title"
            label={words('title')}
            hideLabel
            look="row"
            oneLine
            autoFocus
            value={item.title}
            maxLength={titleMaxLength}
            mayEdit
            edit={(value) => ({ type: 'set-field', item: item.id, set: { field: 'title', value } })}
            onDone={() => hands.onEdited(item.id)}
          />
        ) : (
          <a href={`?item=${item.id}`} tabIndex={tab} draggable={false} onClick={open} title={item.title}>
            {item.title}
          </a>
        )}
      </Cell>
      <Cell className="c-ar">
        <span className="ds-tag" title={names.area(item.area)}>
          {names.areaShort(item.area)}
        </span>
        <span className="meta">
          <span className="ki">{words(`kinds.${item.kind}`)}</span>
          {item.who.length > 0 && <span className="ki"> · </span>}
          <span title={item.who.map(names.actor).join(', ')}>{item.who.join(', ')}</span>
        </span>
      </Cell>
      <RowEstimate
        item={item}
        summed={props.summed}
        scaleMnok={props.scaleMnok}
        editing={editing === 'estimate'}
        mayEdit={mayEdit}
        tab={tab}
        tools={props.tools}
        onEdit={hands.onEdit}
        onEdited={hands.onEdited}
      />
      <Cell className="c-be num">
        {perMillion === null
          ? steering === null
            ? ''
            : '–'
          : perMillion.toFixed(2).replace('.', format.number(0.5).charAt(1))}
      </Cell>
      <RowCalculated
        item={item}
        other={props.other}
        departure={props.departure}
        open={editing === 'reason'}
        mayMove={mayMove}
        tab={tab}
        tools={props.tools}
        onOpen={hands.onEdit}
        onClose={hands.onEdited}
      />
      <Cell className="c-re">
        {frozenBy !== null ? (
          <span className="frz">
            <FrozenMark decision={frozenBy} />
          </span>
        ) : (
          <span className="st" data-s={missing === 0 ? 'ok' : 'no'}>
            <Icon of={missing === 0 ? CheckmarkCircleIcon : CircleIcon} />
            {missing === 0 ? t('row.ready') : t('row.missing', { count: missing })}
          </span>
        )}
      </Cell>
      <Cell className="c-de">
        <RowNeeds item={item} needs={props.needs} tools={props.tools} />
      </Cell>
      <Cell className="c-me">
        <RowMenu item={item} rowKey={props.rowKey} mayEdit={mayEdit} tab={tab} hands={hands} tools={props.tools} />
      </Cell>
      {flag !== null && !lifted && <PresenceFlag colour={flag.colour} kind={flag.kind} text={flag.text} />}
    </Cell>
  )
})

/** Lies under the id, so that one that comes moves nothing. */
function CommentCount({ count, tools }: { readonly count: number; readonly tools: RowTools }) {
  const words = tools.comments('openCount', { count })
  return (
    <span className="row-cm" title={words}>
      <Icon of={ChatIcon} />
      <span aria-hidden="true">{count}</span>
      <span className="sr">{words}</span>
    </span>
  )
}

/** Lies under the place, so that one that comes moves nothing. */
function Since({ mark: { short, whole } }: { readonly mark: SinceMark }) {
  return (
    <span className="row-since" title={whole}>
      <span aria-hidden="true">{short}</span>
      <span className="sr">{whole}</span>
    </span>
  )
}

type RowMenuProps = Pick<QueueRowProps, 'item' | 'rowKey' | 'mayEdit' | 'hands' | 'tools'> & { readonly tab: 0 | -1 }

function RowMenu({ item, rowKey, mayEdit, tab, hands, tools }: RowMenuProps) {
  const { t } = tools
  const groups = () => {
    const edits: MenuItem[] = mayEdit
      ? [
          { id: 'rename', label: t('menu.rename'), onSelect: () => hands.onEdit(item.id, 'title') },
          { id: 'estimate', label: t('menu.estimate'), onSelect: () => hands.onEdit(item.id, 'estimate') },
        ]
      : []
    const actions = hands.menuFor(item)
    const open = { id: 'open', label: t('menu.open'), onSelect: () => hands.onOpen(item.id) }
    return [{ id: 'open', items: [open, ...edits] }, ...(actions.length > 0 ? [{ id: 'actions', items: actions }] : [])]
  }
  return (
    <LazyMenu
      label={t('row.more', { id: item.id })}
      buttonClass="row-menu"
      tab={tab}
      onWanted={() => hands.onWithin(rowKey)}
      groups={groups}
    >
      <Icon of={MenuElipsisHorizontalIcon} />
    </LazyMenu>
  )
}
