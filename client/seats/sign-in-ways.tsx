// The ways to sign in where there are no seats: at the issuer, and by a link in a mail. Whoever was turned away on the way is told why. Called by the page
// of seats, which stands at the same address.

import { EnterIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { SignInWays as Ways } from '../../shared/contract/sign-in.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import { useSession } from '../api/session-queries.ts'
import { issuerStart, useAskForLink } from '../api/sign-in-queries.ts'
import { refusalText } from '../language/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { EntryFrame } from './entry-frame.tsx'
import { MailForm } from './mail-form.tsx'

export interface SignInWaysProps {
  readonly ways: Ways
  readonly next: string | null
  readonly refused: RefusalCode | null
  readonly onSeated: () => void
}

export function SignInWays({ ways, next, refused, onSeated }: SignInWaysProps) {
  const { t } = useTranslation('signIn')
  const session = useSession().data ?? null
  const mail = useAskForLink()
  const { oidc } = ways
  return (
    <EntryFrame title={t('title')}>
      <p className="entry-lead">{t('intro')}</p>
      {next !== null && <p className="muted small">{t('returning')}</p>}
      {refused !== null && <InlineRefusal what={t('refused')} why={refusalText({ code: refused })} />}
      {session !== null && (
        <>
          <p>{t('current', { name: session.person.name })}</p>
          <Button variant="primary" onClick={onSeated}>
            {t('goOn')}
          </Button>
        </>
      )}
      {oidc !== null && (
        <Button asChild variant={session === null ? 'primary' : 'secondary'}>
          <a href={issuerStart(next)}>
            <EnterIcon aria-hidden="true" className="ic" />
            {session === null ? (oidc.label ?? t('issuer')) : t('again')}
          </a>
        </Button>
      )}
      {ways.mail && <MailForm asking={mail} onAsk={(email) => mail.mutate({ email, next })} />}
      {oidc === null && !ways.mail && <EmptyState lead={t('none.lead')} body={t('none.body')} />}
    </EntryFrame>
  )
}
