// «Hva om»: the alternatives to the queue one may open, those that are over under the others; making one; and choosing up to three to be laid side by side with the
// queue. Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { AlternativeId, ProgrammeId } from '../../shared/ids.ts'
import { useAlternatives } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { AlternativeRow } from './alternative-row.tsx'
import type { People } from './alternative-words.ts'
import './alternatives.css'
import { MakeDialog } from './make-dialog.tsx'

export interface AlternativesPageProps {
  readonly programmeId: ProgrammeId
  /** The address asks for a new one at once. */
  readonly isMaking: boolean
  readonly onMake: (making: boolean) => void
  readonly onOpen: (id: AlternativeId) => void
  readonly onCompare: (ids: readonly AlternativeId[]) => void
}

/** As many as can be read beside the queue. */
const mostCompared = 3

export function AlternativesPage(props: AlternativesPageProps) {
  const { t } = useTranslation('alternatives')
  const permissions = useMembership(props.programmeId)?.permissions
  if (permissions === undefined) return null
  if (!permissions.includes('alternative.make')) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className="page-body">
          <EmptyState lead={t('hidden')} />
        </div>
      </>
    )
  }
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<PageHead title={t('title')} />}>
      <Alternatives {...props} />
    </BoardRoom>
  )
}

function Alternatives({ programmeId, isMaking, onMake, onOpen, onCompare }: AlternativesPageProps) {
  const { t } = useTranslation('alternatives')
  const told = useAlternatives(programmeId)
  const [chosen, setChosen] = useState<readonly AlternativeId[]>([])
  const all = told.data?.alternatives ?? []
  const isOver = ({ state }: Alternative): boolean => state === 'adopted' || state === 'closed'
  const picked = chosen.filter((id) => all.some((each) => each.id === id))
  const toggle = (id: AlternativeId) =>
    setChosen(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id])
  const lists = [
    { id: 'open', list: all.filter((each) => !isOver(each)) },
    { id: 'over', list: all.filter(isOver) },
  ] as const
  return (
    <>
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          <>
            {picked.length > 0 && (
              <Button onClick={() => onCompare(picked)}>{t('compareChosen', { count: picked.length })}</Button>
            )}
            <Button variant="primary" icon={PlusIcon} onClick={() => onMake(true)}>
              {t('make.open')}
            </Button>
          </>
        }
      />
      <div className="page-body alt">
        {told.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={3} />
          </div>
        )}
        {told.isError && told.data === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {told.data !== undefined && all.length === 0 && (
          <div className="card">
            <EmptyState lead={t('empty.lead')} body={t('empty.body')} />
          </div>
        )}
        {lists.map(({ id, list }) =>
          list.length === 0 ? null : (
            <ListOf
              key={id}
              id={id}
              list={list}
              programmeId={programmeId}
              people={told.data?.people ?? []}
              chosen={picked}
              onToggle={toggle}
            />
          ),
        )}
      </div>
      {isMaking && <MakeDialog programmeId={programmeId} onMade={onOpen} onClose={() => onMake(false)} />}
    </>
  )
}

function ListOf(o: {
  readonly id: 'open' | 'over'
  readonly list: readonly Alternative[]
  readonly programmeId: ProgrammeId
  readonly people: People
  readonly chosen: readonly AlternativeId[]
  readonly onToggle: (id: AlternativeId) => void
}) {
  const { t } = useTranslation('alternatives')
  return (
    <section aria-labelledby={`alt-${o.id}`}>
      <h2 className="h2" id={`alt-${o.id}`}>
        {t(`lists.${o.id}`)} <span className="muted">{o.list.length}</span>
      </h2>
      <ul className="card alt-l">
        {o.list.map((alternative) => {
          const isChosen = o.chosen.includes(alternative.id)
          return (
            <li key={alternative.id}>
              <AlternativeRow
                programmeId={o.programmeId}
                alternative={alternative}
                people={o.people}
                isChosen={isChosen}
                mayChoose={isChosen || o.chosen.length < mostCompared}
                onToggle={() => o.onToggle(alternative.id)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
