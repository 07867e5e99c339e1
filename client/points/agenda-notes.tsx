// The notes of an agenda item: large rich text that everybody writes in together, with the names of those who write now. Called by an item's view.

import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useClaim, useFresh } from '../item/presence.ts'
import { RichText } from '../item/rich-text.tsx'
import { useMay, usePresenceAt, useText } from '../live/use-room.ts'
import { useFormat } from '../ui/use-format.ts'

export interface AgendaNotesProps {
  readonly id: AgendaItemId
  readonly number: number
  readonly mayEdit: boolean
}

export function AgendaNotes({ id, number, mayEdit }: AgendaNotesProps) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('item')
  const claim = useClaim()
  // What is typed is in the document at once, so the editor may close for a while without losing a word.
  const open = useMay('agenda.edit')
  const format = useFormat()
  const binding = useText(id)
  const writers = useFresh(usePresenceAt(id)).filter(
    (entry) => entry.state.verb === 'edits' && entry.state.field === 'notes',
  )
  const names = [...new Set(writers.map((entry) => entry.person.name))]
  return (
    <section className="an" aria-labelledby={`notes-${id}`}>
      <h3 className="h2" id={`notes-${id}`}>
        {t('item.notes')}
        <span className="an-w" aria-live="off">
          {names.length > 0 && words('writing', { names: format.list(names) })}
        </span>
      </h3>
      {binding === null ? (
        <p className="muted">{t('item.notesLoading')}</p>
      ) : (
        <RichText
          binding={binding}
          label={t('item.notesOf', { number })}
          mayEdit={mayEdit && open}
          placeholder={t('item.notesEmpty')}
          onFocus={() => claim({ record: id, field: 'notes', verb: mayEdit ? 'edits' : 'reads' })}
          onBlur={() => claim({ record: id, verb: 'reads' })}
        />
      )}
    </section>
  )
}
