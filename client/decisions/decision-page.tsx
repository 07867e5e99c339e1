// One decision, as it stands for good: its wording, how it came about, what it did, who was there, and the fingerprints that prove it unchanged.
// Called by client/app.

import { ArrowLeftIcon, ArrowUndoIcon, HourglassIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Registered } from '../../shared/contract/deciding.ts'
import type { DecisionId, ProgrammeId } from '../../shared/ids.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { CommentSection } from '../item/threads/comment-section.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DecisionBasis } from './decision-basis.tsx'
import { DecisionEffect } from './decision-effect.tsx'
import { DecisionPositions } from './decision-positions.tsx'
import { DecisionPromises } from './decision-promises.tsx'
import { DecisionStanding } from './decision-standing.tsx'
import { type Named, namedIn, usePathSentence } from './decision-words.ts'
import './decisions.css'
import { RecusedSince } from './recused-since.tsx'
import { ReverseCard } from './reverse-card.tsx'

export interface DecisionPageProps {
  readonly programmeId: ProgrammeId
  readonly decisionId: DecisionId
}

export function DecisionPage({ programmeId, decisionId }: DecisionPageProps) {
  const { t } = useTranslation('decisions')
  const register = useRegister(programmeId)
  const hears = <ProgrammeHears programmeId={programmeId} />
  const registered = register.data?.decisions.find(({ decision }) => decision.id === decisionId)
  const back = (
    <Button asChild>
      <Link to="/p/$programme/decisions" params={{ programme: programmeId }}>
        <Icon of={ArrowLeftIcon} />
        {t('one.back')}
      </Link>
    </Button>
  )
  if (register.data === undefined || registered === undefined) {
    return (
      <>
        {hears}
        <PageHead title={t('title')} actions={back} />
        <div className="page-body">
          {register.isPending && (
            <div className="card">
              <LoadingRows label={t('loading')} rows={3} rowHeightPx={160} />
            </div>
          )}
          {register.isError && (
            <ErrorPanel title={t('failed')} onRetry={() => void register.refetch()}>
              {problemText(register.error)}
            </ErrorPanel>
          )}
          {register.isSuccess && <ErrorPanel title={t('one.unknown')} />}
        </div>
      </>
    )
  }
  return (
    <>
      {hears}
      <One programmeId={programmeId} registered={registered} named={namedIn(register.data.people)} back={back} />
    </>
  )
}

function One(o: {
  readonly programmeId: ProgrammeId
  readonly registered: Registered
  readonly named: Named
  readonly back: React.ReactNode
}) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const sentence = usePathSentence()
  const { programmeId, registered, named } = o
  const { decision, reverses, reversedBy, reviewDue, pointTitle, pointDate } = registered
  return (
    <>
      <PageHead
        eyebrow={t('one.at', { point: pointTitle, date: format.date(pointDate) })}
        title={t('number', { number: decision.number })}
        sub={decision.agendaTitle === null ? undefined : t('one.case', { title: decision.agendaTitle })}
        actions={o.back}
      />
      <div className="page-body dec-1">
        <section className="card dec-text" aria-label={t('number', { number: decision.number })}>
          <blockquote className="dec-said">{decision.wording}</blockquote>
          <p className="dec-marks small">
            <StateWord state={decision.intact ? 'ok' : 'bad'}>
              {decision.intact ? t('one.intact') : t('one.broken')}
            </StateWord>
            {decision.internal && (
              <StateWord state="no" icon={PadlockLockedIcon}>
                {t('internal')}
              </StateWord>
            )}
            {reversedBy !== null && (
              <OtherDecision programmeId={programmeId} id={reversedBy.id}>
                <StateWord state="warn" icon={ArrowUndoIcon}>
                  {t('reversedBy', { number: reversedBy.number })}
                </StateWord>
              </OtherDecision>
            )}
            {reverses !== null && (
              <OtherDecision programmeId={programmeId} id={reverses.id}>
                {t('reverses', { number: reverses.number })}
              </OtherDecision>
            )}
            {decision.reviewOn !== null && (
              <StateWord state={reviewDue ? 'warn' : 'no'} icon={HourglassIcon}>
                {t(reviewDue ? 'reviewWasOn' : 'reviewOn', { date: format.date(decision.reviewOn) })}
              </StateWord>
            )}
          </p>
        </section>
        <section className="card dec-sec">
          <h2 className="h2">{t('one.how')}</h2>
          <p>{sentence(decision, named)}</p>
          {decision.grounds !== '' && (
            <>
              <h3 className="label">{t('one.grounds')}</h3>
              <p className="dec-own">{decision.grounds}</p>
            </>
          )}
          <Button variant="tertiary" asChild className="dec-to">
            <Link to="/p/$programme/points/$point" params={{ programme: programmeId, point: decision.pointId }}>
              {t('one.toPoint')}
            </Link>
          </Button>
        </section>
        <DecisionEffect
          programmeId={programmeId}
          decision={decision}
          reversedBy={reversedBy?.number ?? null}
          named={named}
        />
        <DecisionStanding decision={decision} named={named} />
        <DecisionPositions decision={decision} named={named} />
        <RecusedSince programmeId={programmeId} decision={decision} />
        <DecisionPromises programmeId={programmeId} decision={decision} />
        <CommentSection
          programmeId={programmeId}
          place={{ kind: 'decision', decision: decision.id }}
          internal={decision.internal}
          onPage
        />
        <DecisionBasis programmeId={programmeId} decision={decision} />
        {reversedBy === null && <ReverseCard programmeId={programmeId} decision={decision} />}
      </div>
    </>
  )
}

/** Leads to another decision, and where that one is exempt from the reader says so instead. */
function OtherDecision(o: {
  readonly programmeId: ProgrammeId
  readonly id: DecisionId | null
  readonly children: React.ReactNode
}) {
  const { t } = useTranslation('decisions')
  if (o.id === null) {
    return (
      <span className="dec-ex">
        {o.children}
        <span className="muted">({t('exemptMark')})</span>
      </span>
    )
  }
  return (
    <Link
      className="ds-link"
      to="/p/$programme/decisions/$decision"
      params={{ programme: o.programmeId, decision: o.id }}
    >
      {o.children}
    </Link>
  )
}
