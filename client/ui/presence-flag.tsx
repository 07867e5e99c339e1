// A flag on the top edge of what somebody is at: name and verb, one per row at most («Kari Nordmann og 2 til leser»).
// The ring around the row is drawn by the row itself with `data-p` and var(--c). Called by rows, fields and the drawer.

import { ArrowsUpDownIcon, EyeIcon, PencilIcon, PersonGroupIcon } from '@navikt/aksel-icons'
import { Icon, type IconPicture } from './icon.tsx'
import './presence-flag.css'

export type PresenceKind = 'reads' | 'edits' | 'moves' | 'several'

export type PresenceFlagProps = {
  /** 1–5, the person's colour. */
  readonly colour: number
  readonly kind: PresenceKind
  /** Name and verb: «Ola Nordmann redigerer anslaget». */
  readonly text: string
  /** Placed by the css of the row when left out; `inline` stands where it is written. */
  readonly inline?: boolean
}

const pictures: Readonly<Record<PresenceKind, IconPicture>> = {
  reads: EyeIcon,
  edits: PencilIcon,
  moves: ArrowsUpDownIcon,
  several: PersonGroupIcon,
}

export function PresenceFlag({ colour, kind, text, inline = false }: PresenceFlagProps) {
  return (
    <span className="flag" data-p={colour} data-inline={inline ? 'true' : undefined}>
      <Icon of={pictures[kind]} />
      {text}
    </span>
  )
}
