// One alternative: whose it is and how far it has come, what it changes on the queue as it stands, or what it changed when it was adopted, and what can be done with it.
// Called by client/app.

import { ArrowRightIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import { type OfAlternative, useAdoption, useAlternatives } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ChangedItems } from '../item/changed-items.tsx'
import { refusalOf } from '../item/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { AlternativeActions } from './alternative-actions.tsx'
import { type People, stateOf, useAlternativeLine } from './alternative-words.ts'
import './alternatives.css'
import { useFocusWhenStepped } from './status-line.ts'

export function AlternativePage({ programmeId, id }: OfAlternative) {
  const { t } = useTranslation('alternatives')
  return (
    <BoardRoom programmeId={programmeId} page="queue" loading={<PageHead title={t('title')} />}>
      <Found programmeId={programmeId} id={id} />
    </BoardRoom>
  )
}

function Found({ programmeId, id }: OfAlternative) {
  const { t } = useTranslation('alternatives')
  const told = useAlternatives(programmeId)
  const alternative = told.data?.alternatives.find((each) => each.id === id)
  if (alternative !== undefined && told.data !== undefined)
    return <Whole programmeId={programmeId} alternative={alternative} people={told.data.people} />
  return (
    <>
      <PageHead title={t('title')} />
      <div className="page-body">
        {told.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={4} />
          </div>
        )}
        {told.isError && (
          <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {told.isSuccess && (
          <EmptyState
            lead={t('gone.lead')}
            body={t('gone.body')}
            action={
              <Button asChild>
                <Link to="/p/$programme/alternatives" params={{ programme: programmeId }}>
                  {t('gone.action')}
                </Link>
              </Button>
            }
          />
        )}
      </div>
    </>
  )
}

interface WholeProps {
  readonly programmeId: OfAlternative['programmeId']
  readonly alternative: Alternative
  readonly people: People
}

function Whole({ programmeId, alternative, people }: WholeProps) {
  const { t } = useTranslation('alternatives')
  const line = useAlternativeLine()
  const status = useFocusWhenStepped(alternative.state)
  const { id, name, state, outcome, proposal } = alternative
  const params = { programme: programmeId, alternative: id }
  return (
    <>
      <PageHead
        title={name}
        documentTitle={t('documentTitle', { name })}
        eyebrow={
          <Link to="/p/$programme/alternatives" params={{ programme: programmeId }}>
            {t('title')}
          </Link>
        }
        sub={line(alternative, people)}
        actions={<AlternativeActions programmeId={programmeId} alternative={alternative} />}
      />
      <div className="page-body alt">
        <p className="alt-s" ref={status} tabIndex={-1}>
          <StateWord state={stateOf[state]}>{t(`states.${state}`)}</StateWord>
          {proposal !== null && proposal.pointId !== null && (
            <Link
              to="/p/$programme/points/$point"
              params={{ programme: programmeId, point: proposal.pointId }}
              {...(proposal.agendaItem === null ? {} : { search: { agenda: proposal.agendaItem } })}
            >
              {t('onAgenda', { title: proposal.title })}
            </Link>
          )}
          {proposal !== null && proposal.pointId === null && (
            <Link to="/p/$programme/points" params={{ programme: programmeId }}>
              {t('inBacklog', { title: proposal.title })}
            </Link>
          )}
        </p>
        <nav className="alt-w" aria-label={t('ways')}>
          <Link to="/p/$programme/alternatives/$alternative/queue" params={params}>
            {t('toQueue')} <Icon of={ArrowRightIcon} />
          </Link>
          <Link to="/p/$programme/alternatives/$alternative/cut-list" params={params}>
            {t('toCutList')} <Icon of={ArrowRightIcon} />
          </Link>
          <Link to="/p/$programme/alternatives/compare" params={{ programme: programmeId }} search={{ with: id }}>
            {t('toCompare')} <Icon of={ArrowRightIcon} />
          </Link>
        </nav>
        {state === 'adopted' && outcome !== null && (
          <section className="alt-d" aria-label={t('changed')}>
            <h2 className="h2">{t('changed')}</h2>
            <ChangedItems programmeId={programmeId} changes={outcome.changes} people={people} level={3} />
          </section>
        )}
        {state === 'closed' && <p className="muted">{t('closedBody')}</p>}
        {(state === 'open' || state === 'proposed') && <Would programmeId={programmeId} id={id} />}
      </div>
    </>
  )
}

/** What adopting it would change on the queue as it stands. */
function Would(of: OfAlternative) {
  const { t } = useTranslation('alternatives')
  const adoption = useAdoption(of)
  const { data } = adoption
  return (
    <section className="alt-d" aria-labelledby="alt-would">
      <h2 className="h2" id="alt-would">
        {t('would')}
      </h2>
      {adoption.isPending && <LoadingRows label={t('loading')} rows={3} />}
      {adoption.isError && data === undefined && (
        <ErrorPanel title={t('failed')} onRetry={() => void adoption.refetch()}>
          {problemText(adoption.error)}
        </ErrorPanel>
      )}
      {data?.refusal != null && <InlineRefusal what={t('adopt.not')} why={refusalOf(data.refusal)} />}
      {data !== undefined && data.conflicts.length > 0 && (
        <StateWord state="warn">{t('conflicts', { count: data.conflicts.length })}</StateWord>
      )}
      {data?.refusal === null && data.changes.length === 0 && data.conflicts.length === 0 && (
        <p className="muted">{t('nothing')}</p>
      )}
      {data !== undefined && (
        <ChangedItems programmeId={of.programmeId} changes={data.changes} people={[]} onBoard={false} level={3} />
      )}
    </section>
  )
}
