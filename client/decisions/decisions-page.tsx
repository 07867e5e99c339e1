// The register: everything the board has decided, newest first, searched and filtered; thousands of decisions are drawn only where they are in
// sight. Called by client/app.

import { HandShakeHeartIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterFilter } from '../../shared/contract/deciding.ts'
import { decisionPaths } from '../../shared/deciding/decision.ts'
import { effectTypes } from '../../shared/deciding/effect.ts'
import { areaIdSchema, type ProgrammeId, pointIdSchema } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints, useProgramme } from '../api/programme-queries.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { ChipSelect } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import '../ui/filters.css'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CirculationsSection } from './circulations-section.tsx'
import { DecisionList, withGaps } from './decision-list.tsx'
import { namedIn } from './decision-words.ts'
import './decisions.css'

interface Chosen {
  readonly search: string
  readonly path: string
  readonly effect: string
  readonly area: string
  readonly point: string
  readonly due: boolean
}
const nothingChosen: Chosen = { search: '', path: '', effect: '', area: '', point: '', due: false }
const typingPauseMs = 250

export function DecisionsPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('decisions')
  const [chosen, setChosen] = useState(nothingChosen)
  const register = useRegister(programmeId, useFilter(chosen))
  const all = register.data?.decisions
  const exempt = register.data?.exempt
  const shown = useMemo(
    () => (chosen.due ? all?.filter(({ reviewDue }) => reviewDue) : all && withGaps(all, exempt ?? [])),
    [all, exempt, chosen.due],
  )
  const named = useMemo(() => namedIn(register.data?.people ?? []), [register.data?.people])
  const isChosen = Object.values(chosen).some((value) => value !== '' && value !== false)
  return (
    <div className="dec">
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          <Button asChild>
            <Link to="/p/$programme/promises" params={{ programme: programmeId }}>
              <Icon of={HandShakeHeartIcon} />
              {t('promises')}
            </Link>
          </Button>
        }
      />
      <ProgrammeHears programmeId={programmeId} />
      <div className="page-body">
        <CirculationsSection programmeId={programmeId} />
        {register.isError && all === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void register.refetch()}>
            {problemText(register.error)}
          </ErrorPanel>
        )}
        {register.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={4} rowHeightPx={112} />
          </div>
        )}
        {shown !== undefined && (isChosen || shown.length > 0) && (
          <Filters programmeId={programmeId} chosen={chosen} onChoose={setChosen} count={shown.length} />
        )}
        {shown?.length === 0 && (
          <EmptyState
            lead={isChosen ? t('noHits') : t('empty')}
            action={isChosen ? <Button onClick={() => setChosen(nothingChosen)}>{t('clear')}</Button> : undefined}
          />
        )}
        {shown !== undefined && shown.length > 0 && (
          <DecisionList programmeId={programmeId} rows={shown} named={named} />
        )}
      </div>
    </div>
  )
}

function Filters(o: {
  readonly programmeId: ProgrammeId
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
  readonly count: number
}) {
  const { t } = useTranslation('decisions')
  const { chosen, onChoose } = o
  const format = useFormat()
  const points = usePoints(o.programmeId).data ?? []
  const areas = useProgramme(o.programmeId).data?.structure.areas ?? []
  const language = useLanguage()
  const all = { value: '', label: t('all') }
  return (
    <search className="filters dec-f">
      <SearchField label={t('search')} value={chosen.search} onChange={(search) => onChoose({ ...chosen, search })} />
      <ChipSelect
        label={t('filter.path')}
        value={chosen.path}
        options={[all, ...decisionPaths.map((path) => ({ value: path, label: t(`paths.${path}`) }))]}
        onChange={(path) => onChoose({ ...chosen, path })}
      />
      <ChipSelect
        label={t('filter.effect')}
        value={chosen.effect}
        options={[all, ...effectTypes.map((effect) => ({ value: effect, label: t(`effects.${effect}`) }))]}
        onChange={(effect) => onChoose({ ...chosen, effect })}
      />
      <ChipSelect
        label={t('filter.area')}
        value={chosen.area}
        options={[all, ...areas.map(({ id, name }) => ({ value: id, label: localName(name, language) }))]}
        onChange={(area) => onChoose({ ...chosen, area })}
      />
      <ChipSelect
        label={t('filter.point')}
        value={chosen.point}
        options={[
          all,
          ...points.map(({ id, head }) => ({ value: id, label: `${head.title}, ${format.date(head.date)}` })),
        ]}
        onChange={(point) => onChoose({ ...chosen, point })}
      />
      <ChipSelect
        label={t('filter.review')}
        value={chosen.due ? 'due' : ''}
        options={[all, { value: 'due', label: t('filter.due') }]}
        onChange={(due) => onChoose({ ...chosen, due: due === 'due' })}
      />
      <span className="small muted" role="status">
        {t('count', { count: o.count })}
      </span>
    </search>
  )
}

/** What the server is asked for; words that are being typed wait until the hand rests. */
function useFilter({ search, path, effect, area, point }: Chosen): RegisterFilter {
  const [q, setQ] = useState(search)
  useEffect(() => {
    const timer = setTimeout(() => setQ(search), typingPauseMs)
    return () => clearTimeout(timer)
  }, [search])
  return useMemo(() => {
    const [thePath, theEffect] = [
      decisionPaths.find((each) => each === path),
      effectTypes.find((each) => each === effect),
    ]
    const [theArea, thePoint] = [areaIdSchema.safeParse(area), pointIdSchema.safeParse(point)]
    return {
      ...(q.trim() !== '' && { q: q.trim().slice(0, 200) }),
      ...(thePath !== undefined && { path: thePath }),
      ...(theEffect !== undefined && { effect: theEffect }),
      ...(theArea.success && { area: theArea.data }),
      ...(thePoint.success && { point: thePoint.data }),
    }
  }, [q, path, effect, area, point])
}
