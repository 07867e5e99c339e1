// One item of the internal agenda: its title opens it, beside the agenda or under the row; the menu moves it, copies it, puts it in the backlog or removes it.
// Called by the internal agenda.

import {
  ArrowRightIcon,
  FilesIcon,
  MenuElipsisVerticalIcon,
  PaperclipIcon,
  TasklistIcon,
  TrashIcon,
} from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { CommentCount } from '../item/threads/comment-count.tsx'
import { useFrozenBy, useIsKept } from '../live/use-room.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CarriedMark } from './carried-mark.tsx'
import { CarryDialog, type CarryHow } from './carry-dialog.tsx'
import { usePapersOf } from './paper-context.ts'
import { useInPoint } from './point-context.ts'
import { RemoveAgendaItemDialog } from './remove-agenda-item-dialog.tsx'
import { RowFacts } from './row-facts.tsx'

export interface InternalRowProps {
  readonly item: AgendaItem
  readonly number: number
  readonly opened: boolean
  readonly mayEdit: boolean
  readonly onOpen: () => void
  /** The item itself, where it opens under its row. */
  readonly children: ReactNode | undefined
}

const ways: readonly CarryHow[] = ['move', 'duplicate', 'to-backlog']
const pictures = { move: ArrowRightIcon, duplicate: FilesIcon, 'to-backlog': TasklistIcon } as const

export function InternalRow({ item, number, opened, onOpen, children, ...o }: InternalRowProps) {
  const frozenBy = useFrozenBy(item.id)
  const isKept = useIsKept(item.id)
  const { pointId } = useInPoint()
  const mayEdit = o.mayEdit && frozenBy === null
  const { t } = useTranslation('point')
  const { t: points } = useTranslation('points')
  const format = useFormat()
  const papers = usePapersOf(item.id).length
  const [doing, setDoing] = useState<CarryHow | 'remove' | null>(null)
  const close = () => setDoing(null)
  return (
    <li data-internal-item={item.id} data-selected={opened ? 'true' : undefined}>
      <div className="ia-r">
        <div>
          <h4>
            <button
              type="button"
              aria-current={opened ? 'true' : undefined}
              aria-expanded={children === undefined ? undefined : opened}
              onClick={onOpen}
            >
              {item.title}
            </button>
          </h4>
          <p className="ia-m">
            <AgendaKind kind={item.kind} />
            <span>{format.minutes(item.minutes)}</span>
            {item.owner !== '' && <span>{item.owner}</span>}
            <RowFacts item={item} prepares={mayEdit} frozenBy={frozenBy} />
            <CarriedMark item={item.id} />
            <CommentCount place={{ kind: 'agenda', point: pointId, agendaItem: item.id }} />
            {papers > 0 && (
              <span className="ar-p">
                <Icon of={PaperclipIcon} />
                {t('papers.count', { count: papers })}
              </span>
            )}
          </p>
        </div>
        {mayEdit && (
          <Menu
            label={points('agenda.menu', { number, title: item.title })}
            buttonClass="row-menu"
            align="end"
            groups={[
              {
                id: 'away',
                items: [
                  ...ways.map((how) => ({
                    id: how,
                    label: t(`carry.${how}.action`),
                    icon: pictures[how],
                    onSelect: () => setDoing(how),
                  })),
                  ...(isKept
                    ? []
                    : [
                        {
                          id: 'remove',
                          label: points('agenda.remove'),
                          icon: TrashIcon,
                          tone: 'danger' as const,
                          onSelect: () => setDoing('remove'),
                        },
                      ]),
                ],
              },
            ]}
          >
            <Icon of={MenuElipsisVerticalIcon} />
          </Menu>
        )}
      </div>
      {opened && children !== undefined && <div className="ia-o">{children}</div>}
      {doing === 'remove' && <RemoveAgendaItemDialog item={item} number={number} onClose={close} />}
      {doing !== null && doing !== 'remove' && <CarryDialog item={item} internal how={doing} onClose={close} />}
    </li>
  )
}
