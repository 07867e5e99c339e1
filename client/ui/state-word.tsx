// A state is always an icon and a word; colour only repeats it. Called by readiness, presence, attendance and cut states.

import { CheckmarkCircleIcon, CircleIcon, ExclamationmarkTriangleIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { Icon, type IconPicture } from './icon.tsx'
import './state-word.css'

/** ok = ready, saved, answered · no = missing or not yet · warn = order broken, evidence old · bad = overrun, expired, refused. */
export type State = 'ok' | 'no' | 'warn' | 'bad'

export type StateWordProps = {
  readonly state: State
  readonly children: ReactNode
  /** Another picture than the state's own, where the house has fixed one (hourglass = expires, gavel = decision …). */
  readonly icon?: IconPicture
  readonly title?: string
}

const pictures: Readonly<Record<State, IconPicture>> = {
  ok: CheckmarkCircleIcon,
  no: CircleIcon,
  warn: ExclamationmarkTriangleIcon,
  bad: XMarkOctagonIcon,
}

export function StateWord({ state, children, icon, title }: StateWordProps) {
  return (
    <span className="st" data-s={state} title={title}>
      <Icon of={icon ?? pictures[state]} />
      <span>{children}</span>
    </span>
  )
}
