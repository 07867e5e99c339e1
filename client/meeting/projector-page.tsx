// The projector: what the room sees, large, by a link and without a seat. One claim as heading, at most eight rows, a clock and the item's time.
// Says plainly when the link is over or the connection lost. Called by client/app.

import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { localName } from '../../shared/language/local-name.ts'
import { isOver, type ProjectorNow, useProjector } from '../api/projector-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { useDocumentTitle } from '../ui/page-head.tsx'
import { chooseTheme } from '../ui/theme.ts'
import { useFormat } from '../ui/use-format.ts'
import { durationText, readTimer } from './clock-reading.ts'
import './projector-page.css'
import { useServerNow } from '../ui/use-server-now.ts'
import { ProjectorShows } from './projector-shows.tsx'

export function ProjectorPage({ token }: { readonly token: string }) {
  const { t } = useTranslation('meeting')
  const projector = useProjector(token)
  useDocumentTitle(t('projector.title'))
  if (isOver(projector.error)) return <Plain lead={t('projector.over')} body={t('projector.overBody')} />
  if (projector.data === undefined) {
    return projector.error === null ? <Plain lead="" /> : <Plain lead={t('projector.lostNothing')} />
  }
  return <Screen view={projector.data} lost={projector.error !== null} />
}

function Plain({ lead, body }: { readonly lead: string; readonly body?: string }) {
  return (
    <main className="pj" id="main" tabIndex={-1}>
      <h1 role="status">{lead}</h1>
      {body !== undefined && <p className="pj-text">{body}</p>}
    </main>
  )
}

function Screen({ view, lost }: { readonly view: ProjectorNow; readonly lost: boolean }) {
  const { t } = useTranslation('meeting')
  const { t: points } = useTranslation('points')
  const language = useLanguage()
  const format = useFormat()
  return (
    <main className="pj" id="main" tabIndex={-1}>
      <header className="pj-h">
        <p>
          {view.item === null ? (
            view.title
          ) : (
            <>
              {t('sees.pages.agenda-item', { number: view.item.number })}
              <span>{points(`kinds.${view.item.kind}`)}</span>
            </>
          )}
        </p>
        <p className="pj-r">
          {view.answered !== null && <span>{t('projector.answered', view.answered)}</span>}
          <Times view={view} />
        </p>
      </header>
      <ProjectorShows view={view} />
      <footer className="pj-f">
        {lost ? (
          <span className="pj-lost" role="status">
            {t('projector.lost', { time: format.clock(new Date(view.serverTime)) })}
          </span>
        ) : (
          <span>
            {view.speaking === null
              ? localName(view.programme, language)
              : t('projector.speaking', { name: view.speaking })}
          </span>
        )}
        <ThemeSwitch />
      </footer>
    </main>
  )
}

function Times({ view }: { readonly view: ProjectorNow }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  const nowMs = useServerNow(view.offsetMs)
  const reading = view.timer === null ? null : readTimer(view.timer, nowMs)
  return (
    <>
      {reading !== null && (
        <b className="pj-time" data-over={reading.over ? 'true' : undefined}>
          {reading.over ? t('speakers.over', { time: durationText(reading.leftMs) }) : durationText(reading.leftMs)}
        </b>
      )}
      <span className="pj-clock">{format.clock(new Date(nowMs))}</span>
    </>
  )
}

/** A room is light or dark whatever the machine behind the projector says. */
function ThemeSwitch() {
  const { t } = useTranslation('meeting')
  const dark = useSyncExternalStore(followTheme, () => document.documentElement.dataset.colorScheme === 'dark')
  return (
    <button type="button" className="pj-theme" onClick={() => chooseTheme(dark ? 'light' : 'dark')}>
      {t('projector.theme')}
    </button>
  )
}

function followTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-color-scheme'] })
  return () => observer.disconnect()
}
