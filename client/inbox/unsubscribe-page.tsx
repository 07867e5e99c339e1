// The page a link in a mail leads to: says which mails it stops, and stops them when asked. Nobody is signed in here, and opening it changes nothing.
// Called by client/app.

import { useTranslation } from 'react-i18next'
import { localName } from '../../shared/language/local-name.ts'
import { useUnsubscribe, useUnsubscribeLink } from '../api/inbox-queries.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { useLanguage } from '../language/use-language.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useDocumentTitle } from '../ui/page-head.tsx'
import './inbox-page.css'

export function UnsubscribePage({ token }: { readonly token: string }) {
  const { t } = useTranslation('inbox')
  const language = useLanguage()
  useDocumentTitle(t('unsubscribe.title'))
  const link = useUnsubscribeLink(token)
  const stop = useUnsubscribe(token)
  const told = link.data
  return (
    <main id="main" className="uns">
      <span className="brand">
        <Brand />
      </span>
      <h1>{t(titleOf(told?.wanted, link.error))}</h1>
      {link.isPending && <LoadingRows label={t('unsubscribe.loading')} rows={2} rowHeightPx={32} />}
      {link.isError && told === undefined && <NotKnown error={link.error} onRetry={() => void link.refetch()} />}
      {told !== undefined && (
        <>
          <p role="status">{t(`unsubscribe.what.${told.kind}`, { programme: localName(told.programme, language) })}</p>
          {told.wanted ? (
            <Button variant="primary" disabled={stop.isPending} onClick={() => stop.mutate()}>
              {t('unsubscribe.press')}
            </Button>
          ) : (
            <p className="muted">{t('unsubscribe.again')}</p>
          )}
          <p className="muted">{t('unsubscribe.stillThere')}</p>
          {stop.isError && <InlineRefusal what={t('unsubscribe.failed')} why={problemText(stop.error)} />}
        </>
      )}
    </main>
  )
}

function titleOf(wanted: boolean | undefined, error: unknown) {
  if (wanted === false) return 'unsubscribe.done'
  return error !== null && refusalCodeOf(error) !== null ? 'unsubscribe.unknown' : 'unsubscribe.title'
}

/** An address that is not one of ours, or only a server that does not answer. */
function NotKnown({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('inbox')
  const code = refusalCodeOf(error)
  if (code === null) {
    return (
      <ErrorPanel title={t('unsubscribe.failed')} onRetry={onRetry}>
        {problemText(error)}
      </ErrorPanel>
    )
  }
  return <p>{t('unsubscribe.unknownBody')}</p>
}
