// While a page's own file is on its way: room for its head, then rows, grey only after 300 ms. Called by the routes.

import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../ui/loading-rows.tsx'
import './shell.css'

export function LoadingPage() {
  const { t } = useTranslation('shell')
  return (
    <div className="page-loading">
      <LoadingRows label={t('loadingPage')} rows={10} />
    </div>
  )
}
