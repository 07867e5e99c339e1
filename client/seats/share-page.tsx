// A share link as whoever has it sees it: to what, until when. Opened by a press; whoever is not signed in signs in first, or asks for a link by mail to an
// address the share link names. Called by the address /share/….

import { EnterIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { ShareBody } from '../../shared/contract/sign-in.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { issuerStart, useAskForShareLink, useOpenShare, useShare, useSignInWays } from '../api/sign-in-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { lastDayOf } from '../ui/last-day.ts'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import { EntryFrame } from './entry-frame.tsx'
import { MailForm } from './mail-form.tsx'

export interface SharePageProps {
  readonly token: string
  readonly onOpened: (programmeId: ProgrammeId) => void
}

export function SharePage({ token, onOpened }: SharePageProps) {
  const { t } = useTranslation('signIn')
  const share = useShare(token)
  const isOver = refusalCodeOf(share.error) === 'LINK_OVER'
  return (
    <EntryFrame title={t(isOver ? 'share.over' : 'share.title')}>
      {share.isPending && <LoadingRows label={t('share.loading')} rows={2} rowHeightPx={48} />}
      {isOver && <EmptyState lead={problemText(share.error)} />}
      {share.isError && !isOver && (
        <ErrorPanel title={t('failed')} onRetry={() => void share.refetch()}>
          {problemText(share.error)}
        </ErrorPanel>
      )}
      {share.data !== undefined && <Share share={share.data} token={token} onOpened={onOpened} />}
    </EntryFrame>
  )
}

function Share({ share, token, onOpened }: SharePageProps & { readonly share: ShareBody }) {
  const { t } = useTranslation('signIn')
  const language = useLanguage()
  const format = useFormat()
  const open = useOpenShare(token)
  const mail = useAskForShareLink(token)
  const ways = useSignInWays().data
  const programme = localName(share.programme.name, language)
  const date = format.date(lastDayOf(share.expiresAt))
  const here = `/share/${token}`
  return (
    <>
      <p className="entry-lead">{t('share.body', { label: share.label, programme, date })}</p>
      {share.needs === 'nothing' && (
        <Button
          variant="primary"
          busy={open.isPending}
          onClick={() => open.mutate(undefined, { onSuccess: ({ programmeId }) => onOpened(programmeId) })}
        >
          {t('share.open')}
        </Button>
      )}
      {share.needs === 'sign-in' && (
        <Button asChild variant="primary">
          <a href={ways?.oidc == null ? `/seats?next=${encodeURIComponent(here)}` : issuerStart(here)}>
            <EnterIcon aria-hidden="true" className="ic" />
            {t('issuer')}
          </a>
        </Button>
      )}
      {share.needs === 'mail' && (
        <MailForm lead={t('share.mail')} asking={mail} onAsk={(email) => mail.mutate(email)} />
      )}
      {open.isError && <InlineRefusal what={t('share.notOpened')} why={problemText(open.error)} />}
    </>
  )
}
