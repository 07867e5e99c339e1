// A page that broke while it was drawn, or whose file could not be fetched: says what is safe and how to go on, in both languages' calm voice.
// Called by the router with what was thrown. Uses nothing that could have broken it.

import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemText, RequestError } from '../api/problem.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { PageHead } from '../ui/page-head.tsx'
import './shell.css'

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const fromServer = error instanceof RequestError
  const reload = () => location.reload()
  return (
    <>
      <header className="top">
        <a className="brand" href="/">
          <Brand />
        </a>
      </header>
      <main id="main">
        <PageHead title={fromServer ? ui('error.title') : t('crash.title')} />
        <div className="page-body">
          <ErrorPanel
            title={fromServer ? problemText(error) : t('crash.body')}
            actions={
              <>
                <Button variant="primary" onClick={reload}>
                  {t('crash.reload')}
                </Button>
                <Button asChild>
                  <a href="/programmes">{t('crash.home')}</a>
                </Button>
              </>
            }
          >
            {!fromServer && (
              <details className="crash-details">
                <summary>{t('crash.details')}</summary>
                <pre>{error instanceof Error ? error.message : String(error)}</pre>
              </details>
            )}
          </ErrorPanel>
        </div>
      </main>
    </>
  )
}
