// «Venter på deg»: all that waits for the reader on a programme, what asks for something now first, each leading to where it is done. Worked out by the server
// each time; a comment that asks for no answer is marked as read here. Called by client/app.

import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useInbox } from '../api/inbox-queries.ts'
import { problemText } from '../api/problem.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import '../item/waiting-card.css'
import { WaitingRow } from '../item/waiting-row.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useFormat } from '../ui/use-format.ts'
import './inbox-page.css'
import { MarkRead } from './mark-read.tsx'

export function InboxPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('inbox')
  const inbox = useInbox(programmeId)
  const entries = inbox.data?.entries
  const params = { programme: programmeId }
  return (
    <>
      <ProgrammeHears programmeId={programmeId} />
      <PageHead title={t('title')} sub={t('sub')} />
      <div className="page-body inb">
        {inbox.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={4} rowHeightPx={56} />
          </div>
        )}
        {inbox.isError && entries === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void inbox.refetch()}>
            {problemText(inbox.error)}
          </ErrorPanel>
        )}
        {entries?.length === 0 && <EmptyState lead={t('empty')} body={t('emptyBody')} />}
        {entries !== undefined && (
          <>
            <Part programmeId={programmeId} title={t('now')} waiting={entries.filter(({ pressing }) => pressing)} />
            <Part programmeId={programmeId} title={t('later')} waiting={entries.filter(({ pressing }) => !pressing)} />
          </>
        )}
        <p className="inb-l">
          <Link className="ds-link" to="/p/$programme/changes" params={params}>
            {t('changes')}
          </Link>
          <Link className="ds-link" to="/p/$programme/notifications" params={params}>
            {t('mails')}
          </Link>
        </p>
      </div>
    </>
  )
}

function Part(o: { readonly programmeId: ProgrammeId; readonly title: string; readonly waiting: readonly Waiting[] }) {
  const headingId = useId()
  if (o.waiting.length === 0) return null
  return (
    <section className="card inb-p" aria-labelledby={headingId}>
      <h2 className="h2" id={headingId}>
        {o.title}
      </h2>
      <ul>
        {o.waiting.map((each) => (
          <WaitingRow key={`${each.kind}${each.id}`} programmeId={o.programmeId} waiting={each}>
            <Since of={each} />
            {(each.kind === 'mention' || each.kind === 'answer') && (
              <MarkRead programmeId={o.programmeId} waiting={each} />
            )}
          </WaitingRow>
        ))}
      </ul>
    </section>
  )
}

function Since({ of: { since } }: { readonly of: Waiting }) {
  const { t } = useTranslation('waiting')
  const format = useFormat()
  if (since === null) return null
  return <span className="small muted">{t('since', { when: format.moment(new Date(since), new Date()) })}</span>
}
