// One item over the list: everything it holds, edited where it is read, with everybody's marks of presence; the list behind stays live.
// Opened by `?item=` in the address. Stands inside a BoardRoom. Called by the queue, the cut list and, inside one of its own, a point.

import { ChevronDownIcon, ChevronUpIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import { commentFields } from '../../shared/comment/anchor.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useBoard, useFrozenBy, useItem, useListOrder, useMay, useRoomPhase } from '../live/use-room.ts'
import { PeopleStack } from '../ui/avatar.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Drawer } from '../ui/drawer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { Menu } from '../ui/menu.tsx'
import { SaveStatus } from '../ui/save-status.tsx'
import { AdoptionSection } from './adoption-section.tsx'
import { useAlternativeHere } from './alternative-here.ts'
import { BenefitSection } from './benefit-section.tsx'
import { CutDate, CutExpiry, CutTexts } from './cut-fields.tsx'
import { CutSteering } from './cut-steering.tsx'
import { DemandSection } from './demand-section.tsx'
import { DescriptionSection } from './description-section.tsx'
import { DraftText } from './draft-text.tsx'
import { DriversSection } from './drivers-section.tsx'
import { EstimateSection } from './estimate-section.tsx'
import { commonScale } from './figures.ts'
import { useItemActions } from './item-actions.tsx'
import { CommentSection } from './threads/comment-section.tsx'
import './item-drawer.css'
import { FrozenMark } from './frozen-mark.tsx'
import { ItemHistorySection } from './item-history.tsx'
import { ItemTags } from './item-tags.tsx'
import { NeedsSection } from './needs-section.tsx'
import { NotKeptTray } from './not-kept-tray.tsx'
import { PlaceSection } from './place-section.tsx'
import { useClaim } from './presence.ts'
import { useProgrammeBody } from './programme-context.ts'
import { ReadySection } from './ready-section.tsx'
import { RealisedField } from './realised-field.tsx'
import { RolloutSection } from './rollout-section.tsx'
import { usePeopleAt, useSaveWords } from './use-board-slots.ts'

export interface ItemDrawerProps {
  readonly itemId: ItemId
  /** Opens another item, or closes with null, by changing the address. */
  readonly onOpenItem: (id: ItemId | null) => void
  /** Where the focus goes when the drawer closes and what opened it is gone. */
  readonly focusAfter?: () => HTMLElement | null
  /** More in the bar: what the page the item lies over can do with it. */
  readonly actions?: ReactNode
}

export function ItemDrawer({ itemId, onOpenItem, focusAfter, actions: pageActions }: ItemDrawerProps) {
  const { t } = useTranslation('item')
  const item = useItem(itemId)
  const phase = useRoomPhase()
  const claim = useClaim()
  const save = useSaveWords()
  const people = usePeopleAt(itemId)
  const frozenBy = useFrozenBy(itemId)
  const mayEdit = useMay('item.edit') && frozenBy === null
  const mayCut = useMay('item.cut') && frozenBy === null
  const actions = useItemActions({ onRemoved: () => onOpenItem(null) })
  const [trayOpen, setTrayOpen] = useState(false)
  const isOnBoard = useAlternativeHere() === null
  const close = () => onOpenItem(null)
  useEffect(() => {
    claim({ record: itemId, verb: 'reads' })
    return () => claim({})
  }, [claim, itemId])
  const label = item === null ? itemId : t('drawerLabel', { id: item.id, title: item.title })
  return (
    <>
      <Drawer
        label={label}
        record={itemId}
        onClose={close}
        {...(focusAfter === undefined ? {} : { focusAfter })}
        bar={
          <>
            <span className="d-id">{itemId}</span>
            {item !== null && <Place item={item} onOpenItem={onOpenItem} />}
          </>
        }
        actions={
          <>
            <SaveStatus label={save} short onShowRefused={() => setTrayOpen(true)} />
            <PeopleStack people={people} atMost={3} />
            {pageActions}
            {item !== null && frozenBy === null && actions.mayMove && (
              <Button onClick={() => actions.open('move', item.id)}>{t('moveTo')}</Button>
            )}
            {item !== null && actions.itemsFor(item).length > 0 && (
              <Menu
                label={t('more', { id: item.id })}
                buttonClass="row-menu"
                align="end"
                groups={[{ id: 'actions', items: actions.itemsFor(item) }]}
              >
                <Icon of={MenuElipsisHorizontalIcon} />
              </Menu>
            )}
          </>
        }
      >
        {item !== null ? (
          // A new item is a new set of fields: nothing half-typed follows along to the next one.
          <ItemBody
            key={item.id}
            item={item}
            frozenBy={frozenBy}
            mayEdit={mayEdit}
            mayCut={mayCut}
            onOpenItem={onOpenItem}
          />
        ) : phase.name === 'loading' ? (
          <LoadingRows label={t('loading')} rows={6} />
        ) : (
          <>
            <EmptyState
              lead={t('gone.lead', { id: itemId })}
              body={t('gone.body')}
              action={<Button onClick={close}>{t('gone.action')}</Button>}
            />
            {isOnBoard && <GoneComments itemId={itemId} />}
            {isOnBoard && <ItemHistorySection itemId={itemId} />}
          </>
        )}
      </Drawer>
      {actions.dialog}
      {trayOpen && <NotKeptTray onClose={() => setTrayOpen(false)} />}
    </>
  )
}

function Place({ item, onOpenItem }: { readonly item: Item; readonly onOpenItem: (id: ItemId) => void }) {
  const { t } = useTranslation('item')
  const list = item.position.list
  const order = useListOrder(list)
  const at = order.indexOf(item.id)
  const words = { place: at + 1, count: order.length }
  const before = order[at - 1]
  const after = order[at + 1]
  return (
    <>
      <span className="muted">{list === 'queue' ? t('place', words) : t('placeCut', words)}</span>
      <span className="d-nav">
        <IconButton
          label={t('previous')}
          icon={ChevronUpIcon}
          disabled={before === undefined}
          onClick={() => before !== undefined && onOpenItem(before)}
        />
        <IconButton
          label={t('next')}
          icon={ChevronDownIcon}
          disabled={after === undefined}
          onClick={() => after !== undefined && onOpenItem(after)}
        />
      </span>
    </>
  )
}

function ItemComments({ item: { id, position } }: { readonly item: Item }) {
  const { id: programmeId } = useProgrammeBody()
  const fields = commentFields.filter((field) => field !== 'cut' || position.list === 'cut')
  return <CommentSection programmeId={programmeId} place={{ kind: 'item', item: id }} fields={fields} />
}

/** What was said of an item outlives it; nothing new begins. */
function GoneComments({ itemId }: { readonly itemId: ItemId }) {
  const { id: programmeId } = useProgrammeBody()
  return <CommentSection programmeId={programmeId} place={{ kind: 'item', item: itemId }} isGone />
}

function ItemBody(o: {
  readonly item: Item
  readonly frozenBy: number | null
  readonly mayEdit: boolean
  readonly mayCut: boolean
  readonly onOpenItem: (id: ItemId) => void
}) {
  const { item, mayEdit } = o
  const { t } = useTranslation('item')
  const { items } = useBoard()
  const isOnBoard = useAlternativeHere() === null
  const scaleMnok = useMemo(() => commonScale(items.values()), [items])
  return (
    <>
      <h2 className={mayEdit ? 'sr' : undefined}>{item.title}</h2>
      {mayEdit && (
        <DraftText
          record={item.id}
          field="title"
          label={t('title')}
          hideLabel
          look="title"
          oneLine
          value={item.title}
          maxLength={titleMaxLength}
          mayEdit
          edit={(value) => ({ type: 'set-field', item: item.id, set: { field: 'title', value } })}
        />
      )}
      {o.frozenBy !== null && (
        <p>
          <FrozenMark decision={o.frozenBy} />
        </p>
      )}
      <ItemTags item={item} mayEdit={mayEdit} />
      {item.position.list === 'cut' && (
        <section className="d-sec d-cut">
          <h3>
            {t('cut.title')} <CutExpiry item={item} />
          </h3>
          <CutTexts item={item} mayEdit={o.mayCut} />
          <CutDate item={item} mayEdit={o.mayCut} />
          <CutSteering item={item} mayEdit={o.mayCut} />
        </section>
      )}
      <RolloutSection item={item} mayEdit={mayEdit} />
      {item.position.list === 'queue' && <PlaceSection item={item} isFrozen={o.frozenBy !== null} />}
      <DescriptionSection itemId={item.id} mayEdit={mayEdit} />
      <div className="d-two">
        <div>
          <EstimateSection item={item} scaleMnok={scaleMnok} mayEdit={mayEdit} />
          <DriversSection item={item} mayEdit={mayEdit} />
          <NeedsSection item={item} mayEdit={mayEdit} onOpenItem={o.onOpenItem} />
          <DemandSection item={item} mayEdit={mayEdit} />
        </div>
        <div>
          <BenefitSection item={item} mayEdit={mayEdit} />
          <ReadySection item={item} mayEdit={mayEdit} />
          <RealisedField item={item} mayEdit={mayEdit} />
          <AdoptionSection item={item} mayEdit={mayEdit} />
        </div>
      </div>
      {/* What is said of a need, and what became of it, is the board's. */}
      {isOnBoard && <ItemComments item={item} />}
      {isOnBoard && <ItemHistorySection itemId={item.id} />}
    </>
  )
}
