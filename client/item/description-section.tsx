// The description in the drawer: co-edited rich text, with the names of those who write in it now. Called by item-drawer.tsx.

import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../shared/ids.ts'
import { usePresenceAt, useRoom, useText } from '../live/use-room.ts'
import { useClaim } from './presence.ts'
import { RichText } from './rich-text.tsx'

export function DescriptionSection({ itemId, mayEdit }: { readonly itemId: ItemId; readonly mayEdit: boolean }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const claim = useClaim()
  const binding = useText(itemId)
  const writers = usePresenceAt(itemId).filter(
    (entry) => entry.state.verb === 'edits' && entry.state.field === 'description',
  )
  const first = writers.filter((entry, at) => writers.findIndex((other) => other.person.id === entry.person.id) === at)
  return (
    <section className="d-sec">
      <h3>
        {t('description')}
        {first.length > 0 && (
          <span className="d-who">
            {first.map((entry) => (
              <span key={entry.person.id} className="flag" data-inline="true" data-p={entry.person.colour}>
                {entry.person.name.split(' ')[0]}
              </span>
            ))}{' '}
            {t('writing', { names: '' }).trim()}
          </span>
        )}
      </h3>
      {binding === null ? (
        <p className="small muted">{t('descriptionUnavailable')}</p>
      ) : (
        <RichText
          binding={binding}
          label={t('description')}
          mayEdit={mayEdit && room.mayWrite()}
          placeholder={t('descriptionEmpty')}
          onFocus={() => claim({ record: itemId, field: 'description', verb: mayEdit ? 'edits' : 'reads' })}
          onBlur={() => claim({ record: itemId, verb: 'reads' })}
        />
      )}
    </section>
  )
}
