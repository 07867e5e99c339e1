// Something did not arrive or could not be drawn: what, why, and a way on. Calm, in place, announced once. Called by pages and the error boundary.

import { ArrowsCirclepathIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './error-panel.css'
import { Icon } from './icon.tsx'

export type ErrorPanelProps = {
  readonly title: string
  readonly children?: ReactNode
  /** Given: «Prøv igjen». */
  readonly onRetry?: () => void
  readonly actions?: ReactNode
}

export function ErrorPanel({ title, children, onRetry, actions }: ErrorPanelProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="errp" role="alert">
      <p className="errp-t">
        <Icon of={ExclamationmarkTriangleIcon} />
        {title}
      </p>
      {children !== undefined && <div className="errp-b">{children}</div>}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className="errp-a">
          {onRetry !== undefined && (
            <Button icon={ArrowsCirclepathIcon} onClick={onRetry}>
              {t('tryAgain')}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  )
}
