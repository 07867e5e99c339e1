// A menu behind a small button in a row: until it is first pressed only the button stands, so that a long list is quick to draw.
// Called by the rows of the queue and of an agenda.

import type { ReactNode } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Menu, type MenuGroup } from '../ui/menu.tsx'

export interface LazyMenuProps {
  readonly label: string
  readonly buttonClass: string
  readonly children: ReactNode
  /** -1 where the Tab key passes the row by; the menu is then only the button. */
  readonly tab: 0 | -1
  /** Called at the first press, before the menu opens. */
  readonly onWanted?: () => void
  /** Asked for when it is first opened, and at every drawing after. */
  readonly groups: () => readonly MenuGroup[]
}

export function LazyMenu({ label, buttonClass, children, tab, onWanted, groups }: LazyMenuProps) {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (tab === -1) setWanted(false)
  }, [tab])
  if (!wanted || tab === -1) {
    return (
      <button
        type="button"
        className={buttonClass}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-label={label}
        title={label}
        tabIndex={tab}
        onClick={() => {
          onWanted?.()
          setWanted(true)
        }}
      >
        {children}
      </button>
    )
  }
  return (
    <Opened>
      <Menu label={label} buttonClass={buttonClass} align="end" groups={groups()}>
        {children}
      </Menu>
    </Opened>
  )
}

/** The press that asked for the menu also opens it. */
function Opened({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const button = box.current?.querySelector('button')
    if (button?.popoverTargetElement?.matches(':popover-open') === false) button.click()
  }, [])
  return (
    <span ref={box} className="lazy-menu">
      {children}
    </span>
  )
}
