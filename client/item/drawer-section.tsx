// One section of the drawer: tells others that the person is at this part of the item while the focus is in it. Called by the drawer's sections.

import type { ReactNode } from 'react'
import { useClaim } from './presence.ts'

export interface DrawerSectionProps {
  readonly record: string
  readonly field: string
  readonly mayEdit: boolean
  readonly children: ReactNode
}

export function DrawerSection({ record, field, mayEdit, children }: DrawerSectionProps) {
  const claim = useClaim()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here, only followed
    <section
      className="d-sec"
      onFocus={() => claim({ record, field, verb: mayEdit ? 'edits' : 'reads' })}
      onBlur={() => claim({ record, verb: 'reads' })}
    >
      {children}
    </section>
  )
}
