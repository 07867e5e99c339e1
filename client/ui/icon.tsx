// An icon beside a word: drawn, never read aloud, because the word says it. 16 px in rows, 18 in buttons, 20 in tabs, by the css around it.
// Called by every component that shows one; the pictures are Aksel's outline set.

import type { ComponentType, SVGProps } from 'react'

export type IconPicture = ComponentType<SVGProps<SVGSVGElement>>

export function Icon({ of: Picture, className }: { readonly of: IconPicture; readonly className?: string }) {
  return <Picture aria-hidden="true" className={className === undefined ? 'ic' : `ic ${className}`} />
}
