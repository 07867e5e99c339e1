// The frame of the pages one comes in by: the name of the product, the languages, and one column. Called by the pages of this room.

import type { ReactNode } from 'react'
import { Brand } from '../ui/brand.tsx'
import { useDocumentTitle } from '../ui/page-head.tsx'
import './entry-frame.css'
import { LanguageSwitch } from './language-switch.tsx'

export function EntryFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useDocumentTitle(title)
  return (
    <div className="entry">
      <header className="entry-top">
        <span className="brand">
          <Brand />
        </span>
        <LanguageSwitch />
      </header>
      <main id="main" className="entry-main">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
