// One field that was written anew: its name, what stood, struck through, what stands, and who, where that is not who is named for the whole.
// Called by changed-items.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../shared/board/value.ts'
import type { ChangesBody, FieldToldChange } from '../../shared/contract/changes.ts'
import type { ItemId, PersonId } from '../../shared/ids.ts'
import { useFormat } from '../ui/use-format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { fieldWords, valueWords, type WordTools } from './change-words.ts'
import { useMaybeProgrammeNames } from './programme-context.ts'

export type ChangedFieldProps = {
  readonly item: ItemId
  readonly change: FieldToldChange
  readonly people: ChangesBody['people']
  /** Who is named for the item. */
  readonly own: PersonId | null
}

export function ChangedField({ item, change, people, own }: ChangedFieldProps) {
  const { t } = useTranslation('changes')
  const tools = useTools()
  const { field, by } = change
  const say = (value: unknown): string =>
    valueWords({ record: item, key: field, value: value as Json | undefined, tools })
  const who = by === null || by === own ? null : (people.find(({ id }) => id === by)?.name ?? by)
  return (
    <div>
      <dt>{tools.format.sentence(fieldWords(field, tools))}</dt>
      <dd>
        <del>
          <VisuallyHidden>{t('before')} </VisuallyHidden>
          {say(change.from)}
        </del>{' '}
        <ins>
          <VisuallyHidden>{t('after')} </VisuallyHidden>
          {say(change.to)}
        </ins>
        {who !== null && <span className="small muted"> {who}</span>}
      </dd>
    </div>
  )
}

/** Outside a live room: places are told by the item itself. */
function useTools(): WordTools {
  const { t } = useTranslation('item')
  const { t: points } = useTranslation('points')
  const format = useFormat()
  const names = useMaybeProgrammeNames()
  return useMemo(
    () => ({ t, points, format, names, place: () => null, recordName: (record) => record }),
    [t, points, format, names],
  )
}
