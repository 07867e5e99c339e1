// «Varsler»: which of the three kinds of mail the reader wants from a programme, where they go, and whether this server sends any at all. A choice holds at once.
// Called by client/app.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailKind, MailSettingsBody } from '../../shared/contract/mail.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useChangeMailSetting, useMailSettings } from '../api/inbox-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { announce } from '../ui/announce.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import './inbox-page.css'

export function NotificationsPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('inbox')
  const language = useLanguage()
  const programme = useProgramme(programmeId).data
  const settings = useMailSettings(programmeId)
  const name = programme === undefined ? '' : localName(programme.name, language)
  return (
    <>
      <PageHead
        title={t('notifications.title')}
        {...(programme !== undefined && { sub: t('notifications.sub', { programme: name }) })}
      />
      <div className="page-body inb">
        {settings.isPending && (
          <div className="card">
            <LoadingRows label={t('notifications.loading')} rows={3} rowHeightPx={64} />
          </div>
        )}
        {settings.isError && settings.data === undefined && (
          <ErrorPanel title={t('notifications.failed')} onRetry={() => void settings.refetch()}>
            {problemText(settings.error)}
          </ErrorPanel>
        )}
        {settings.data !== undefined && <Settings programmeId={programmeId} settings={settings.data} />}
      </div>
    </>
  )
}

function Settings(o: { readonly programmeId: ProgrammeId; readonly settings: MailSettingsBody }) {
  const { t } = useTranslation('inbox')
  const { sends, address, kinds } = o.settings
  const change = useChangeMailSetting(o.programmeId)
  /** A box stands as it was pressed until the server has answered; what it did not take is put back. */
  const [pressed, setPressed] = useState<Readonly<Partial<Record<MailKind, boolean>>>>({})
  const choose = async (kind: MailKind, wanted: boolean): Promise<void> => {
    setPressed((before) => ({ ...before, [kind]: wanted }))
    try {
      await change.mutateAsync({ kind, wanted })
      announce(t('notifications.saved', { kind: t(`notifications.kinds.${kind}`) }))
    } catch {
      // Told under the boxes.
    }
    setPressed(({ [kind]: _answered, ...rest }) => rest)
  }
  return (
    <>
      <p>
        {!sends
          ? t('notifications.off')
          : address === null
            ? t('notifications.noAddress')
            : t('notifications.address', { address })}
      </p>
      <fieldset className="card inb-p">
        <legend className="sr">{t('notifications.legend')}</legend>
        {kinds.map(({ kind, wanted }) => (
          <Kind key={kind} kind={kind} wanted={pressed[kind] ?? wanted} onChoose={(next) => void choose(kind, next)} />
        ))}
      </fieldset>
      {change.isError && <InlineRefusal what={t('notifications.notSaved')} why={problemText(change.error)} />}
    </>
  )
}

function Kind(o: { readonly kind: MailKind; readonly wanted: boolean; readonly onChoose: (wanted: boolean) => void }) {
  const { t } = useTranslation('inbox')
  const id = useId()
  return (
    <div className="inb-k">
      <input
        id={id}
        type="checkbox"
        checked={o.wanted}
        aria-describedby={`${id}-h`}
        onChange={(event) => o.onChoose(event.target.checked)}
      />
      <label htmlFor={id}>{t(`notifications.kinds.${o.kind}`)}</label>
      <p id={`${id}-h`} className="small muted">
        {t(`notifications.hints.${o.kind}`)}
      </p>
    </div>
  )
}
