// The papers of an agenda item: what lies there, who may read it in the minutes, and adding more by choosing files or dropping them here. A refused
// file is told by name with the reason. Called by the view of an agenda item.

import { PlusIcon } from '@navikt/aksel-icons'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../shared/contract/papers.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import { usePapers } from '../api/papers-queries.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { usePapersOf } from './paper-context.ts'
import { PaperRow } from './paper-row.tsx'
import './paper-section.css'
import { useInPoint, useMayInPoint } from './point-context.ts'
import { usePaperUploads } from './use-paper-uploads.ts'

export interface PaperSectionProps {
  readonly id: AgendaItemId
  readonly internal: boolean
}

export function PaperSection({ id, internal }: PaperSectionProps) {
  const { t } = useTranslation('point')
  const { programmeId, pointId } = useInPoint()
  const mayAdd = useMayInPoint('paper.add')
  const told = usePapers({ programmeId, pointId })
  const papers = usePapersOf(id)
  const titleId = useId()
  const [access, setAccess] = useState<Paper['access']>(internal ? 'board' : 'public')
  const { uploads, send, putAway } = usePaperUploads({
    agendaItem: id,
    internal,
    maxBytes: told.data?.maxBytes ?? Number.POSITIVE_INFINITY,
  })
  const drop = useFileDrop(mayAdd, (files) => send(files, access))
  const input = useRef<HTMLInputElement>(null)
  const { add, focusAfter } = useFocusAfterRemoval(papers.length)
  return (
    <section className="pap" aria-labelledby={titleId} data-over={drop.over ? 'true' : undefined} {...drop.handlers}>
      <p className="label" id={titleId}>
        {t('papers.title')}
      </p>
      {papers.length === 0 && uploads.length === 0 && <p className="muted small">{t('papers.none')}</p>}
      {papers.length > 0 && (
        <ul>
          {papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} mayRemove={mayAdd} onRemoved={focusAfter} />
          ))}
        </ul>
      )}
      {uploads.map((upload) =>
        upload.why === null ? (
          <p key={upload.key} className="pap-up">
            <span>{t('papers.sending', { name: upload.name })}</span>
            <progress value={upload.share} max={1} aria-label={t('papers.sending', { name: upload.name })} />
          </p>
        ) : (
          <InlineRefusal
            key={upload.key}
            what={t('papers.notAdded', { name: upload.name })}
            why={upload.why}
            actions={<Button onClick={() => putAway(upload.key)}>{t('papers.putAway')}</Button>}
          />
        ),
      )}
      {mayAdd && (
        <div className="pap-add">
          {!internal && (
            <Select
              label={t('papers.access')}
              value={access}
              options={(['public', 'board'] as const).map((each) => ({
                value: each,
                label: t(`papers.accesses.${each}`),
              }))}
              onChange={(value) => setAccess(value === 'board' ? 'board' : 'public')}
            />
          )}
          <input
            ref={input}
            className="sr"
            type="file"
            multiple
            tabIndex={-1}
            aria-label={t('papers.choose')}
            onChange={(event) => {
              send([...(event.target.files ?? [])], access)
              event.target.value = ''
            }}
          />
          <Button ref={add} variant="tertiary" icon={PlusIcon} onClick={() => input.current?.click()}>
            {t('papers.add')}
          </Button>
          <span className="muted small pap-hint">{t('papers.dropHint')}</span>
        </div>
      )}
    </section>
  )
}

/** The row of a paper that was taken away goes, and the button that was pressed with it: the keyboard goes on from adding. */
function useFocusAfterRemoval(count: number) {
  const add = useRef<HTMLButtonElement>(null)
  const countBefore = useRef<number | null>(null)
  useEffect(() => {
    if (countBefore.current === null || count >= countBefore.current) return
    countBefore.current = null
    add.current?.focus({ preventScroll: true })
  }, [count])
  const focusAfter = () => {
    countBefore.current = count
  }
  return { add, focusAfter }
}

function useFileDrop(enabled: boolean, onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false)
  const holdsFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files')
  return {
    over,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false)
        if (!holdsFiles(event)) return
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}
