// An address that leads nowhere: says so, and offers the programmes. Called by the router.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Shell } from './shell.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('shell')
  return (
    <Shell>
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
    </Shell>
  )
}
