// An address that leads nowhere: says so, and offers the programmes; under a programme, in that programme's own frame. Called by the router.

import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { InShellContext, Shell } from './shell.tsx'

export function NotFoundPage() {
  return useContext(InShellContext) ? (
    <NotFound />
  ) : (
    <Shell>
      <NotFound />
    </Shell>
  )
}

function NotFound() {
  const { t } = useTranslation('shell')
  return (
    <>
      <PageHead title={t('notFound.title')} />
      <div className="page-body">
        <EmptyState
          lead={t('notFound.lead')}
          body={t('notFound.body')}
          action={
            <Button asChild>
              <Link to="/programmes">{t('notFound.home')}</Link>
            </Button>
          }
        />
      </div>
    </>
  )
}
