// Words for those who hear the page: not drawn, but read. Called where the eye has what the ear lacks.

import type { ReactNode } from 'react'

export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="sr">{children}</span>
}
