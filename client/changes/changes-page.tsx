// «Siden sist»: what has changed on the board since a moment one chooses: what went, came, was cut, moved and written anew, by whom; what was decided;
// which cuts ran out; and what was said. Called by client/app.

import { CheckmarkIcon, ClockDashedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangesBody } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useChanges, useMarkSeen } from '../api/changes-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { ChangedItems } from '../item/changed-items.tsx'
import { ProgrammeContext } from '../item/programme-context.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Select } from '../ui/select.tsx'
import { ChangesByPerson } from './changes-by-person.tsx'
import './changes.css'
import { DecidedSince, ExpiredSince, MetSince } from './decided-since.tsx'
import { SaidSince } from './said-since.tsx'
import { WhenPicker } from './when-picker.tsx'
import { WhoPicker } from './who-picker.tsx'

const groupings = ['kind', 'person'] as const
type Grouping = (typeof groupings)[number]

export function ChangesPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('changes')
  const { t: history } = useTranslation('history')
  const [since, setSince] = useState<string | null>(null)
  const [who, setWho] = useState('')
  const [grouping, setGrouping] = useState<Grouping>('kind')
  const programme = useProgramme(programmeId)
  const told = useChanges(programmeId, since)
  const mark = useMarkSeen(programmeId)
  const body = told.data
  return (
    <div className="chg">
      <ProgrammeHears programmeId={programmeId} />
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          <>
            <Button asChild variant="tertiary">
              <Link to="/p/$programme/history" params={{ programme: programmeId }}>
                <Icon of={ClockDashedIcon} />
                {history('title')}
              </Link>
            </Button>
            {body !== undefined && somethingIn(body) && (
              <Button
                variant="secondary"
                icon={CheckmarkIcon}
                disabled={mark.isPending}
                onClick={() => mark.mutate(body.until, { onSuccess: () => setSince(null) })}
              >
                {t('mark')}
              </Button>
            )}
          </>
        }
      />
      <div className="page-body chg-b">
        {body !== undefined && (
          <div className="chg-f">
            <WhenPicker since={since} told={body} onChoose={setSince} />
            <WhoPicker who={who} told={body} onChoose={setWho} />
            <Select
              label={t('grouping')}
              value={grouping}
              options={groupings.map((value) => ({ value, label: t(`groupings.${value}`) }))}
              onChange={(value) => setGrouping(value === 'person' ? 'person' : 'kind')}
            />
          </div>
        )}
        {mark.isError && <InlineRefusal what={t('notMarked')} why={problemText(mark.error)} />}
        {told.isError && (
          <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {(told.isPending || programme.data === undefined) && !told.isError && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={5} rowHeightPx={72} />
          </div>
        )}
        {body !== undefined && programme.data !== undefined && (
          <ProgrammeContext.Provider value={programme.data}>
            <div className="chg-s" aria-busy={told.isPlaceholderData}>
              <Told programmeId={programmeId} body={body} who={who} grouping={grouping} />
            </div>
          </ProgrammeContext.Provider>
        )}
      </div>
    </div>
  )
}

function somethingIn({ changes, decisions, exempt, expired, comments }: ChangesBody): boolean {
  return changes.length + decisions.length + exempt.length + expired.length + comments.length > 0
}

function Told(o: {
  readonly programmeId: ProgrammeId
  readonly body: ChangesBody
  readonly who: string
  readonly grouping: Grouping
}) {
  const { t } = useTranslation('changes')
  const { body, who, programmeId } = o
  const changes = body.changes.filter(
    ({ by, fields }) => who === '' || by === who || fields.some((field) => field.by === who),
  )
  const said = body.comments.filter(({ by }) => who === '' || by === who)
  const met = body.marks.filter(({ at }) => at > body.since).length
  const rest = who === '' ? body.decisions.length + body.exempt.length + body.expired.length + met : 0
  if (changes.length + said.length + rest === 0) {
    return (
      <EmptyState lead={t(who === '' ? 'empty' : 'emptyFor')} body={t(who === '' ? 'emptyBody' : 'emptyForBody')} />
    )
  }
  return (
    <>
      {who === '' && <DecidedSince programmeId={programmeId} body={body} />}
      {who === '' && <MetSince programmeId={programmeId} body={body} />}
      <SaidSince programmeId={programmeId} said={said} people={body.people} />
      {o.grouping === 'kind' ? (
        <ChangedItems programmeId={programmeId} changes={changes} people={body.people} />
      ) : (
        <ChangesByPerson programmeId={programmeId} changes={changes} people={body.people} />
      )}
      {who === '' && <ExpiredSince programmeId={programmeId} body={body} />}
    </>
  )
}
