// Whether what was written is saved: always text, with the picture of its state. Short words where there is little room. Width never jumps the
// neighbours, the picture never spins. The state itself is worked out by client/live; this only says it. Called by the top bar and the drawer.

import {
  ArrowsCirclepathIcon,
  CheckmarkCircleIcon,
  CloudSlashIcon,
  ExclamationmarkTriangleIcon,
  HourglassIcon,
  PadlockLockedIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Format } from './format.ts'
import { Icon, type IconPicture } from './icon.tsx'
import './save-status.css'
import { useFormat } from './use-format.ts'

const passingReasons = ['unavailable', 'damaged', 'draining', 'approved', 'outdated'] as const

/** Why a board can be read but not changed, where the words are known. */
export type ReadOnlyReason = (typeof passingReasons)[number] | 'role'

/** What the person is told about saving. `waiting` and `count` are numbers of changes; `reason` is a ReadOnlyReason, anything else gets a general word. */
export type SaveLabel =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'slow'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'read-only'; readonly reason: string }
  | { readonly kind: 'refused'; readonly count: number }

export type SaveStatusProps = {
  readonly label: SaveLabel
  /** Opens the tray of what was not kept. */
  readonly onShowRefused?: (() => void) | undefined
  /** true: only the short words, as in the drawer's bar. */
  readonly short?: boolean
}

export function SaveStatus({ label, onShowRefused, short = false }: SaveStatusProps) {
  const { t } = useTranslation('save')
  const words = saveWords(label, t, useFormat())
  const look = looks[label.kind]
  return (
    <span
      className="saved"
      data-save={label.kind}
      data-tone={look.tone}
      data-short={short ? 'true' : undefined}
      title={words.long}
    >
      <Icon of={look.icon} />
      <span className="saved-long">{words.long}</span>
      <span className="saved-short">{words.short}</span>
      {label.kind === 'refused' && onShowRefused !== undefined && (
        <button type="button" className="saved-show" onClick={onShowRefused}>
          {t('showRefused')}
        </button>
      )}
    </span>
  )
}

/** @returns what the label says, at length and in short. */
export function saveWords(
  label: SaveLabel,
  t: TFunction<'save'>,
  format: Format,
): { readonly long: string; readonly short: string } {
  switch (label.kind) {
    case 'connecting':
      return { long: t('connecting.long'), short: t('connecting.short') }
    case 'saved': {
      if (label.at === null) return { long: t('savedNothing.long'), short: t('savedNothing.short') }
      const time = format.clock(label.at)
      return { long: t('saved.long', { time }), short: t('saved.short', { time }) }
    }
    case 'saving':
      return { long: t('saving.long'), short: t('saving.short') }
    case 'slow':
      return { long: t('slow.long', { count: label.waiting }), short: t('slow.short', { count: label.waiting }) }
    case 'offline':
      return label.waiting === 0
        ? { long: t('offlineNothing.long'), short: t('offlineNothing.short') }
        : { long: t('offline.long', { count: label.waiting }), short: t('offline.short', { count: label.waiting }) }
    case 'unsafe':
      return { long: t('unsafe.long'), short: t('unsafe.short') }
    case 'read-only':
      return {
        // A seat that may only read is no passing state.
        long:
          label.reason === 'role'
            ? t('readOnly.role')
            : t('readOnly.long', { reason: t(`readOnlyReason.${reasonKey(label.reason)}`) }),
        short: t('readOnly.short'),
      }
    case 'refused':
      return { long: t('refused.long', { count: label.count }), short: t('refused.short', { count: label.count }) }
  }
}

function reasonKey(reason: string): (typeof passingReasons)[number] | 'other' {
  return passingReasons.find((known) => known === reason) ?? 'other'
}

type Look = { readonly icon: IconPicture; readonly tone: 'ok' | 'busy' | 'warn' | 'bad' }

const looks: Readonly<Record<SaveLabel['kind'], Look>> = {
  connecting: { icon: ArrowsCirclepathIcon, tone: 'busy' },
  saved: { icon: CheckmarkCircleIcon, tone: 'ok' },
  saving: { icon: ArrowsCirclepathIcon, tone: 'busy' },
  slow: { icon: HourglassIcon, tone: 'warn' },
  offline: { icon: CloudSlashIcon, tone: 'busy' },
  unsafe: { icon: ExclamationmarkTriangleIcon, tone: 'warn' },
  'read-only': { icon: PadlockLockedIcon, tone: 'busy' },
  refused: { icon: XMarkOctagonIcon, tone: 'bad' },
}
