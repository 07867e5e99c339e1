// The projector's link: made by a press, told once, withdrawn by a press. Called by the steps under the agenda, for whoever leads.

import { ExternalLinkIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { useMakeProjectorLink, useWithdrawProjectorLinks } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CopyButton, InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useInMeeting } from './meeting-context.ts'

export function ProjectorDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { t: ui } = useTranslation('ui')
  const { programmeId, pointId } = useInMeeting()
  const make = useMakeProjectorLink(programmeId, pointId)
  const withdraw = useWithdrawProjectorLinks(programmeId, pointId)
  const format = useFormat()
  const link = withdraw.isSuccess ? undefined : make.data
  const url = link === undefined ? '' : new URL(link.path, location.origin).href
  return (
    <Dialog
      title={t('projector.title')}
      onClose={onClose}
      actions={
        <>
          {link === undefined ? (
            <Button
              variant="primary"
              busy={make.isPending}
              onClick={() => {
                withdraw.reset()
                make.mutate()
              }}
            >
              {make.isPending ? t('projector.making') : t('projector.make')}
            </Button>
          ) : (
            <Button asChild variant="primary">
              <a href={link.path} target="_blank" rel="noreferrer">
                <ExternalLinkIcon aria-hidden="true" className="ic" />
                {t('projector.open')}
              </a>
            </Button>
          )}
          <Button tone="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('projector.withdraw')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {ui('close')}
          </Button>
        </>
      }
    >
      <p>{t('projector.body')}</p>
      {link !== undefined && (
        <>
          <TextField label={t('projector.link')} value={url} readOnly hint={t('projector.once')} />
          <p className="small">
            {t('projector.until', { time: format.moment(new Date(link.expiresAt), new Date()) })}{' '}
            <CopyButton text={url} />
          </p>
        </>
      )}
      {withdraw.isSuccess && <p role="status">{t('projector.withdrawn')}</p>}
      {make.isError && <InlineRefusal what={t('projector.notMade')} why={problemText(make.error)} />}
      {withdraw.isError && <InlineRefusal what={t('projector.notWithdrawn')} why={problemText(withdraw.error)} />}
    </Dialog>
  )
}
