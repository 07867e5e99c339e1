// One item of the agenda: when it starts, its number and title, kind, owner, what it is linked to, and its minutes. A press on the title
// shows it with its notes; the grip moves it by pointer or keyboard; the menu does the rest. Called by the agenda.

import {
  ArrowDownIcon,
  ArrowRightIcon,
  ArrowUpIcon,
  ChevronDownDoubleIcon,
  ChevronUpDoubleIcon,
  DragVerticalIcon,
  FilesIcon,
  MenuElipsisVerticalIcon,
  PaperclipIcon,
  TasklistIcon,
  TrashIcon,
} from '@navikt/aksel-icons'
import { type KeyboardEvent, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { LazyMenu } from '../item/lazy-menu.tsx'
import { useClaim, useRowFlag } from '../item/presence.ts'
import { CommentCount } from '../item/threads/comment-count.tsx'
import { useFrozenBy, useIsKept } from '../live/use-room.ts'
import { Icon } from '../ui/icon.tsx'
import type { MenuItem } from '../ui/menu.tsx'
import { PresenceFlag } from '../ui/presence-flag.tsx'
import './agenda-row.css'
import { CarriedMark } from './carried-mark.tsx'
import type { CarryHow } from './carry-dialog.tsx'
import { LinkedChip } from './linked-items.tsx'
import { MinutesField } from './minutes-field.tsx'
import { usePapersOf } from './paper-context.ts'
import { useInPoint } from './point-context.ts'
import { RowFacts } from './row-facts.tsx'
import type { TimetableRow } from './timetable.ts'
import { useAgendaDrag } from './use-agenda-drag.ts'

/** What the agenda does for its rows. */
export interface AgendaRowActions {
  readonly select: (id: AgendaItemId) => void
  readonly move: (id: AgendaItemId, before: AgendaItemId | null) => boolean
  readonly remove: (id: AgendaItemId) => void
  readonly carry: (id: AgendaItemId, how: CarryHow) => void
  readonly liftKey: (event: KeyboardEvent<HTMLElement>, id: AgendaItemId) => void
  readonly cancelLift: () => void
}

export interface AgendaRowProps {
  readonly row: TimetableRow
  readonly next: AgendaItemId | null
  readonly selected: boolean
  readonly mayEdit: boolean
  /** In the air by keyboard. */
  readonly lifted: boolean
  /** The edge a lifted neighbour would land on. */
  readonly landing: 'top' | 'bottom' | null
  readonly actions: AgendaRowActions
  readonly order: readonly AgendaItemId[]
  /** Whether the item opens under its row, and the item itself while it does. */
  readonly opensUnder: boolean
  readonly children?: ReactNode
}

/** Drawn again only when something of it changed: a long agenda is typed in beside. */
export const AgendaRow = memo(AgendaRowDrawn, isSame)

function AgendaRowDrawn(given: AgendaRowProps) {
  const { row, next, selected, lifted, landing, actions } = given
  const { item, number } = row
  const frozenBy = useFrozenBy(item.id)
  const isKept = useIsKept(item.id)
  const mayEdit = given.mayEdit && frozenBy === null
  const props = { ...given, mayEdit }
  const { t } = useTranslation('points')
  const { t: point } = useTranslation('point')
  const papers = usePapersOf(item.id).length
  // What is closed may still be copied: that leaves it as it is.
  const { pointId, permissions } = useInPoint()
  const mayCopy = permissions.includes('agenda.edit')
  const claim = useClaim()
  const flag = useRowFlag(item.id, number)
  const drag = useAgendaDrag({
    id: item.id,
    next,
    enabled: mayEdit,
    onDrop: (id, before) => actions.move(id, before),
    onLift: (up) => claim({ record: item.id, verb: up ? 'moves' : 'reads' }),
  })
  const words = { number, title: item.title }
  return (
    <li
      ref={drag.row}
      className="ar"
      data-agenda-item={item.id}
      data-place={number}
      data-selected={selected ? 'true' : undefined}
      data-late={row.startsLate ? 'true' : undefined}
      data-lifted={lifted || drag.dragged ? 'true' : undefined}
      data-landing={drag.edge ?? landing ?? undefined}
      data-ring={flag === null ? undefined : 'true'}
      data-p={flag?.colour}
      data-presence={flag?.personId}
    >
      {flag !== null && <PresenceFlag colour={flag.colour} kind={flag.kind} text={flag.text} />}
      <div className="ar-g">
        {mayEdit && (
          <button
            ref={drag.grip}
            type="button"
            className="ar-grip"
            aria-label={t('agenda.grip', words)}
            aria-pressed={lifted}
            title={t('agenda.hint')}
            onKeyDown={(event) => actions.liftKey(event, item.id)}
            onBlur={actions.cancelLift}
          >
            <Icon of={DragVerticalIcon} />
          </button>
        )}
      </div>
      <span className="ar-at">
        <span className="sr">{row.startsLate ? `${t('agenda.late')}: ` : ''}</span>
        {row.startsAt}
      </span>
      <div className="ar-t">
        <h3>
          <span className="ar-n">{number}</span>
          <button
            type="button"
            aria-current={selected ? 'true' : undefined}
            aria-expanded={props.opensUnder ? selected : undefined}
            onClick={() => actions.select(item.id)}
          >
            {item.title}
          </button>
        </h3>
        <p className="ar-m">
          <AgendaKind kind={item.kind} />
          {item.owner !== '' && <span>{item.owner}</span>}
          <RowFacts item={item} prepares={mayEdit} frozenBy={frozenBy} />
          <CarriedMark item={item.id} />
          <CommentCount place={{ kind: 'agenda', point: pointId, agendaItem: item.id }} />
        </p>
        {(item.linked.length > 0 || papers > 0) && (
          <p className="ar-l">
            {item.linked.map((id) => (
              <LinkedChip key={id} id={id} />
            ))}
            {papers > 0 && (
              <span className="ar-p">
                <Icon of={PaperclipIcon} />
                {point('papers.count', { count: papers })}
              </span>
            )}
          </p>
        )}
      </div>
      {mayEdit ? (
        <MinutesField item={item} label={t('agenda.minutesOf', words)} look="row" />
      ) : (
        <span className="ar-d num">{t('agenda.minutes', { count: item.minutes })}</span>
      )}
      <div className="ar-x">
        {(mayEdit || mayCopy) && (
          <LazyMenu
            label={t('agenda.menu', words)}
            buttonClass="row-menu"
            tab={0}
            groups={() => [
              ...(mayEdit ? [{ id: 'actions', items: menuItems(props, t) }] : []),
              { id: 'away', items: awayItems({ ...props, isKept }, t, point) },
            ]}
          >
            <Icon of={MenuElipsisVerticalIcon} />
          </LazyMenu>
        )}
      </div>
      {selected && props.children !== undefined && <div className="ar-open">{props.children}</div>}
    </li>
  )
}

/** A row of the timetable is worked out anew with the agenda, and the same as long as it says the same. */
function isSame(before: AgendaRowProps, after: AgendaRowProps): boolean {
  const { row: was, ...restBefore } = before
  const { row: is, ...restAfter } = after
  return isShallowlySame(was, is) && isShallowlySame(restBefore, restAfter)
}

function isShallowlySame<Value extends object>(a: Value, b: Value): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof Value)[]
  return keys.every((key) => Object.is(a[key], b[key]))
}

function menuItems(
  { row, order, actions }: AgendaRowProps,
  t: ReturnType<typeof useTranslation<'points'>>['t'],
): readonly MenuItem[] {
  const { id } = row.item
  const at = row.number - 1
  const last = order.length - 1
  const go = (before: AgendaItemId | null) => () => void actions.move(id, before)
  return [
    {
      id: 'up',
      label: t('agenda.moveUp'),
      icon: ArrowUpIcon,
      disabled: at === 0,
      onSelect: go(order[at - 1] ?? null),
    },
    {
      id: 'down',
      label: t('agenda.moveDown'),
      icon: ArrowDownIcon,
      disabled: at === last,
      onSelect: go(order[at + 2] ?? null),
    },
    {
      id: 'first',
      label: t('agenda.moveFirst'),
      icon: ChevronUpDoubleIcon,
      disabled: at === 0,
      onSelect: go(order[0] ?? null),
    },
    { id: 'last', label: t('agenda.moveLast'), icon: ChevronDownDoubleIcon, disabled: at === last, onSelect: go(null) },
  ]
}

/** What takes the item off this agenda, or elsewhere as well. */
function awayItems(
  { row, actions, mayEdit, isKept }: AgendaRowProps & { readonly isKept: boolean },
  t: ReturnType<typeof useTranslation<'points'>>['t'],
  point: ReturnType<typeof useTranslation<'point'>>['t'],
): readonly MenuItem[] {
  const { id } = row.item
  const carry = (how: CarryHow) => () => actions.carry(id, how)
  const copy: MenuItem = {
    id: 'duplicate',
    label: point('carry.duplicate.action'),
    icon: FilesIcon,
    onSelect: carry('duplicate'),
  }
  if (!mayEdit) return [copy]
  const remove: MenuItem = {
    id: 'remove',
    label: t('agenda.remove'),
    icon: TrashIcon,
    tone: 'danger',
    onSelect: () => actions.remove(id),
  }
  return [
    { id: 'move', label: point('carry.move.action'), icon: ArrowRightIcon, onSelect: carry('move') },
    copy,
    { id: 'backlog', label: point('carry.to-backlog.action'), icon: TasklistIcon, onSelect: carry('to-backlog') },
    ...(isKept ? [] : [remove]),
  ]
}
