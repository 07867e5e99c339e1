// A link that has just been made, shown this once, to be copied and passed on. Called by the dialogs that make one.

import { useTranslation } from 'react-i18next'
import type { MadeLink as Made } from '../../shared/contract/members.ts'
import { CopyButton } from '../ui/inline-refusal.tsx'
import { lastDayOf } from '../ui/last-day.ts'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'

export function MadeLink({ made, lead }: { readonly made: Made; readonly lead: string }) {
  const { t } = useTranslation('members')
  const format = useFormat()
  const url = new URL(made.path ?? '/', location.origin).href
  return (
    <>
      <p role="status">{lead}</p>
      <TextField
        label={t('made.link')}
        hint={t('made.until', { date: format.date(lastDayOf(made.expiresAt)) })}
        value={url}
        readOnly
      />
      <p>
        <CopyButton text={url} variant="secondary" />
      </p>
    </>
  )
}
