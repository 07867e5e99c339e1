// The tray of what was not kept: each change with before and after, why it was refused, and three ways on: copy, try again, remove.
// Nothing typed vanishes (SAV3): an entry stands until the person removes it. Opened from the save state. Called by every page of a room.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../../shared/board/change.ts'
import type { NotKept } from '../live/live-room.ts'
import { useNotKept, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CopyButton } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { fieldWords, valueWords, type WordTools } from './change-words.ts'
import './not-kept-tray.css'
import { useMaybeProgrammeNames } from './programme-context.ts'
import { useRecordName } from './record-name.ts'
import { refusalOf } from './refusal-of.ts'

export function NotKeptTray({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('item')
  const entries = useNotKept()
  return (
    <Dialog title={t('tray.title')} width="wide" onClose={onClose}>
      <p className="muted">{entries.length === 0 ? t('tray.empty') : t('tray.intro', { count: entries.length })}</p>
      <ul className="nk">
        {entries.map((entry) => (
          <NotKeptEntry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Dialog>
  )
}

function NotKeptEntry({ entry }: { readonly entry: NotKept }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const recordName = useRecordName()
  const format = useFormat()
  const names = useMaybeProgrammeNames()
  const [still, setStill] = useState(false)
  const tools: WordTools = { t, format, names }
  const when = format.moment(entry.at, new Date())
  const again = () => {
    const outcome = room.tryAgain(entry.id)
    if (outcome.ok) announce(t('tray.again'))
    else setStill(true)
  }
  return (
    <li>
      <p className="strong">
        {entry.record === null ? when : t('tray.of', { record: recordName(entry.record), when })}
      </p>
      <StateWord state="bad">{refusalOf(entry.refusal)}</StateWord>
      {entry.changes.length > 0 && (
        <table className="nk-t">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('tray.before')}</th>
              <th scope="col">{t('tray.after')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.changes.map((change) => (
              <ChangeRow key={`${change.record}/${change.key}`} change={change} tools={tools} />
            ))}
          </tbody>
        </table>
      )}
      {entry.changes.length === 0 && entry.text !== '' && (
        <div>
          <p className="label">{t('tray.wrote')}</p>
          <p className="nk-w">{entry.text}</p>
        </div>
      )}
      {still && <p className="small">{t('tray.stillRefused')}</p>}
      <div className="nk-a">
        <Button onClick={again}>{t('tray.tryAgain')}</Button>
        <CopyButton text={entry.text} />
        <Button variant="tertiary" onClick={() => room.dismissNotKept(entry.id)}>
          {t('tray.remove')}
        </Button>
      </div>
    </li>
  )
}

function ChangeRow({ change, tools }: { readonly change: FieldChange; readonly tools: WordTools }) {
  const recordName = useRecordName()
  const name = fieldWords(change.key, tools)
  const say = (side: 'from' | 'to'): string => {
    if (change.key !== null) return valueWords({ key: change.key, value: change[side], tools })
    const title = change[side]?.fields.title
    return valueWords({ key: 'title', value: title, tools })
  }
  return (
    <tr>
      <th scope="row">
        {recordName(change.record)} {name}
      </th>
      <td>
        <del>{say('from')}</del>
      </td>
      <td>
        <ins>{say('to')}</ins>
      </td>
    </tr>
  )
}
