// The head of a page: its name in the board's own voice, one line under it, actions to the right. Sets the document's title too.
// Called once by every page.

import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import './page-head.css'

export type PageHeadProps = {
  readonly title: string
  /** A small word above the title. */
  readonly eyebrow?: ReactNode
  readonly sub?: ReactNode
  readonly actions?: ReactNode
  /** What the tab says, where it is more than the title. */
  readonly documentTitle?: string
}

export function PageHead({ title, eyebrow, sub, actions, documentTitle }: PageHeadProps) {
  useDocumentTitle(documentTitle ?? title)
  return (
    <div className="head">
      <div className="head-t">
        {eyebrow !== undefined && <p className="label">{eyebrow}</p>}
        <h1>{title}</h1>
        {sub !== undefined && <p className="sub">{sub}</p>}
      </div>
      {actions !== undefined && <div className="acts">{actions}</div>}
    </div>
  )
}

/** Names the tab: «Behovskø – Veivalg». */
export function useDocumentTitle(page: string): void {
  const { t } = useTranslation('shell')
  const title = t('documentTitle', { page })
  useEffect(() => {
    document.title = title
  }, [title])
}
