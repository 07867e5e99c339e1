// What has been promised to the board: what is overdue first, then by its date, then what is closed. A promise is closed with evidence, or
// waived by who leads. Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { usePromises } from '../api/promises-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { NewPromiseDialog } from '../item/new-promise-dialog.tsx'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { dayOf, namedIn } from './decision-words.ts'
import { grouped } from './grouped-promises.ts'
import { PromiseRow } from './promise-row.tsx'
import './promises.css'

export function PromisesPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('promises')
  const promises = usePromises(programmeId)
  const mayMake = useMembership(programmeId)?.permissions.includes('promise.edit') ?? false
  const [making, setMaking] = useState(false)
  const all = promises.data?.promises
  const add =
    mayMake && promises.data !== undefined ? (
      <Button variant="primary" icon={PlusIcon} onClick={() => setMaking(true)}>
        {t('add')}
      </Button>
    ) : undefined
  return (
    <div className="prm">
      <ProgrammeHears programmeId={programmeId} />
      <PageHead title={t('title')} sub={t('sub')} actions={add} />
      <div className="page-body prm-b">
        {promises.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={3} rowHeightPx={96} />
          </div>
        )}
        {promises.isError && all === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void promises.refetch()}>
            {problemText(promises.error)}
          </ErrorPanel>
        )}
        {all?.length === 0 && <EmptyState lead={t('empty')} body={t('emptyBody')} />}
        {all !== undefined &&
          grouped(all, dayOf(new Date().toISOString())).map(({ group, list }) => (
            <section key={group} aria-labelledby={`prm-${group}`}>
              <h2 className="h2" id={`prm-${group}`}>
                {t(`groups.${group}`)}
              </h2>
              <ul className="card prm-l">
                {list.map((promise) => (
                  <li key={promise.id}>
                    <PromiseRow
                      programmeId={programmeId}
                      promise={promise}
                      isLate={group === 'overdue'}
                      named={namedIn(promises.data?.people ?? [])}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
      {making && (
        <NewPromiseDialog
          programmeId={programmeId}
          about={{ decisionId: null, pointId: null, agendaItem: null, internal: false }}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  )
}
