// One entry of the cut list: what is cut, what that saves today and how it falls, how far it has come, why, and what it means for cost and benefit; who may decide
// it, whether it can be undone and what it builds on. Texts are edited where they stand, the rest in the drawer. Called by cut-entries.tsx.

import {
  ArrowUndoIcon,
  DragVerticalIcon,
  HourglassIcon,
  LinkIcon,
  MenuElipsisHorizontalIcon,
  PersonGavelIcon,
} from '@navikt/aksel-icons'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { CutFigure } from '../../shared/frame/cut-potential.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { CutTexts } from '../item/cut-fields.tsx'
import { CutSteps, RecommendCut } from '../item/cut-status.tsx'
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
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DecayChart, type DecayScale } from './decay-chart.tsx'
import { LostBenefit } from './lost-benefit.tsx'
import { PrepareCutDialog } from './prepare-cut-dialog.tsx'

export interface CutEntryProps {
  readonly item: Item
  readonly place: number
  /** null until it is worked out, and without an estimate. */
  readonly figure: CutFigure | null
  readonly scale: DecayScale
  readonly steering: Steering | null
  readonly mayMove: boolean
  readonly lifted: boolean
  readonly line: 'top' | 'bottom' | null
  readonly menuFor: (item: Item) => readonly MenuItem[]
  readonly onAction: (kind: ItemActionKind, id: ItemId) => void
  readonly onOpen: (id: ItemId) => void
  readonly drag: ReorderHands
}

export const CutEntry = memo(function CutEntry(props: CutEntryProps) {
  const { item, place, scale } = props
  const { t } = useTranslation('cutList')
  const frozenBy = useFrozenBy(item.id)
  const mayMove = props.mayMove && frozenBy === null
  const mayCut = useMay('item.cut') && frozenBy === null
  const entry = useRef<HTMLElement>(null)
  const grip = useRef<HTMLButtonElement>(null)
  const flag = useRowFlag(item.id, place)
  useRowDrag({ element: entry, handle: grip, item: item.id, enabled: mayMove, hands: props.drag })
  const isSoon = scale.next !== null && (item.cut.latestUsefulDate ?? '9999') < scale.next
  return (
    <article
      ref={entry}
      className="cut card"
      aria-labelledby={`cut-${item.id}`}
      data-item={item.id}
      data-place={place}
      data-soon={isSoon ? 'near' : undefined}
      data-lifted={props.lifted ? 'true' : undefined}
      data-line={props.line ?? undefined}
      data-p={flag?.colour}
      data-presence={flag?.personId}
    >
      <CutName item={item} place={place} frozenBy={frozenBy} isSoon={isSoon}>
        {mayMove && (
          <button ref={grip} type="button" className="cut-grip" aria-label={t('grip', { id: item.id })}>
            <Icon of={DragVerticalIcon} />
          </button>
        )}
      </CutName>
      <div className="c2">
        <CutFigureWords item={item} figure={props.figure} />
        {props.figure !== null && <DecayChart item={item} figure={props.figure} scale={scale} />}
      </div>
      <div className="c3">
        <CutTexts item={item} mayEdit={mayCut} />
        {props.steering !== null && <LostBenefit item={item} steering={props.steering} />}
      </div>
      <div className="c4">
        <CutMarks item={item} />
        <span className="c-act">
          <Button variant="tertiary" onClick={() => props.onOpen(item.id)}>
            {t('open')}
          </Button>
          <PrepareCut item={item} frozenBy={frozenBy} />
          <RecommendCut item={item} mayEdit={mayCut} />
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

function CutName(o: {
  readonly item: Item
  readonly place: number
  readonly frozenBy: number | null
  readonly isSoon: boolean
  readonly children: React.ReactNode
}) {
  const { item } = o
  const { t: words } = useTranslation('item')
  const names = useProgrammeNames()
  const format = useFormat()
  const mayEdit = useMay('item.edit') && o.frozenBy === null
  const expiry = expiryOf(item.cut.latestUsefulDate, new Date())
  const date = item.cut.latestUsefulDate === null ? '' : format.date(item.cut.latestUsefulDate)
  return (
    <div className="c1">
      <p className="c-top">
        {o.children}
        <span className="num cut-n">{o.place}</span>
        <span className="c-id">{item.id}</span>
        <span className="ds-tag">{names.areaShort(item.area)}</span>
        {o.frozenBy !== null && <FrozenMark decision={o.frozenBy} />}
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
      {(o.isSoon || expiry.kind === 'near') && (
        <StateWord state={o.isSoon ? 'bad' : 'warn'} icon={HourglassIcon}>
          {expiry.kind === 'near' && expiry.days > 0
            ? words('cut.near', { count: expiry.days, date })
            : expiry.kind === 'near'
              ? words('cut.today', { date })
              : words('cut.until', { date })}
        </StateWord>
      )}
      <CutSteps status={item.cut.status} />
    </div>
  )
}

function CutFigureWords({ item, figure }: Pick<CutEntryProps, 'item' | 'figure'>) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  if (item.estimate === null) {
    return (
      <p className="fig">
        <span className="muted small">{t('noEstimate')}</span>
      </p>
    )
  }
  if (figure === null) return <p className="fig" aria-hidden="true" />
  const { left, original } = figure
  return (
    <p className="fig">
      <span className="big num">{format.number(left.mean, 0)}</span>
      <span className="muted small">
        {t('saves', { unit: structure.currency })}
        <br />
        {t('span', { range: format.range(left.low, left.high, 0) })}
        <br />
        {t('original', { mnok: format.number(original, 0) })}
      </span>
    </p>
  )
}

/** Who may decide it, whether it can be undone, what it builds on. */
function CutMarks({ item }: { readonly item: Item }) {
  const { t } = useTranslation('cutList')
  const needs = Object.keys(item.needs)
  return (
    <>
      <span>
        <Icon of={PersonGavelIcon} />
        {t(`mayDecideWords.${item.cut.mayDecide ?? 'unsaid'}`)}
      </span>
      <span>
        <Icon of={ArrowUndoIcon} />
        {t(`reversibleWords.${item.cut.reversible ?? 'unsaid'}`)}
      </span>
      <span>
        <Icon of={LinkIcon} />
        {needs.length === 0 ? t('noNeeds') : t('needs', { ids: needs.join(', ') })}
      </span>
    </>
  )
}

/** Offered once it is recommended, to whoever may put a case before the board. */
function PrepareCut({ item, frozenBy }: { readonly item: Item; readonly frozenBy: number | null }) {
  const { t } = useTranslation('cutList')
  const mayPrepare = useMay('agenda.edit')
  const [isOpen, setOpen] = useState(false)
  if (!mayPrepare || frozenBy !== null || item.cut.status !== 'recommended') return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('prepare.open')}</Button>
      {isOpen && <PrepareCutDialog item={item} onClose={() => setOpen(false)} />}
    </>
  )
}
