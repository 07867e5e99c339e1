// Where one is signed in: with what, how, since when, and when it was used last; ending one, or all others. Called by client/app.

import { LaptopIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnSession } from '../../shared/contract/sign-in.ts'
import { useEndSessions, useOwnSessions } from '../api/own-sessions-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFocusKept } from '../ui/use-focus-kept.ts'
import { useFormat } from '../ui/use-format.ts'
import './sessions-page.css'

export function SessionsPage() {
  const { t } = useTranslation('signIn')
  const sessions = useOwnSessions()
  const end = useEndSessions()
  const [ended, setEnded] = useState(0)
  const box = useFocusKept<HTMLDivElement>()
  const all = sessions.data
  const endThese = (id: string | null) => {
    setEnded(0)
    end.mutate(id, { onSuccess: (told) => setEnded(told.ended) })
  }
  return (
    <>
      <PageHead
        title={t('sessions.title')}
        sub={t('sessions.sub')}
        actions={
          all !== undefined && all.length > 1 ? (
            <Button tone="danger" busy={end.isPending} onClick={() => endThese(null)}>
              {t('sessions.endOthers')}
            </Button>
          ) : undefined
        }
      />
      <div className="page-body ses" ref={box}>
        {sessions.isPending && (
          <div className="card">
            <LoadingRows label={t('sessions.loading')} rows={2} rowHeightPx={72} />
          </div>
        )}
        {sessions.isError && all === undefined && (
          <ErrorPanel title={t('sessions.failed')} onRetry={() => void sessions.refetch()}>
            {problemText(sessions.error)}
          </ErrorPanel>
        )}
        {all !== undefined && (
          <ul className="card ses-l">
            {all.map((session) => (
              <li key={session.id}>
                <Row session={session} busy={end.isPending} onEnd={() => endThese(session.id)} />
              </li>
            ))}
          </ul>
        )}
        {all?.length === 1 && <p className="muted small">{t('sessions.alone')}</p>}
        <p role="status" className="small" tabIndex={-1}>
          {ended > 0 && t('sessions.ended', { count: ended })}
        </p>
        {end.isError && <InlineRefusal what={t('sessions.notEnded')} why={problemText(end.error)} />}
      </div>
    </>
  )
}

function Row(o: { readonly session: OwnSession; readonly busy: boolean; readonly onEnd: () => void }) {
  const { t } = useTranslation('signIn')
  const format = useFormat()
  const { device, by, createdAt, seenAt, current } = o.session
  const when = format.moment(new Date(createdAt), new Date())
  const named =
    device === null
      ? t('sessions.unknown')
      : device.browser === '' || device.system === ''
        ? `${device.browser}${device.system}`
        : t('sessions.device', device)
  return (
    <div className="ses-r">
      <Icon of={LaptopIcon} />
      <div className="ses-t">
        <p>
          <b className="strong">{named}</b> {current && <Tag tone="accent">{t('sessions.current')}</Tag>}
        </p>
        <p className="muted small">
          {by === null ? t('sessions.begunPlain', { when }) : t('sessions.begun', { when, by: t(`sessions.by.${by}`) })}
          {seenAt !== null && ` · ${t('sessions.seen', { when: format.moment(new Date(seenAt), new Date()) })}`}
        </p>
      </div>
      {!current && (
        <Button
          variant="tertiary"
          tone="danger"
          busy={o.busy}
          aria-label={t('sessions.endLabel', { device: named, when })}
          onClick={o.onEnd}
        >
          {t('sessions.end')}
        </Button>
      )}
    </div>
  )
}
