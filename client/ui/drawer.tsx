// The drawer: one thing over the list, 824 px from the right, the whole width on a phone. The list behind stays live and in its place.
// Escape, the cross and a press on the dimmed list close it; focus goes back to the row. Draw it only while it is open. Called by queue, cut list and points.

import { XMarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import './drawer.css'
import { useNativeDialog } from './use-native-dialog.ts'

export type DrawerProps = {
  /** Its name for screen readers: «KI-4 Fastleger og avtalespesialister …». */
  readonly label: string
  /** The record it shows, as `data-drawer`. */
  readonly record?: string
  readonly onClose: () => void
  /** Left in the bar: id, place, steps to the neighbours. */
  readonly bar: ReactNode
  /** Right in the bar, before the cross: save state, people, a button. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** true when left out: the list behind is dimmed and out of reach of the keyboard. */
  readonly modal?: boolean
  readonly focusAfter?: () => HTMLElement | null
}

export function Drawer({ label, record, onClose, bar, actions, children, modal = true, focusAfter }: DrawerProps) {
  const { t } = useTranslation('ui')
  const dialog = useNativeDialog({ modal, firstFocus: 'self', onClose, focusAfter })
  return (
    <dialog
      {...dialog}
      tabIndex={-1}
      className="drawer"
      aria-label={label}
      data-modal={modal ? 'true' : undefined}
      data-drawer={record}
    >
      <div className="d-bar">
        {bar}
        <div className="d-r">
          {actions}
          <IconButton label={t('close')} icon={XMarkIcon} onClick={onClose} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also when nothing in it takes focus */}
      <section className="d-body" tabIndex={0} aria-label={label}>
        {children}
      </section>
    </dialog>
  )
}
