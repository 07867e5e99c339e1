// A menu behind a button: opens on press, arrow keys walk, letters jump, Escape and a press outside close, focus goes back to the button.
// Drawn in the browser's top layer, so no list or drawer cuts it off. Items are presses, choices (with a check) or links.
// Called by the programme switcher, the person's menu and row menus.

import { CheckmarkIcon } from '@navikt/aksel-icons'
import type { KeyboardEvent, MouseEvent, ReactNode, ToggleEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { Icon, type IconPicture } from './icon.tsx'
import './menu.css'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly onSelect: () => void
  readonly icon?: IconPicture
  /** Given: one of a group of choices, chosen or not. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly tone?: 'neutral' | 'danger'
}

export type MenuGroup = { readonly id: string; readonly label?: string; readonly items: readonly MenuItem[] }

export type MenuProps = {
  /** Name of the button, where its content is not words enough. */
  readonly label?: string
  /** What stands on the button. */
  readonly children: ReactNode
  readonly groups: readonly MenuGroup[]
  /** Above the groups: who is signed in, for example. */
  readonly head?: ReactNode
  /** Class of the button; a secondary button when left out. */
  readonly buttonClass?: string
  /** Which edge of the button the menu keeps to. */
  readonly align?: 'start' | 'end'
}

export function Menu({ label, children, groups, head, buttonClass = 'ds-button', align = 'start' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const toggled = (event: ToggleEvent<HTMLDivElement>) => setOpen(event.newState === 'open')
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Opened here and at once, not by the browser afterwards: keys pressed right after must find the first item in focus.
    event.preventDefault()
    const box = menu.current
    if (box === null) return
    if (box.matches(':popover-open')) return box.hidePopover()
    box.showPopover()
    place(box, event.currentTarget, align)
    itemsOf(box)[0]?.focus()
  }
  const close = () => {
    menu.current?.hidePopover()
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        id={`${id}-b`}
        type="button"
        className={buttonClass}
        data-variant={buttonClass === 'ds-button' ? 'secondary' : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        onClick={press}
        {...(label === undefined ? {} : { 'aria-label': label, title: label })}
      >
        {children}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys reach the items inside; the box itself is no control */}
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="menu"
        onToggle={toggled}
        onKeyDown={(event) => walk(event, close)}
      >
        {head !== undefined && <div className="menu-head">{head}</div>}
        <div role="menu" aria-label={label} aria-labelledby={label === undefined ? `${id}-b` : undefined}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group inside a menu is no fieldset
            <div key={group.id} role="group" aria-label={group.label} className="menu-g">
              {group.label !== undefined && (
                <p className="label" aria-hidden="true">
                  {group.label}
                </p>
              )}
              {group.items.map((item) => (
                <MenuPress key={item.id} item={item} close={close} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

function MenuPress({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  const choice = item.checked !== undefined
  return (
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      tabIndex={-1}
      className="menu-i"
      data-tone={item.tone}
      disabled={item.disabled === true}
      {...(choice ? { 'aria-checked': item.checked === true } : {})}
      onClick={() => {
        close()
        item.onSelect()
      }}
    >
      {choice ? (
        <span className="menu-c">{item.checked === true && <Icon of={CheckmarkIcon} />}</span>
      ) : (
        item.icon !== undefined && <Icon of={item.icon} />
      )}
      {item.label}
    </button>
  )
}

function itemsOf(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>('.menu-i:not(:disabled)')]
}

function walk(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget)
  const at = document.activeElement instanceof HTMLButtonElement ? items.indexOf(document.activeElement) : -1
  const to = (index: number) => {
    event.preventDefault()
    items[(index + items.length) % items.length]?.focus()
  }
  if (event.key === 'ArrowDown') to(at + 1)
  else if (event.key === 'ArrowUp') to(at < 0 ? items.length - 1 : at - 1)
  else if (event.key === 'Home') to(0)
  else if (event.key === 'End') to(items.length - 1)
  else if (event.key === 'Tab') close()
  else if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    close()
  } else if (event.key.length === 1 && /\p{L}/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const letter = event.key.toLocaleLowerCase()
    const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)]
    rest.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter) === true)?.focus()
  }
}

function place(menu: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const box = button.getBoundingClientRect()
  const own = menu.getBoundingClientRect()
  const gapPx = 4
  const edgePx = 8
  const left = align === 'start' ? box.left : box.right - own.width
  const below = box.bottom + gapPx
  const top = below + own.height > innerHeight - edgePx ? Math.max(edgePx, box.top - gapPx - own.height) : below
  menu.style.left = `${Math.max(edgePx, Math.min(left, innerWidth - own.width - edgePx))}px`
  menu.style.top = `${top}px`
}
