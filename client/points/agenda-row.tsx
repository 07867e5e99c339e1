// One item of the agenda: when it starts, its number and title, kind, owner, what it is linked to, and its minutes. A press on the title
// shows it with its notes; the grip moves it by pointer or keyboard; the menu does the rest. Called by the agenda.

import {
  ArrowDownIcon,
  ArrowUpIcon,
  ChevronDownDoubleIcon,
  ChevronUpDoubleIcon,
  DragVerticalIcon,
  MenuElipsisVerticalIcon,
  TrashIcon,
} from '@navikt/aksel-icons'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useClaim, useRowFlag } from '../item/presence.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { PresenceFlag } from '../ui/presence-flag.tsx'
import { AgendaKind } from './agenda-kind.tsx'
import './agenda-row.css'
import { LinkedChip } from './linked-items.tsx'
import { MinutesField } from './minutes-field.tsx'
import type { TimetableRow } from './timetable.ts'
import { useAgendaDrag } from './use-agenda-drag.ts'

/** What the agenda does for its rows. */
export interface AgendaRowActions {
  readonly select: (id: AgendaItemId) => void
  readonly move: (id: AgendaItemId, before: AgendaItemId | null) => boolean
  readonly remove: (id: AgendaItemId) => void
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
  /** The item itself, where it opens under its row. */
  readonly children?: ReactNode
}

export function AgendaRow(props: AgendaRowProps) {
  const { row, next, selected, mayEdit, lifted, landing, actions } = props
  const { item, number } = row
  const { t } = useTranslation('points')
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
            aria-expanded={props.children === undefined ? undefined : selected}
            onClick={() => actions.select(item.id)}
          >
            {item.title}
          </button>
        </h3>
        <p className="ar-m">
          <AgendaKind kind={item.kind} />
          {item.owner !== '' && <span>{item.owner}</span>}
        </p>
        {item.linked.length > 0 && (
          <p className="ar-l">
            {item.linked.map((id) => (
              <LinkedChip key={id} id={id} />
            ))}
          </p>
        )}
      </div>
      {mayEdit ? (
        <MinutesField item={item} label={t('agenda.minutesOf', words)} look="row" />
      ) : (
        <span className="ar-d num">{t('agenda.minutes', { count: item.minutes })}</span>
      )}
      <div className="ar-x">
        {mayEdit && (
          <Menu
            label={t('agenda.menu', words)}
            buttonClass="row-menu"
            align="end"
            groups={[{ id: 'actions', items: menuItems(props, t) }]}
          >
            <Icon of={MenuElipsisVerticalIcon} />
          </Menu>
        )}
      </div>
      {selected && props.children !== undefined && <div className="ar-open">{props.children}</div>}
    </li>
  )
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
    { id: 'remove', label: t('agenda.remove'), icon: TrashIcon, tone: 'danger', onSelect: () => actions.remove(id) },
  ]
}
