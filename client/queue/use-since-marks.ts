// What has become of each item since the reader last said she had seen it, for marks on the rows. Asked for only while the marks are on. Called by
// queue-page.tsx.

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangesBody, ItemChange } from '../../shared/contract/changes.ts'
import type { ItemId, ProgrammeId } from '../../shared/ids.ts'
import { useChanges } from '../api/changes-queries.ts'
import { useFormat } from '../ui/use-format.ts'

/** `short` stands under the place, `whole` is read out and shown when one points at it. */
export type SinceMark = { readonly short: string; readonly whole: string }

export interface SinceMarks {
  readonly on: boolean
  readonly toggle: () => void
  readonly marks: ReadonlyMap<ItemId, SinceMark>
  /** One line of what has changed; null while it is on its way or the marks are off. */
  readonly note: string | null
}

const none: ReadonlyMap<ItemId, SinceMark> = new Map()

export function useSinceMarks(programmeId: ProgrammeId): SinceMarks {
  const { t } = useTranslation('queue')
  const format = useFormat()
  const [on, setOn] = useState(false)
  const told = useChanges(programmeId, null, on).data
  const marks = useMemo(() => {
    if (!on || told === undefined) return none
    const name = (by: ItemChange['by']): string => told.people.find(({ id }) => id === by)?.name ?? ''
    const short = ({ kind, was }: ItemChange): string =>
      kind === 'moved' && was !== null ? t('since.from', { place: was.place }) : t(`since.short.${shortKey(kind)}`)
    return new Map(
      told.changes.flatMap((change): [ItemId, SinceMark][] => {
        const { item, is, was, by, at, kind } = change
        if (is?.list !== 'queue') return []
        const when = at === null ? '' : format.moment(new Date(at), new Date())
        const what =
          kind === 'moved' && was !== null
            ? t('since.moved', { from: was.place, to: is.place })
            : t(`since.long.${shortKey(kind)}`)
        return [
          [item, { short: short(change), whole: [what, name(by), when].filter((part) => part !== '').join(', ') }],
        ]
      }),
    )
  }, [on, told, t, format])
  const note = useMemo(() => (!on || told === undefined ? null : noteOf(told)), [on, told])
  return {
    on,
    toggle: () => setOn(!on),
    marks,
    note:
      note === null
        ? null
        : t('since.note', {
            ...note,
            when: note.since === null ? t('since.beginning') : format.moment(note.since, new Date()),
          }),
  }
}

function shortKey(kind: ItemChange['kind']): 'added' | 'returned' | 'changed' {
  return kind === 'added' || kind === 'returned' ? kind : 'changed'
}

function noteOf({ changes, since }: ChangesBody) {
  const count = (...kinds: readonly ItemChange['kind'][]): number =>
    changes.filter(({ kind }) => kinds.includes(kind)).length
  return {
    /** Null: since the board was made. */
    since: Date.parse(since) === 0 ? null : new Date(since),
    moved: count('moved'),
    changed: count('changed'),
    added: count('added', 'returned'),
    gone: count('removed', 'cut'),
  }
}
