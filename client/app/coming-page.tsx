// Stands in for the pages of a programme until their own files stand.

import { useTranslation } from 'react-i18next'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'

export function QueuePage(_props: BoardPageProps) {
  const { t } = useTranslation('shell')
  return <PageHead title={t('nav.queue')} />
}

export function CutListPage(_props: BoardPageProps) {
  const { t } = useTranslation('shell')
  return <PageHead title={t('nav.cutList')} />
}
