// What stands where there is nothing yet: one sentence on what will stand here, and one action. No picture. Called by lists and pages.

import type { ReactNode } from 'react'
import './empty-state.css'

export type EmptyStateProps = {
  /** «Her kommer vedtakene når styret har fattet dem.» */
  readonly lead: string
  readonly body?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ lead, body, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-lead">{lead}</p>
      {body !== undefined && <div className="muted">{body}</div>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  )
}
