// A link to sign in by, which came by mail: used by a press, since mail is opened by machines too. Called by the address /sign-in/….

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../api/problem.ts'
import { useTakeLink } from '../api/sign-in-queries.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { EntryFrame } from './entry-frame.tsx'

export interface LinkPageProps {
  readonly token: string
  readonly onSignedIn: () => void
}

export function LinkPage({ token, onSignedIn }: LinkPageProps) {
  const { t } = useTranslation('signIn')
  const take = useTakeLink()
  return (
    <EntryFrame title={t('link.title')}>
      <p className="entry-lead">{t('link.body')}</p>
      <Button
        variant="primary"
        busy={take.isPending}
        onClick={() => take.mutate(token, { onSuccess: () => onSignedIn() })}
      >
        {t('link.take')}
      </Button>
      {take.isError && (
        <InlineRefusal
          what={t('link.notTaken')}
          why={problemText(take.error)}
          actions={
            <Button asChild>
              <Link to="/seats">{t('link.another')}</Link>
            </Button>
          }
        />
      )}
    </EntryFrame>
  )
}
