// A board that is closed to the person: why, and what to do. What she had not saved is kept on the device and can be seen after. Called by the
// pages of a board.

import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/outcome.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { refusalOf } from './refusal-of.ts'
import { useSessionAgain } from './use-session-again.ts'

export function ClosedRoom({ refusal, title }: { readonly refusal: Refusal; readonly title: string }) {
  const { t } = useTranslation('item')
  useSessionAgain(refusal)
  return (
    <>
      <PageHead title={title} />
      <div className="page-body">
        <ErrorPanel
          title={t('closed.title')}
          actions={
            <>
              <Button onClick={() => location.reload()}>{t('closed.reload')}</Button>
              <Button variant="tertiary" asChild>
                <a href="/programmes">{t('closed.back')}</a>
              </Button>
            </>
          }
        >
          {refusalOf(refusal)}
        </ErrorPanel>
      </div>
    </>
  )
}
