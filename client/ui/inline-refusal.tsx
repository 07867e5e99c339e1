// A change that was not kept, told where it was made: what, why, and two ways on. Never a toast, never silent, and what was written can be copied.
// Called by fields, forms and the tray of what was not kept.

import { XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './inline-refusal.css'

export type InlineRefusalProps = {
  /** «Anslaget ditt, 92, ble ikke lagret.» */
  readonly what: string
  /** «Ola Nordmann endret det fra 84 til 98 kl. 14:01, mens du var frakoblet.» */
  readonly why: ReactNode
  /** The ways on: «Behold 98», «Sett 92 som nytt anslag». */
  readonly actions?: ReactNode
  /** Given: a copy button for what the person wrote. */
  readonly copyText?: string
  /** Ties it to its field with aria-describedby. */
  readonly id?: string
}

export function InlineRefusal({ what, why, actions, copyText, id }: InlineRefusalProps) {
  return (
    <div className="rej" role="alert" id={id}>
      <p className="st" data-s="bad">
        <Icon of={XMarkOctagonIcon} />
        {what}
      </p>
      <div className="rej-why">{why}</div>
      {(actions !== undefined || copyText !== undefined) && (
        <div className="rej-a">
          {actions}
          {copyText !== undefined && <CopyButton text={copyText} />}
        </div>
      )}
    </div>
  )
}

/** A button that puts a text on the clipboard and says so for two seconds. */
export function CopyButton(o: { readonly text: string; readonly variant?: 'secondary' | 'tertiary' }) {
  const { text, variant = 'tertiary' } = o
  const { t } = useTranslation('ui')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <Button variant={variant} onClick={copy}>
      <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
    </Button>
  )
}
