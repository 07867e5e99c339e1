// Who changed which field of an item, when, and from what to what, read when somebody asks for it. Called by the drawer.

import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../shared/board/value.ts'
import type { ItemHistory, ItemHistoryEntry } from '../../shared/contract/history.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useItemHistory } from '../api/history-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { fieldWords, valueWords, type WordTools } from './change-words.ts'
import './item-history.css'
import { useProgrammeBody, useProgrammeNames } from './programme-context.ts'

export function ItemHistorySection({ itemId }: { readonly itemId: ItemId }) {
  const { t } = useTranslation('history')
  const { id: programmeId } = useProgrammeBody()
  const [open, setOpen] = useState(false)
  const told = useItemHistory({ programmeId, item: itemId, asked: open })
  const listId = useId()
  return (
    <section className="d-sec">
      <h3>{t('item.title')}</h3>
      <Button variant="tertiary" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
        {t(open ? 'item.hide' : 'item.show')}
      </Button>
      <div id={listId}>
        {open && told.isPending && <LoadingRows label={t('item.loading')} rows={3} rowHeightPx={40} />}
        {open && told.isError && (
          <ErrorPanel title={t('item.failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {open && told.data !== undefined && <Entries told={told.data} />}
      </div>
    </section>
  )
}

function Entries({ told }: { readonly told: ItemHistory }) {
  const { t } = useTranslation('history')
  if (told.entries.length === 0) return <p className="small muted">{t('item.none')}</p>
  return (
    <>
      <ol className="ihi">
        {told.entries.map((entry) => (
          <Entry key={`${entry.at} ${entry.field ?? ''} ${entry.kind}`} entry={entry} told={told} />
        ))}
      </ol>
      {told.more && <p className="small muted">{t('item.more')}</p>}
    </>
  )
}

function Entry({ entry, told }: { readonly entry: ItemHistoryEntry; readonly told: ItemHistory }) {
  const { t } = useTranslation('history')
  const { t: changes } = useTranslation('changes')
  const tools = useTools()
  const { by, at, field, from, to, kind } = entry
  const who = by === null ? t('item.server') : (told.people.find(({ id }) => id === by)?.name ?? t('unknown'))
  const say = (value: unknown): string =>
    valueWords({ record: told.item, key: field ?? '', value: value as Json | undefined, tools })
  return (
    <li>
      <p className="small muted">
        <b>{who}</b> · {tools.format.moment(new Date(at), new Date())}
      </p>
      {field === undefined || kind !== 'changed' ? (
        <p>{t(kind === 'removed' ? 'item.removed' : 'item.added')}</p>
      ) : (
        <p>
          {tools.format.sentence(fieldWords(field, tools))}:{' '}
          <del>
            <VisuallyHidden>{changes('before')} </VisuallyHidden>
            {say(from)}
          </del>{' '}
          <ins>
            <VisuallyHidden>{changes('after')} </VisuallyHidden>
            {say(to)}
          </ins>
        </p>
      )}
    </li>
  )
}

/** A position comes with the place it was then. */
function useTools(): WordTools {
  const { t } = useTranslation('item')
  const { t: points } = useTranslation('points')
  const format = useFormat()
  const names = useProgrammeNames()
  return useMemo(
    () => ({ t, points, format, names, place: placeThen, recordName: (record) => record }),
    [t, points, format, names],
  )
}

function placeThen({ value }: { readonly value: Json }): number | null {
  const place = typeof value === 'object' && value !== null && 'place' in value ? value.place : null
  return typeof place === 'number' ? place : null
}
