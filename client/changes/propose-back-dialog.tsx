// Asks the board to set needs back to what they were at a moment: an agenda item for decision in the backlog, with the needs linked and the differences in
// its notes. Nothing on the board changes. Called by the history page.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import type { ItemChange } from '../../shared/contract/changes.ts'
import type { BoardAt } from '../../shared/contract/history.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { useAddToBacklog } from '../api/backlog-queries.ts'
import { problemText } from '../api/problem.ts'
import { fieldWords, valueWords } from '../item/change-words.ts'
import { dayOf } from '../item/point-order.ts'
import { useWordTools } from '../item/use-word-tools.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'

export type ProposeBackDialogProps = {
  readonly programmeId: ProgrammeId
  readonly then: BoardAt
  readonly changes: readonly ItemChange[]
  readonly onClose: () => void
}

const proposalMinutes = 10
/** Of a note. */
const mostCharacters = 8_000

export function ProposeBackDialog({ programmeId, then, changes, onClose }: ProposeBackDialogProps) {
  const { t } = useTranslation('history')
  const { t: ui } = useTranslation('ui')
  const tools = useWordTools()
  const add = useAddToBacklog(programmeId)
  const at = new Date(then.at)
  // A title is read long after: no «i dag» in it.
  const when = `${tools.format.date(dayOf(at))} ${tools.format.time(at)}`
  const [title, setTitle] = useState(t('propose.suggested', { when }))
  const [chosen, setChosen] = useState<ReadonlySet<ItemId>>(new Set(changes.map(({ item }) => item)))
  const [missing, setMissing] = useState(false)
  const picked = changes.filter(({ item }) => chosen.has(item))
  const propose = () => {
    if (title.trim() === '' || picked.length === 0) return setMissing(true)
    const notes = picked.map(lineOf).join('\n').slice(0, mostCharacters)
    const linked = picked.filter(({ kind }) => kind !== 'removed').map(({ item }) => item)
    add.mutate({
      internal: false,
      kind: 'decision',
      title: title.trim(),
      minutes: proposalMinutes,
      owner: '',
      linked,
      notes,
    })
  }
  const toggle = (item: ItemId) => {
    const next = new Set(chosen)
    if (!next.delete(item)) next.add(item)
    setChosen(next)
  }
  function lineOf({ item, title: name, kind, was, fields }: ItemChange): string {
    if (kind === 'removed') return t('propose.lineRemoved', { id: item, title: name })
    const place =
      kind === 'changed' || was === null
        ? []
        : [t(was.list === 'cut' ? 'propose.placeCut' : 'propose.place', { place: was.place })]
    const values = fields.map(({ field, from }) =>
      t('propose.value', {
        field: fieldWords(field, tools),
        value: valueWords({ record: item, key: field, value: from as never, tools }),
      }),
    )
    return t('propose.line', { id: item, title: name, what: [...place, ...values].join('; ') })
  }
  if (add.data !== undefined) {
    return (
      <Dialog title={t('propose.title')} onClose={onClose} actions={<Button onClick={onClose}>{ui('close')}</Button>}>
        <p role="status">{t('propose.done')}</p>
        <p>
          <Link to="/p/$programme/points" params={{ programme: programmeId }}>
            {t('propose.where')}
          </Link>
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('propose.title')}
      width="wide"
      onClose={onClose}
      onSubmit={propose}
      actions={<SaveOrCancel save={t('propose.do')} busy={add.isPending} onCancel={onClose} />}
    >
      <p>{t('propose.lead')}</p>
      <TextField
        label={t('propose.name')}
        value={title}
        onType={setTitle}
        maxLength={titleMaxLength}
        error={missing && title.trim() === '' ? t('propose.nameMissing') : null}
        required
      />
      <fieldset className="his-pick">
        <legend className="label">{t('propose.what')}</legend>
        {changes.map((change) => (
          <label key={change.item}>
            <input type="checkbox" checked={chosen.has(change.item)} onChange={() => toggle(change.item)} />
            <span>{lineOf(change)}</span>
          </label>
        ))}
      </fieldset>
      {missing && picked.length === 0 && <p className="his-miss">{t('propose.nothing')}</p>}
      {add.isError && <InlineRefusal what={t('propose.not')} why={problemText(add.error)} />}
    </Dialog>
  )
}
