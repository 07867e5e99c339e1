// Change rows: what an edit would have changed, one row per field, before and after in words; a record that came or went as all its fields have.
// Pure. Called by not-kept-tray.tsx, which shows the rows and copies them.

import type { FieldChange, RecordContent } from '../../shared/board/change.ts'
import { plainText } from '../../shared/document/rich-text.ts'
import { fieldWords, valueWords, type WordTools } from './change-words.ts'

/** One field of one record. */
export interface ChangeRow {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/** What became of one record. `rows` of a record that came or went have what it holds in `to`. */
export interface RecordChange {
  readonly record: string
  readonly kind: 'changed' | 'new' | 'removed'
  readonly rows: readonly ChangeRow[]
}

/** @returns the changes by record, in the order they were made. */
export function changeRows(changes: readonly FieldChange[], tools: WordTools): readonly RecordChange[] {
  const records: RecordChange[] = []
  for (const change of changes) {
    if (change.key === null) {
      const content = change.to ?? change.from
      const kind = change.to === undefined ? 'removed' : 'new'
      if (content) records.push({ record: change.record, kind, rows: wholeRows(change.record, content, tools) })
      continue
    }
    const last = records.at(-1)
    const row = fieldRow(change.record, change.key, change, tools)
    if (last?.record === change.record && last.kind === 'changed') {
      records[records.length - 1] = { ...last, rows: [...last.rows, row] }
    } else records.push({ record: change.record, kind: 'changed', rows: [row] })
  }
  return records
}

/** @returns the rows as text, as they stand on the screen: for copying. */
export function changesAsText(records: readonly RecordChange[], { t, format, recordName }: WordTools): string {
  return records
    .map(({ record, kind, rows }) => {
      const head = kind === 'changed' ? recordName(record) : `${recordName(record)} – ${t(`tray.${kind}`)}`
      const line = ({ name, from, to }: ChangeRow): string =>
        kind === 'changed' ? `${format.sentence(name)}: ${from} → ${to}` : `${format.sentence(name)}: ${to}`
      return [head, ...rows.map(line)].join('\n')
    })
    .join('\n\n')
}

function fieldRow(
  record: string,
  key: string,
  { from, to }: Pick<Extract<FieldChange, { key: string }>, 'from' | 'to'>,
  tools: WordTools,
): ChangeRow {
  const say = (value: typeof from): string => valueWords({ record, key, value, tools })
  return { id: `${record}/${key}`, name: fieldWords(key, tools), from: say(from), to: say(to) }
}

/** The order people know from the drawer; what is not named comes last, as it stands. */
const order = ['title', 'area', 'kind', 'who', 'phase', 'estimate', 'minutes', 'owner', 'position', 'benefit', 'ready']

function wholeRows(record: string, { fields, text }: RecordContent, tools: WordTools): readonly ChangeRow[] {
  const place = (key: string): number => {
    const at = order.indexOf(key.split('.')[0] ?? '')
    return at === -1 ? order.length : at
  }
  const rows = Object.entries(fields)
    .filter(([key, value]) => key !== 'rank' && !isEmpty(key, value))
    .sort(([a], [b]) => place(a) - place(b))
    .map(([key, value]) => fieldRow(record, key, { from: undefined, to: value }, tools))
  const words = plainText(text).trim()
  if (words === '') return rows
  const name = tools.t('position' in fields ? 'fields.description' : 'fields.notes')
  return [...rows, { id: `${record}/text`, name, from: '', to: words }]
}

/** What nobody has filled in says nothing about the record. */
function isEmpty(key: string, value: unknown): boolean {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return !key.startsWith('needs.')
  return (
    key.startsWith('ready.') &&
    typeof value === 'object' &&
    value !== null &&
    'done' in value &&
    value.done === false &&
    !('owner' in value) &&
    !('due' in value)
  )
}
