// The filters of the queue: search in id and title, area, kind, who carries it out, ready. Called by queue-page.tsx.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { ChipSelect } from '../ui/chip.tsx'
import '../ui/filters.css'
import { SearchField } from '../ui/search-field.tsx'
import { isFiltering, noFilter, type QueueFilter } from './filter.ts'

export interface QueueFiltersProps {
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
  /** How many there are to search among. */
  readonly count: number
  readonly structure: Pick<ProgrammeStructure, 'areas' | 'actors'>
  /** Stands right after the area. */
  readonly view?: ReactNode
  readonly extra?: ReactNode
}

export function QueueFilters({ filter, onFilter, count, structure, view, extra }: QueueFiltersProps) {
  const { t } = useTranslation('queue')
  const { t: item } = useTranslation('item')
  const language = useLanguage()
  const all = { value: '', label: t('filter.all') }
  return (
    <search className="filters">
      <SearchField
        label={t('search', { count })}
        value={filter.search}
        onChange={(search) => onFilter({ ...filter, search })}
      />
      <ChipSelect
        label={t('filter.area')}
        value={filter.area}
        options={[all, ...structure.areas.map((area) => ({ value: area.id, label: localName(area.name, language) }))]}
        onChange={(area) => onFilter({ ...filter, area })}
      />
      {view}
      <span className="f-more">
        <ChipSelect
          label={t('filter.kind')}
          value={filter.kind}
          options={[
            all,
            ...([1, 2, 3] as const).map((kind) => ({ value: String(kind), label: item(`kinds.${kind}`) })),
          ]}
          onChange={(kind) => onFilter({ ...filter, kind })}
        />
        <ChipSelect
          label={t('filter.who')}
          value={filter.who}
          options={[all, ...structure.actors.map((actor) => ({ value: actor.id, label: actor.name }))]}
          onChange={(who) => onFilter({ ...filter, who })}
        />
        <ChipSelect
          label={t('filter.ready')}
          value={filter.ready}
          options={[
            all,
            { value: 'ready', label: t('filter.isReady') },
            { value: 'missing', label: t('filter.isMissing') },
          ]}
          onChange={(ready) => onFilter({ ...filter, ready: ready === 'ready' || ready === 'missing' ? ready : '' })}
        />
      </span>
      {isFiltering(filter) && (
        <Button variant="tertiary" onClick={() => onFilter(noFilter)}>
          {t('clearFilter')}
        </Button>
      )}
      {extra !== undefined && <span className="f-r">{extra}</span>}
    </search>
  )
}
