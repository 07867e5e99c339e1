// The person's programmes: one row each, with her role, the next point and how much stands on the board. Called by the address /programmes.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../api/problem.ts'
import { useProgrammes } from '../api/programme-queries.ts'
import { useSession } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ProgrammeRow } from './programme-row.tsx'
import './programmes-page.css'

export function ProgrammesPage() {
  const { t } = useTranslation('programmes')
  const programmes = useProgrammes()
  const count = programmes.data?.length ?? 0
  return (
    <div className="programmes">
      <PageHead title={t('title')} sub={count > 0 ? t('intro', { count }) : '\u00a0'} />
      <div className="programmes-list">
        <Programmes />
      </div>
    </div>
  )
}

function Programmes() {
  const { t } = useTranslation('programmes')
  const programmes = useProgrammes()
  const name = useSession().data?.person.name ?? ''
  if (programmes.isPending) {
    return (
      <div className="card">
        <LoadingRows label={t('loading')} rows={2} rowHeightPx={112} />
      </div>
    )
  }
  if (programmes.isError) {
    return (
      <ErrorPanel title={t('failed')} onRetry={() => void programmes.refetch()}>
        {problemText(programmes.error)}
      </ErrorPanel>
    )
  }
  if (programmes.data.length === 0) {
    return (
      <EmptyState
        lead={t('empty.lead')}
        body={t('empty.body', { name })}
        action={
          <Button asChild>
            <Link to="/seats">{t('empty.action')}</Link>
          </Button>
        }
      />
    )
  }
  return (
    <ul>
      {programmes.data.map((programme) => (
        <li key={programme.id}>
          <ProgrammeRow programme={programme} />
        </li>
      ))}
    </ul>
  )
}
