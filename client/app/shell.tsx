// The frame around every page: skip link, top bar, main, and tabs at the bottom of a phone. The top bar's right is filled by the page through
// ui/shell-slots. `ProgrammeShell` adds the programme and its three lists, and shows a page only to those who belong. A page with a head of
// its own (a meeting) draws head and main itself, the latter with the id `main`. Called by the routes.

import { MenuHamburgerIcon } from '@navikt/aksel-icons'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createContext, Suspense, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { DurabilityBanner } from './durability-banner.tsx'
import { KeyboardMap } from './keyboard-map.tsx'
import { NewerBuildBanner } from './newer-build-banner.tsx'
import { CommandPalette, fetchAhead } from './pages.ts'
import { usePersonMenu } from './person-menu.tsx'
import { PhoneTabs } from './phone-tabs.tsx'
import './shell.css'
import { SignInAgain } from './sign-in-again.tsx'
import { TopBar } from './top-bar.tsx'

export type ShellProps = {
  readonly programmeId?: ProgrammeId | null
  /** The page draws its own head and main. */
  readonly ownHead?: boolean
  readonly children: ReactNode
}

/** Whether what is drawn stands in a shell already. */
export const InShellContext = createContext(false)

export function Shell({ programmeId = null, ownHead = false, children }: ShellProps) {
  const { t } = useTranslation('shell')
  const [keyboardOpen, setKeyboardOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  useFocusOnNewPage()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setPaletteOpen(true)
        return
      }
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      setKeyboardOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const openKeyboard = useCallback(() => setKeyboardOpen(true), [])
  const openPalette = useCallback(() => setPaletteOpen(true), [])
  return (
    <div className="shell" data-tabs={programmeId === null || ownHead ? undefined : 'true'}>
      {/* biome-ignore lint/a11y/useValidAnchor: it does lead to #main; only the address is kept clean, because it is shared */}
      <a
        className="ds-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          mainPart()?.focus()
        }}
      >
        {t('skip')}
      </a>
      {!ownHead && <TopBar programmeId={programmeId} onOpenKeyboard={openKeyboard} onOpenPalette={openPalette} />}
      <DurabilityBanner />
      <NewerBuildBanner />
      {ownHead ? (
        <KeyboardContext value={openKeyboard}>{children}</KeyboardContext>
      ) : (
        <main id="main" tabIndex={-1}>
          <InShellContext value>{children}</InShellContext>
        </main>
      )}
      {programmeId !== null && !ownHead && <PhoneTabs programmeId={programmeId} onOpenKeyboard={openKeyboard} />}
      <SignInAgain />
      {paletteOpen && (
        <Suspense fallback={null}>
          <CommandPalette
            programmeId={programmeId}
            onOpenKeyboard={openKeyboard}
            onClose={() => setPaletteOpen(false)}
          />
        </Suspense>
      )}
      {keyboardOpen && <KeyboardMap onClose={() => setKeyboardOpen(false)} />}
    </div>
  )
}

export function ProgrammeShell({
  programmeId,
  ownHead = false,
  children,
}: {
  readonly programmeId: ProgrammeId
  readonly ownHead?: boolean
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
  return (
    <Shell programmeId={programmeId} ownHead={ownHead}>
      {children}
    </Shell>
  )
}

/** Opens the map of the keyboard; for the menu of a page with a head of its own. */
const KeyboardContext = createContext<() => void>(() => undefined)

/** The person's menu, for a page with a head of its own. */
export function OwnMenu() {
  const { t } = useTranslation('shell')
  const menu = usePersonMenu({ onOpenKeyboard: useContext(KeyboardContext), programmeId: null })
  return (
    <>
      <Menu label={t('menu')} groups={menu.groups} head={menu.head} buttonClass="top-menu-b" align="end">
        <Icon of={MenuHamburgerIcon} />
      </Menu>
      {menu.dialog}
    </>
  )
}

/** A new page begins at its top, also for those who hear it. An opened item is not a new page. */
function useFocusOnNewPage(): void {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    mainPart()?.focus({ preventScroll: true })
  }, [pathname])
}

function mainPart(): HTMLElement | null {
  return document.getElementById('main')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))
  )
}
