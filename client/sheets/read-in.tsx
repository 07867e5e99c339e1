// Reading a file in: choose it, see what it would change, answer what others have changed meanwhile, and say yes. Nothing is written before that; should the
// board have changed in between, the difference is shown anew. Called by sheets-page.tsx.

import { UploadIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SheetPreview, sheetMaxMb } from '../../shared/contract/sheets.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { type SheetReading, useApplySheet, usePreviewSheet } from '../api/sheet-queries.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { ColumnMap } from './column-map.tsx'
import { Difference } from './difference.tsx'

export function ReadIn({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('sheets')
  const input = useRef<HTMLInputElement>(null)
  const reading = useReading(programmeId)
  const { preview, apply, chosen, seen } = reading
  return (
    <section className="card sht-c" aria-labelledby="sht-in">
      <h2 id="sht-in">{t('in.title')}</h2>
      <p className="muted">{t('in.lead', { max: sheetMaxMb })}</p>
      <ChooseFile input={input} isAgain={chosen !== null} onFile={reading.choose} />
      {chosen !== null && (
        <p className="sht-n">
          <b className="strong">{chosen.file.name}</b>
        </p>
      )}
      <div aria-live="polite">
        {reading.wasChanged && <p className="sht-w">{t('in.changed')}</p>}
        {apply.isSuccess && chosen === null && (
          <p className="sht-d">
            {t('in.done', { ...apply.data, count: apply.data.changed })}{' '}
            <Link to="/p/$programme/queue" params={{ programme: programmeId }}>
              {t('in.toQueue')}
            </Link>
          </p>
        )}
      </div>
      {preview.isPending && seen === null && <LoadingRows label={t('in.reading')} rows={4} />}
      {preview.isError && <ErrorPanel title={t('in.failed')}>{problemText(preview.error)}</ErrorPanel>}
      {apply.isError && !reading.wasChanged && (
        <ErrorPanel title={t('in.notApplied')}>{problemText(apply.error)}</ErrorPanel>
      )}
      {seen !== null && chosen !== null && (
        <div className="sht-p" aria-busy={preview.isPending}>
          <Read preview={seen} reading={reading} />
        </div>
      )}
    </section>
  )
}

function ChooseFile(o: {
  readonly input: RefObject<HTMLInputElement | null>
  readonly isAgain: boolean
  readonly onFile: (file: File) => void
}) {
  const { t } = useTranslation('sheets')
  return (
    <div>
      <input
        ref={o.input}
        className="sr"
        type="file"
        accept=".xlsx,.csv,.txt"
        tabIndex={-1}
        aria-label={t('in.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) o.onFile(file)
          event.target.value = ''
        }}
      />
      <Button variant={o.isAgain ? 'tertiary' : 'secondary'} icon={UploadIcon} onClick={() => o.input.current?.click()}>
        {o.isAgain ? t('in.chooseOther') : t('in.choose')}
      </Button>
    </div>
  )
}

function Read({ preview, reading }: { readonly preview: SheetPreview; readonly reading: Reading }) {
  const { t } = useTranslation('sheets')
  const changes = preview.rows.length
  return (
    <>
      <ColumnMap
        // Another file, or another sheet of it, begins anew.
        key={`${reading.chosen?.file.name} ${preview.sheet}`}
        preview={preview}
        onColumns={reading.setColumns}
        onSheet={reading.setSheet}
      />
      {preview.trouble === null && (
        <>
          <p className="sht-s">
            {t('in.sum', {
              changed: preview.rows.filter(({ kind }) => kind === 'changed').length,
              added: preview.rows.filter(({ kind }) => kind === 'new').length,
              same: preview.same,
            })}{' '}
            {preview.untouched > 0 && t('in.untouched', { count: preview.untouched })}{' '}
            {preview.formulas > 0 && t('in.formulas', { count: preview.formulas })}{' '}
            {!preview.knowsBase && changes > 0 && t('in.noBase')}
          </p>
          <Difference
            key={preview.digest}
            preview={preview}
            busy={reading.apply.isPending || reading.preview.isPending}
            onApply={reading.readIn}
          />
        </>
      )}
    </>
  )
}

type Reading = ReturnType<typeof useReading>

/** A file on its way in. What is chosen anew of it is read anew. */
function useReading(programmeId: ProgrammeId) {
  const preview = usePreviewSheet(programmeId)
  const apply = useApplySheet(programmeId)
  const [chosen, setChosen] = useState<SheetReading | null>(null)
  /** Stays while the file is read anew. */
  const [seen, setSeen] = useState<SheetPreview | null>(null)
  const [wasChanged, setWasChanged] = useState(false)
  const look = (next: SheetReading) => preview.mutate(next, { onSuccess: setSeen })
  const read = (next: SheetReading) => {
    if (next.file !== chosen?.file) setSeen(null)
    setChosen(next)
    setWasChanged(false)
    apply.reset()
    look(next)
  }
  const readIn = (answered: { readonly leaveOut: boolean; readonly take: readonly string[] }) => {
    if (chosen === null || seen === null || preview.isPending) return
    apply.mutate(
      { ...chosen, ...answered, digest: seen.digest },
      {
        onSuccess: () => {
          setSeen(null)
          setChosen(null)
        },
        onError: (error) => {
          if (refusalCodeOf(error) !== 'SHEET_CHANGED') return
          setWasChanged(true)
          look(chosen)
        },
      },
    )
  }
  return {
    preview,
    apply,
    chosen,
    seen,
    wasChanged,
    readIn,
    choose: (file: File) => read({ file, sheet: null, columns: {} }),
    setColumns: (columns: SheetReading['columns']) => chosen !== null && read({ ...chosen, columns }),
    setSheet: (sheet: number) => chosen !== null && read({ ...chosen, sheet, columns: {} }),
  }
}
