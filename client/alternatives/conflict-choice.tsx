// One place where board and alternative have both changed the same: what it was, what each has made of it, and which is to hold. Called by adopt-dialog.tsx.

import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../shared/board/value.ts'
import type { AdoptionConflict } from '../../shared/contract/alternatives.ts'
import { fieldWords, valueWords, type WordTools } from '../item/change-words.ts'
import { useMaybeProgrammeNames } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'

export type Take = 'board' | 'alternative'

export interface ConflictChoiceProps {
  readonly conflict: AdoptionConflict
  readonly take: Take | null
  readonly isMissing: boolean
  readonly onTake: (take: Take) => void
}

export function ConflictChoice({ conflict, take, isMissing, onTake }: ConflictChoiceProps) {
  const { t } = useTranslation('alternatives')
  const name = useId()
  const words = useConflictWords(conflict)
  return (
    <fieldset className="alt-x" aria-describedby={isMissing ? `${name}-missing` : undefined}>
      <legend>
        <Tag>{conflict.item}</Tag> {conflict.title} <span className="muted">{words.what}</span>
      </legend>
      {words.before !== null && <p className="muted small">{t('conflict.before', { value: words.before })}</p>}
      {conflict.kind === 'barred' ? (
        <p className="small">
          {conflict.why === null
            ? null
            : refusalOf({
                code: conflict.why,
                record: conflict.item,
                params: {
                  id: conflict.item,
                  decision: typeof conflict.board === 'number' ? conflict.board : 0,
                  path: '',
                },
              })}{' '}
          {t('conflict.stays')}
        </p>
      ) : (
        (['board', 'alternative'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={take === each} onChange={() => onTake(each)} />
            <span>
              <span className="strong">{t(`conflict.${each}`)}</span> {words[each]}
            </span>
          </label>
        ))
      )}
      {isMissing && (
        <p className="alt-m small" id={`${name}-missing`}>
          {t('conflict.missing')}
        </p>
      )}
    </fieldset>
  )
}

interface ConflictWords {
  readonly what: string
  readonly before: string | null
  readonly board: string
  readonly alternative: string
}

function useConflictWords(conflict: AdoptionConflict): ConflictWords {
  const { t } = useTranslation('alternatives')
  const tools = useTools()
  const { kind, field, item } = conflict
  const say = (value: unknown): string =>
    valueWords({ record: item, key: field ?? '', value: value as Json | undefined, tools })
  switch (kind) {
    case 'place':
      return {
        what: fieldWords('position', tools),
        before: placeWords(conflict.base, tools),
        board: placeWords(conflict.board, tools),
        alternative: placeWords(conflict.alternative, tools),
      }
    case 'gone':
    case 'removed':
    case 'taken':
      return {
        what: t(`conflict.kinds.${kind}`),
        before: null,
        board: t(`conflict.asBoard.${kind}`),
        alternative: t(`conflict.asAlternative.${kind}`, { title: String(conflict.alternative ?? '') }),
      }
    case 'field':
    case 'barred':
      return {
        what: field === null ? '' : fieldWords(field, tools),
        before: kind === 'field' ? say(conflict.base) : null,
        board: say(conflict.board),
        alternative: say(conflict.alternative),
      }
  }
}

function placeWords(value: unknown, { t }: WordTools): string {
  if (typeof value !== 'object' || value === null || !('list' in value) || !('place' in value))
    return t('values.absent')
  const place = Number(value.place)
  return value.list === 'cut' ? t('values.cutAt', { place }) : t('values.queueAt', { place })
}

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
