// The frame around every page: skip link, top bar, main, and tabs at the bottom of a phone. The top bar's right is filled by the page through
// ui/shell-slots. `ProgrammeShell` adds the programme and its three lists, and shows a page only to those who belong. Called by routes.tsx.

import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { DurabilityBanner } from './durability-banner.tsx'
import { KeyboardMap } from './keyboard-map.tsx'
import { fetchAhead } from './pages.ts'
import { PhoneTabs } from './phone-tabs.tsx'
import './shell.css'
import { TopBar } from './top-bar.tsx'

export type ShellProps = { readonly programmeId?: ProgrammeId | null; readonly children: ReactNode }

export function Shell({ programmeId = null, children }: ShellProps) {
  const { t } = useTranslation('shell')
  const [keyboardOpen, setKeyboardOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  useSeatGuard()
  useFocusOnNewPage(main)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      setKeyboardOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const openKeyboard = () => setKeyboardOpen(true)
  return (
    <div className="shell" data-tabs={programmeId === null ? undefined : 'true'}>
      {/* biome-ignore lint/a11y/useValidAnchor: it does lead to #main; only the address is kept clean, because it is shared */}
      <a
        className="ds-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('skip')}
      </a>
      <TopBar programmeId={programmeId} onOpenKeyboard={openKeyboard} />
      <DurabilityBanner />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      {programmeId !== null && <PhoneTabs programmeId={programmeId} onOpenKeyboard={openKeyboard} />}
      {keyboardOpen && <KeyboardMap onClose={() => setKeyboardOpen(false)} />}
    </div>
  )
}

export function ProgrammeShell({
  programmeId,
  children,
}: {
  readonly programmeId: ProgrammeId
  readonly children: ReactNode
}) {
  const { t } = useTranslation('shell')
  const session = useSession()
  const membership = useMembership(programmeId)
  useEffect(() => {
    // Safari has no idle callback; there it waits for the page to have been drawn.
    const later =
      typeof requestIdleCallback === 'function' ? requestIdleCallback : (work: () => void) => setTimeout(work, 500)
    later(() => void fetchAhead())
  }, [])
  if (membership === null && session.data !== undefined) {
    return (
      <Shell>
        <PageHead title={t('noProgramme.title')} />
        <div className="page-body">
          <EmptyState
            lead={t('notFound.lead')}
            body={t('noProgramme.body')}
            action={
              <Button asChild>
                <Link to="/programmes">{t('notFound.home')}</Link>
              </Button>
            }
          />
        </div>
      </Shell>
    )
  }
  return <Shell programmeId={programmeId}>{children}</Shell>
}

/** When the seat is gone while a page is open, goes to the seats and remembers the way back. */
function useSeatGuard(): void {
  const session = useSession()
  const navigate = useNavigate()
  const href = useRouterState({ select: (state) => state.location.href })
  const gone = session.data === null
  useEffect(() => {
    if (gone && !href.startsWith('/seats')) void navigate({ to: '/seats', search: { next: href } })
  }, [gone, href, navigate])
}

/** A new page begins at its top, also for those who hear it. An opened item is not a new page. */
function useFocusOnNewPage(main: { readonly current: HTMLElement | null }): void {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))
  )
}
