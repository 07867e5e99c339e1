// Buttons: one primary per view, the rest secondary (an edge) or tertiary (words alone). A button without a visible word is an IconButton
// and carries its word as a name. `busy` keeps the width and stops a second press without losing focus.
// Called by every page; `asChild` lends the look to a link.

import { Button as DsButton } from '@digdir/designsystemet-react'
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react'
import './button.css'
import { Icon, type IconPicture } from './icon.tsx'

type DsButtonProps = ComponentPropsWithRef<typeof DsButton>

export type ButtonProps = Omit<DsButtonProps, 'variant' | 'icon' | 'loading'> & {
  /** `secondary` when left out. At most one `primary` in a view. */
  readonly variant?: 'primary' | 'secondary' | 'tertiary'
  /** Red: for what throws something away. */
  readonly tone?: 'neutral' | 'danger'
  readonly icon?: IconPicture
  /** Something is under way: the press is not taken again, the place and the focus stay. */
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Button({
  variant = 'secondary',
  tone = 'neutral',
  icon,
  busy = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <DsButton
      {...rest}
      variant={variant}
      onClick={press}
      {...(tone === 'danger' ? { 'data-color': 'danger' } : {})}
      {...(busy ? { 'aria-disabled': true } : {})}
    >
      {rest.asChild === true ? children : withIcon(icon, children)}
    </DsButton>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> & {
  /** What the button does, in words: its name for those who do not see the picture. */
  readonly label: string
  readonly icon: IconPicture
}

export function IconButton({ label, icon, variant = 'tertiary', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} variant={variant} aria-label={label} title={label} data-icon="true">
      <Icon of={icon} />
    </Button>
  )
}

function withIcon(icon: IconPicture | undefined, children: ReactNode) {
  return (
    <>
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </>
  )
}
