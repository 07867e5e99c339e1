// Share links that stand: for whom, until when, how often they let somebody in; made and withdrawn here. Called by members-page, for those who may share.

import { LinkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Share } from '../../shared/contract/members.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useShares, useWithdrawShare } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { lastDayOf } from '../ui/last-day.ts'
import { useFormat } from '../ui/use-format.ts'
import { ShareDialog } from './share-dialog.tsx'

export function SharesSection({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('members')
  const shares = useShares(programmeId, true).data?.shares
  const [making, setMaking] = useState(false)
  return (
    <section aria-labelledby="mbr-shares">
      <div className="mbr-h">
        <h2 className="h2" id="mbr-shares">
          {t('shares.title')}
        </h2>
        <Button icon={LinkIcon} onClick={() => setMaking(true)}>
          {t('shares.make')}
        </Button>
      </div>
      <p className="muted small mbr-b">{t('shares.body')}</p>
      {shares?.length === 0 && <p className="small">{t('shares.none')}</p>}
      {shares !== undefined && shares.length > 0 && (
        <ul className="card mbr-l">
          {shares.map((share) => (
            <li key={share.id}>
              <Row programmeId={programmeId} share={share} />
            </li>
          ))}
        </ul>
      )}
      {making && <ShareDialog programmeId={programmeId} onClose={() => setMaking(false)} />}
    </section>
  )
}

function Row({ programmeId, share }: { readonly programmeId: ProgrammeId; readonly share: Share }) {
  const { t } = useTranslation('members')
  const format = useFormat()
  const withdraw = useWithdrawShare(programmeId)
  const date = format.date(lastDayOf(share.expiresAt))
  return (
    <div className="mbr-i">
      <div className="mbr-n">
        <p>
          <b className="strong">{share.label}</b>
        </p>
        <p className="muted small">{share.emails.join(', ')}</p>
      </div>
      <p className="mbr-w small">{t('shares.row', { date, count: share.opened })}</p>
      <Button
        variant="tertiary"
        tone="danger"
        busy={withdraw.isPending}
        aria-label={t('shares.withdrawLabel', { label: share.label })}
        onClick={() => withdraw.mutate(share.id)}
      >
        {t('shares.withdraw')}
      </Button>
      {withdraw.isError && <InlineRefusal what={t('notDone')} why={problemText(withdraw.error)} />}
    </div>
  )
}
