// The items that have changed, under the weightiest thing that happened to each: what it is called, from where to where, by whom and when, and each
// field as it stood, struck through, and as it stands. Called by what has changed since, by the history, and where
// alternatives are held against the queue.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChangesBody, changeKinds, type ItemChange } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import '../ui/changed-values.css'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ChangedField } from './changed-field.tsx'
import './changed-items.css'

export type ChangedItemsProps = {
  readonly programmeId: ProgrammeId
  readonly changes: readonly ItemChange[]
  readonly people: ChangesBody['people']
  /** Whether they stand on the board, and their names lead there; false where they stand in an alternative alone. */
  readonly onBoard?: boolean
  /** Level of the heads of its parts, where they stand under a head of their own; and what tells two of them on a page apart. */
  readonly level?: 2 | 3
  readonly of?: string
  /** What can be done about one of them. */
  readonly actions?: (change: ItemChange) => ReactNode
}

export function ChangedItems({ changes, level = 2, of = 'chg', ...rest }: ChangedItemsProps) {
  const { t } = useTranslation('changes')
  const Head = level === 2 ? 'h2' : 'h3'
  return changeKinds.map((kind) => {
    const list = changes.filter((change) => change.kind === kind)
    if (list.length === 0) return null
    return (
      <section key={kind} aria-labelledby={`${of}-${kind}`}>
        <Head className="h2" id={`${of}-${kind}`}>
          {t(`kinds.${kind}`)} <span className="muted">{list.length}</span>
        </Head>
        <ul className="card chg-l">
          {list.map((change) => (
            <li key={change.item}>
              <ChangedItem {...rest} change={change} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

type ChangedItemProps = Omit<ChangedItemsProps, 'changes' | 'level' | 'of'> & { readonly change: ItemChange }

export function ChangedItem({ programmeId, people, change, actions, onBoard = true }: ChangedItemProps) {
  const { item, title, kind, is, fields } = change
  return (
    <>
      <p className="chg-t">
        <Tag>{item}</Tag>
        {is === null || !onBoard ? (
          <b>{title}</b>
        ) : (
          <Link
            to={is.list === 'queue' ? '/p/$programme/queue' : '/p/$programme/cut-list'}
            params={{ programme: programmeId }}
            search={{ item }}
          >
            {title}
          </Link>
        )}
      </p>
      <Happened change={change} people={people} />
      {kind !== 'added' && fields.length > 0 && (
        <dl className="chg-v">
          {fields.map((field) => (
            <ChangedField key={field.field} item={item} change={field} people={people} own={change.by} />
          ))}
        </dl>
      )}
      {actions?.(change)}
    </>
  )
}

/** «Fra plass 9 til 3 · Kari Nordmann, 12. nov. kl. 10:00» */
function Happened({ change, people }: Pick<ChangedItemProps, 'change' | 'people'>) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const { was, is, by, at } = change
  const key = placeWords(change)
  const where = key === null ? null : t(`where.${key}`, { from: was?.place ?? 0, to: is?.place ?? 0 })
  const who = by === null ? null : (people.find(({ id }) => id === by)?.name ?? by)
  const when = at === null ? null : format.moment(new Date(at), new Date())
  const parts = [where, who, when]
  return <p className="small muted">{parts.filter((part) => part !== null).join(' · ')}</p>
}

function placeWords({ kind, was, is }: ItemChange) {
  switch (kind) {
    case 'removed':
      return was?.list === 'cut' ? 'removedCut' : 'removed'
    case 'added':
      return is?.list === 'cut' ? 'addedCut' : 'added'
    case 'moved':
      return is?.list === 'cut' ? 'movedCut' : 'moved'
    case 'cut':
    case 'returned':
      return kind
    case 'changed':
      return null
  }
}
