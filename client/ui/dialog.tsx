// A question over the page: a heading, what is asked, and the ways on. Modal; Escape, the cross and a press outside answer no.
// Draw it only while it is open. Called by «Flytt til plass …», by what asks for a reason, and by the keyboard map.

import { XMarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import './dialog.css'
import { useNativeDialog } from './use-native-dialog.ts'

export type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the one that does it first. */
  readonly actions?: ReactNode
  /** Given: the content is a form, and Enter in a field submits it; a text that is too long gets the focus instead. */
  readonly onSubmit?: () => void
  /** 480 px when left out; wide = 640. */
  readonly width?: 'normal' | 'wide'
  readonly focusAfter?: () => HTMLElement | null
}

export function Dialog({ title, onClose, children, actions, onSubmit, width = 'normal', focusAfter }: DialogProps) {
  const { t } = useTranslation('ui')
  const titleId = useId()
  const dialog = useNativeDialog({ modal: true, firstFocus: 'content', onClose, focusAfter })
  const content = (
    <>
      <div className="dlg-b">{children}</div>
      {actions !== undefined && <div className="dlg-a">{actions}</div>}
    </>
  )
  return (
    <dialog {...dialog} className="dlg" data-width={width} aria-labelledby={titleId}>
      <div className="dlg-h">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={t('close')} icon={XMarkIcon} onClick={onClose} />
      </div>
      {onSubmit === undefined ? (
        content
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const tooLong = event.currentTarget.querySelector<HTMLElement>('[data-too-long]')
            if (tooLong === null) onSubmit()
            else tooLong.focus()
          }}
        >
          {content}
        </form>
      )}
    </dialog>
  )
}
