// Asking for a link by mail: one address and one press. What is said afterwards is the same whoever has the address. Called by the page of signing in and
// by a share link.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import { isAddress } from '../ui/whole-address.ts'

export interface MailFormProps {
  /** What is said above the field; the heading of signing in when left out. */
  readonly lead?: string
  /** One who is asking, has asked, or was refused. */
  readonly asking: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: unknown }
  readonly onAsk: (email: string) => void
}

export function MailForm({ lead, asking, onAsk }: MailFormProps) {
  const { t } = useTranslation('signIn')
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState(false)
  const isWhole = isAddress(email)
  return (
    <form
      className="card entry-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (isWhole && !asking.isPending) onAsk(email.trim())
      }}
    >
      {lead === undefined ? <h2>{t('mail.title')}</h2> : <p>{lead}</p>}
      <TextField
        label={t('mail.email')}
        hint={lead === undefined ? t('mail.hint') : undefined}
        error={asked && !isWhole ? t('mail.wrong') : undefined}
        type="email"
        required
        maxLength={200}
        value={email}
        onType={setEmail}
      />
      <Button type="submit" variant="secondary" busy={asking.isPending}>
        {t('mail.send')}
      </Button>
      {asking.isSuccess && <p role="status">{t('mail.sent')}</p>}
      {asking.error !== null && <InlineRefusal what={t('mail.notSent')} why={problemText(asking.error)} />}
    </form>
  )
}
