// A point on its way: the frame of its page with real row heights. Called by the point's page.

import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../ui/loading-rows.tsx'
import './point-page.css'

export function PointLoading() {
  const { t } = useTranslation('points')
  return (
    <div className="pp-wait">
      <div className="card">
        <LoadingRows label={t('point.loading')} rows={8} rowHeightPx={66} />
      </div>
    </div>
  )
}
