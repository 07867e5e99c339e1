// A new need in the queue or a new cut on the cut list: what, area, kind, and where it stands; a cut also why and with what consequences.
// The id is the next free one of the area; when somebody took it meanwhile, the one after is taken. Called by the two list pages.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cut, ListName, NeedKind } from '../../shared/board/item.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { AreaId, ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useBoard, useCutArea, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CutInputs, isComplete } from './cut-dialog.tsx'
import { useProgrammeNames } from './programme-context.ts'
import { refusalOf } from './refusal-of.ts'

export interface NewItemDialogProps {
  readonly list: ListName
  /** The area that is filtered on, so that it need not be chosen again. */
  readonly area?: string
  readonly onClose: () => void
  readonly onAdded: (id: ItemId) => void
}

const noCut: Cut = { reason: '', cost: '', benefit: '', latestUsefulDate: null }
const kinds: readonly NeedKind[] = [1, 2, 3]

export function NewItemDialog({ list, area, onClose, onAdded }: NewItemDialogProps) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const board = useBoard()
  const language = useLanguage()
  const { structure } = useProgrammeNames()
  const cutArea = useCutArea()
  const areas = structure.areas.filter(({ id }) => list === 'queue' || cutArea === null || id === cutArea)
  const [title, setTitle] = useState('')
  const [areaId, setAreaId] = useState<AreaId | undefined>((areas.find((each) => each.id === area) ?? areas[0])?.id)
  const [kind, setKind] = useState<NeedKind>(1)
  const [first, setFirst] = useState(false)
  const [cut, setCut] = useState<Cut>(noCut)
  const [missing, setMissing] = useState(false)
  const [dateReads, setDateReads] = useState(true)
  const [refused, setRefused] = useState<{ id: ItemId; refusal: Refusal } | null>(null)
  const id = areaId === undefined ? null : nextItemId(board, areaId)
  const isCut = list === 'cut'
  const add = () => {
    if (title.trim() === '' || (isCut && !isComplete(cut)) || areaId === undefined || id === null) {
      setMissing(true)
      return
    }
    // The date's field says what is wrong with it.
    if (!dateReads) return
    const outcome = room.edit({
      type: 'add-item',
      item: id,
      title: title.trim(),
      area: areaId,
      kind,
      place: { list, before: first ? (board[list][0] ?? null) : null },
      ...(isCut ? { cut } : {}),
    })
    if (outcome.ok) onAdded(id)
    else setRefused({ id, refusal: outcome.refusal })
  }
  return (
    <Dialog
      title={isCut ? t('newDialog.titleCut') : t('newDialog.title')}
      width={isCut ? 'wide' : 'normal'}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button variant="primary" type="submit">
            {isCut ? t('newDialog.addCut') : t('newDialog.add')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <TextField
        label={isCut ? t('newDialog.nameCut') : t('newDialog.name')}
        value={title}
        onType={setTitle}
        maxLength={titleMaxLength}
        error={missing && title.trim() === '' ? t('newDialog.missing') : null}
        required
        autoFocus
      />
      <div className="new-two">
        <Select
          label={t('area')}
          value={areaId ?? ''}
          options={areas.map((each) => ({ value: each.id, label: localName(each.name, language) }))}
          onChange={(value) => setAreaId(areas.find((each) => each.id === value)?.id)}
          hint={id === null ? null : t('newDialog.id', { id })}
        />
        <Select
          label={t('kind')}
          value={String(kind)}
          options={kinds.map((each) => ({ value: String(each), label: t(`kinds.${each}`) }))}
          onChange={(value) => setKind(kinds.find((each) => String(each) === value) ?? 1)}
        />
      </div>
      {isCut ? (
        <CutInputs cut={cut} missing={missing} onChange={setCut} onDateRead={setDateReads} />
      ) : (
        <Select
          label={t('newDialog.place')}
          value={first ? 'first' : 'last'}
          options={[
            { value: 'last', label: t('newDialog.last') },
            { value: 'first', label: t('newDialog.first') },
          ]}
          onChange={(value) => setFirst(value === 'first')}
        />
      )}
      {refused !== null && (
        <InlineRefusal
          what={t('newDialog.notAdded', { id: refused.id })}
          why={refusalOf(refused.refusal)}
          copyText={title}
        />
      )}
    </Dialog>
  )
}
