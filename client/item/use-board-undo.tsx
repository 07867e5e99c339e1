// Undo and redo of one's own edits: buttons, Ctrl or Cmd with Z, and with Shift. Where somebody else has changed the value since, it asks
// instead of wiping (UND2). Inside a text field the field's own undo answers. Called once by every page of a room.

import { ArrowRedoIcon, ArrowUndoIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UndoOutcome } from '../live/live-room.ts'
import { useMay, useUndo } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { fieldWords, valueWords } from './change-words.ts'
import { refusalOf } from './refusal-of.ts'
import { useWordTools } from './use-word-tools.ts'

type Way = 'undo' | 'redo'
type Asked = { readonly way: Way; readonly outcome: Extract<UndoOutcome, { kind: 'conflict' | 'refused' }> }

/** @returns the two buttons and the question; draw both once. */
export function useBoardUndo(): { readonly buttons: ReactNode; readonly dialog: ReactNode } {
  const { t } = useTranslation('item')
  const { undo, redo, canUndo, canRedo } = useUndo()
  const mayEditBoard = useMay('item.edit')
  const mayEditAgenda = useMay('agenda.edit')
  const [asked, setAsked] = useState<Asked | null>(null)
  const go = useCallback(
    (way: Way, over = false) => {
      const outcome = way === 'undo' ? undo(over) : redo(over)
      if (outcome.kind === 'conflict' || outcome.kind === 'refused') setAsked({ way, outcome })
      else {
        setAsked(null)
        announce(
          outcome.kind === 'done'
            ? t(way === 'undo' ? 'undo.undone' : 'undo.redone')
            : t(way === 'undo' ? 'undo.nothing' : 'undo.nothingRedo'),
        )
      }
    },
    [undo, redo, t],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      const way: Way | null = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null
      if (way === null) return
      event.preventDefault()
      go(way)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go])
  return {
    buttons: (mayEditBoard || mayEditAgenda) && (
      <>
        <IconButton label={t('undo.undo')} icon={ArrowUndoIcon} disabled={!canUndo} onClick={() => go('undo')} />
        <IconButton label={t('undo.redo')} icon={ArrowRedoIcon} disabled={!canRedo} onClick={() => go('redo')} />
      </>
    ),
    dialog:
      asked === null ? null : (
        <UndoQuestion asked={asked} onOver={() => go(asked.way, true)} onClose={() => setAsked(null)} />
      ),
  }
}

function UndoQuestion(o: { readonly asked: Asked; readonly onOver: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const tools = useWordTools()
  const { outcome } = o.asked
  if (outcome.kind === 'refused') {
    return (
      <Dialog title={t('undo.undo')} onClose={o.onClose} actions={<Button onClick={o.onClose}>{ui('close')}</Button>}>
        <InlineRefusal what={t('undo.refused')} why={refusalOf(outcome.refusal)} />
      </Dialog>
    )
  }
  const { record: id, field: key, by, values } = outcome
  const say = (side: 'theirs' | 'mine'): string => {
    if (key !== null && values !== null) return valueWords({ record: id, key, value: values[side], tools })
    const text = outcome[side]
    if (text === '') return t('values.absent')
    return key === 'position' && /^\d+$/.test(text) ? t('needs.at', { place: text }) : text
  }
  const fieldName = fieldWords(key, tools)
  const record = tools.recordName(id)
  return (
    <Dialog
      title={t('undo.conflictTitle')}
      onClose={o.onClose}
      actions={
        <>
          <Button variant="primary" onClick={o.onClose}>
            {t('undo.keep')}
          </Button>
          <Button onClick={o.onOver}>{t(key === null ? 'undo.overWhole' : 'undo.over')}</Button>
        </>
      }
    >
      <p>
        {key === null
          ? by === null
            ? t('undo.conflictWhole', { record })
            : t('undo.conflictWholeNamed', { name: by.name, record })
          : by === null
            ? t('undo.conflict', { field: tools.format.sentence(fieldName), record })
            : t('undo.conflictNamed', { name: by.name, record, field: fieldName })}
      </p>
      <dl className="undo-v">
        <dt className="label">{t('undo.theirs')}</dt>
        <dd>{say('theirs')}</dd>
        <dt className="label">{t('undo.mine')}</dt>
        <dd>{key === null ? t('undo.removed') : say('mine')}</dd>
      </dl>
    </Dialog>
  )
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) ||
    target instanceof HTMLTextAreaElement
  )
}
