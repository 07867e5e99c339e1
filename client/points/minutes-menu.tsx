// «Ta ut»: the minutes as a page, a Word file or a PDF: the draft or the board's edition for those at the inner table, the public edition once it is
// approved, and the editions before it. Nothing when there is nothing to take out. Called by minutes-head.tsx.

import { DownloadIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { norwegianDay } from '../../shared/point/held-on.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import { minutesForms, minutesPath, useMinutesBody } from '../api/minutes-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { AtPoint } from './use-point-command.ts'

export function MinutesMenu(o: AtPoint & { readonly meeting: Meeting | null; readonly isInner: boolean }) {
  const { t } = useTranslation('minutes')
  const language = useLanguage()
  const format = useFormat()
  const editions = useMinutesBody(o)?.editions ?? []
  const isApproved = o.meeting?.state === 'approved'
  const takeOut = (form: (typeof minutesForms)[number], audience: 'board' | 'public', edition?: number): void => {
    const path = minutesPath(o, { form, audience, language, edition })
    if (form === 'html') open(path, '_blank', 'noopener')
    else location.assign(path)
  }
  const group = (id: string, label: string, audience: 'board' | 'public', edition?: number) => ({
    id,
    label,
    items: minutesForms.map((form) => ({
      id: form,
      label: t(`forms.${form}`),
      onSelect: () => takeOut(form, audience, edition),
    })),
  })
  // What holds now is told by its audience; those before it by their number.
  const earlier = isApproved || !o.isInner ? editions.slice(0, -1) : editions
  const groups = [
    ...(o.isInner ? [group('board', t(isApproved ? 'board' : 'draftFile'), 'board')] : []),
    ...(isApproved || editions.length > 0 ? [group('public', t('public'), 'public')] : []),
    ...earlier.map(({ number, approvedAt }) =>
      group(
        `edition-${number}`,
        t('edition', { number, date: format.date(norwegianDay(approvedAt)) }),
        o.isInner ? 'board' : 'public',
        number,
      ),
    ),
  ]
  if (groups.length === 0) return null
  return (
    <Menu align="end" groups={groups}>
      <Icon of={DownloadIcon} />
      {t('export')}
    </Menu>
  )
}
