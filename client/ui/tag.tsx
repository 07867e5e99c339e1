// A tag: a quiet word about a thing (area, phase, id). `accent` marks an id that leads somewhere. Never a button; for that see chip.tsx.

import { Tag as DsTag } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import './tag.css'

export type TagProps = {
  readonly children: ReactNode
  readonly tone?: 'neutral' | 'accent'
  /** The whole word where the tag shows a short one. */
  readonly title?: string
}

export function Tag({ children, tone = 'neutral', title }: TagProps) {
  return (
    <DsTag data-tone={tone} {...(title === undefined ? {} : { title })}>
      {children}
    </DsTag>
  )
}
