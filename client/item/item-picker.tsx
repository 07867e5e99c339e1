// Picks one item of the board by id or title: a search with a list of hits, arrow keys to walk, Enter to take. Called where a dependency is
// added, and by a point that links items to its agenda.

import type { KeyboardEvent } from 'react'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useBoard } from '../live/use-room.ts'
import { Field } from '../ui/field.tsx'

export interface ItemPickerProps {
  readonly label: string
  /** Items that cannot be picked. */
  readonly without: ReadonlySet<ItemId>
  readonly onPick: (id: ItemId) => void
  readonly autoFocus?: boolean
}

const mostHits = 8

export function ItemPicker({ label, without, onPick, autoFocus = false }: ItemPickerProps) {
  const { t } = useTranslation('item')
  const board = useBoard()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const search = useDeferredValue(text)
  const hits = hitsOf({ items: [...board.queue, ...board.cut].map((id) => board.items.get(id)), search, without })
  const chosen = hits[Math.min(at, hits.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, hits.length - 1) + step + hits.length) % hits.length)
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      onPick(chosen.id)
    }
  }
  return (
    <div className="pick">
      <Field label={label}>
        {(wires) => (
          <input
            {...wires}
            className="ds-input"
            type="text"
            role="combobox"
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
            autoComplete="off"
            // Opened by a press on «Legg til»: the person is about to write.
            // biome-ignore lint/a11y/noAutofocus: the field is what was asked for
            autoFocus={autoFocus}
            placeholder={t('needs.search')}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div id={listId} role="listbox" aria-label={label} className="pick-l">
        {hits.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as a combobox has it
          <div
            key={item.id}
            id={`${listId}-${item.id}`}
            role="option"
            aria-selected={item.id === chosen?.id}
            className="pick-i"
            onClick={() => onPick(item.id)}
          >
            <b>{item.id}</b> {item.title}
          </div>
        ))}
        {hits.length === 0 && <p className="muted small pick-none">{t('needs.noHit')}</p>}
      </div>
    </div>
  )
}

function hitsOf(o: {
  items: readonly (Item | undefined)[]
  search: string
  without: ReadonlySet<ItemId>
}): readonly Item[] {
  const words = o.search.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean)
  const hits: Item[] = []
  for (const item of o.items) {
    if (item === undefined || o.without.has(item.id)) continue
    const text = `${item.id} ${item.title}`.toLocaleLowerCase('nb')
    if (!words.every((word) => text.includes(word))) continue
    hits.push(item)
    if (hits.length === mostHits) break
  }
  return hits
}
