// The tray of what was not kept: each change with before and after in words, why it was refused, and three ways on: copy, try again, remove.
// Nothing typed vanishes (SAV3): an entry stands until the person removes it, and she is asked first. Opened from the save state.
// Called by every page of a room.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotKept } from '../live/live-room.ts'
import { useNotKept, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CopyButton } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { changeRows, changesAsText, type RecordChange } from './change-rows.ts'
import './not-kept-tray.css'
import { refusalOf, refusalOfNamed } from './refusal-of.ts'
import { useWordTools } from './use-word-tools.ts'

export function NotKeptTray({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('item')
  const entries = useNotKept()
  const intro = useRef<HTMLParagraphElement>(null)
  return (
    <Dialog title={t('tray.title')} width="wide" onClose={onClose}>
      <p className="muted" ref={intro} tabIndex={-1}>
        {entries.length === 0 ? t('tray.empty') : t('tray.intro', { count: entries.length })}
      </p>
      <ul className="nk">
        {entries.map((entry) => (
          <NotKeptEntry key={entry.id} entry={entry} onGone={() => intro.current?.focus()} />
        ))}
      </ul>
    </Dialog>
  )
}

/** @param onGone the entry, and the focus with it, is gone */
function NotKeptEntry({ entry, onGone }: { readonly entry: NotKept; readonly onGone: () => void }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const tools = useWordTools()
  const [still, setStill] = useState(false)
  const when = tools.format.moment(entry.at, new Date())
  const records = changeRows(entry.changes, tools)
  const text = records.length > 0 ? changesAsText(records, tools) : entry.text
  const again = () => {
    const outcome = room.tryAgain(entry.id)
    setStill(!outcome.ok)
    if (!outcome.ok) return
    announce(t('tray.again'))
    onGone()
  }
  const remove = () => {
    room.dismissNotKept(entry.id)
    announce(t('tray.gone'))
    onGone()
  }
  return (
    <li>
      <p className="strong">
        {entry.record === null
          ? when
          : tools.format.sentence(t('tray.of', { record: nameOf(entry.record, records, tools), when }))}
      </p>
      <StateWord state="bad">
        {entry.record === null
          ? refusalOf(entry.refusal)
          : refusalOfNamed(entry.refusal, { record: entry.record, name: tools.recordName(entry.record) })}
      </StateWord>
      {records.map((each) => (
        <RecordRows key={`${each.record}/${each.kind}`} change={each} several={records.length > 1} tools={tools} />
      ))}
      {records.length === 0 && entry.text !== '' && (
        <div>
          <p className="label">{t('tray.wrote')}</p>
          <p className="nk-w">{entry.text}</p>
        </div>
      )}
      {still && <p className="small">{t('tray.stillRefused')}</p>}
      <Ways text={text} onAgain={again} onRemove={remove} />
    </li>
  )
}

/** @param o.text what can be copied and tried again; empty when nothing is known of it */
function Ways(o: { readonly text: string; readonly onAgain: () => void; readonly onRemove: () => void }) {
  const { t } = useTranslation('item')
  const [asked, setAsked] = useState<boolean | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // To the careful answer of the question, and back to where it was asked.
    if (asked !== null) buttons.current?.querySelector<HTMLElement>('button:last-of-type')?.focus()
  }, [asked])
  if (asked) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a question and its two answers
      <div className="nk-a" role="group" aria-label={t('tray.removeAsk')} ref={buttons}>
        <p className="small nk-q">{t('tray.removeAsk')}</p>
        <Button tone="danger" onClick={o.onRemove}>
          {t('tray.removeYes')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('tray.removeNo')}</Button>
      </div>
    )
  }
  return (
    <div className="nk-a" ref={buttons}>
      {o.text !== '' && (
        <>
          <Button onClick={o.onAgain}>{t('tray.tryAgain')}</Button>
          <CopyButton text={o.text} />
        </>
      )}
      <Button variant="tertiary" onClick={() => (o.text === '' ? o.onRemove() : setAsked(true))}>
        {t('tray.remove')}
      </Button>
    </div>
  )
}

interface RecordRowsProps {
  readonly change: RecordChange
  /** Whether the edit touched more than this record. */
  readonly several: boolean
  readonly tools: ReturnType<typeof useWordTools>
}

function RecordRows({ change, several, tools }: RecordRowsProps) {
  const { t } = useTranslation('item')
  const { format } = tools
  const name = nameOf(change.record, [change], tools)
  if (change.kind !== 'changed') {
    return (
      <div>
        <p className="label">
          {several ? `${name} – ${t(`tray.${change.kind}`)}` : format.sentence(t(`tray.${change.kind}`))}
        </p>
        <dl className="nk-d">
          {change.rows.map((row) => (
            <div key={row.id}>
              <dt>{format.sentence(row.name)}</dt>
              <dd>{row.to}</dd>
            </div>
          ))}
        </dl>
      </div>
    )
  }
  return (
    <table className="nk-t">
      <thead>
        <tr>
          <th scope="col">{several ? name : t('tray.field')}</th>
          <th scope="col">{t('tray.before')}</th>
          <th scope="col">{t('tray.after')}</th>
        </tr>
      </thead>
      <tbody>
        {change.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{format.sentence(row.name)}</th>
            <td>
              <del>{row.from}</del>
            </td>
            <td>
              <ins>{row.to}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a record is called; one that stands nowhere and has no spoken id goes by the title it would have had. */
function nameOf(record: string, records: readonly RecordChange[], { recordName }: RecordRowsProps['tools']): string {
  const own = records.find((each) => each.record === record && each.kind !== 'changed')
  const title = own?.rows.find((row) => row.id === `${record}/title`)?.to
  if (title === undefined) return recordName(record)
  return recordName(record) === record ? `${record} ${title}` : title
}
