// What stands in the middle of a projector: one claim as heading and at most eight rows, or the board's own words. Long words are set smaller, and
// never cut. Called by projector-page.tsx.

import { useTranslation } from 'react-i18next'
import type { ProjectorView, ProjectorShows as Shows } from '../../shared/contract/projector.ts'
import { doesWords, useEffectWords } from '../item/use-effect-words.ts'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'

const atMostRows = 8
/** Letters from which a text is set smaller, and stands alone. */
const longText = 320

type Of<Type extends Shows['type']> = Extract<Shows, { type: Type }>

export function ProjectorShows({ view }: { readonly view: ProjectorView }) {
  const { t } = useTranslation('meeting')
  const { shows } = view
  switch (shows.type) {
    case 'nothing':
      return (
        <h1>
          {view.state === 'in-session'
            ? (view.item?.title ?? view.title)
            : view.state === 'adjourned' || view.state === 'approved'
              ? t('projector.adjourned')
              : t('projector.waiting')}
        </h1>
      )
    case 'agenda':
      return <AgendaRows shows={shows} />
    case 'wording':
      return (
        <>
          <h1 data-alone={shows.version === null && shows.about.length === 0 ? 'true' : undefined}>{shows.title}</h1>
          {shows.version !== null && (
            <>
              <p className="pj-l">{t('wording.version', { version: shows.version })}</p>
              <Words text={shows.text} />
            </>
          )}
          {shows.text.length <= longText && <About rows={shows.about} view={view} />}
        </>
      )
    case 'round':
      return <Round shows={shows} />
    case 'decision':
      return <Decided shows={shows} />
    case 'list':
      return <BoardRows shows={shows} view={view} />
    case 'item':
      return <OneItem shows={shows} view={view} />
  }
}

/** What of the board an agenda item is about: under its text, or alone while there is none. */
function About({ rows, view }: { readonly rows: Of<'wording'>['about']; readonly view: ProjectorView }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <>
      <ol className="pj-rows pj-about">
        {rows.map((row) => (
          <li key={row.id} className="pj-item">
            <span className="pj-i">{row.id}</span>
            <span className="pj-t">{row.title}</span>
            <span className="num">{row.mnok === null ? '–' : format.number(row.mnok)}</span>
          </li>
        ))}
      </ol>
      <p className="pj-more">{t('projector.unit', { unit: view.currency, year: view.priceYear })}</p>
    </>
  )
}

/** The board's own words; the more there are, the smaller, down to what can still be read at the back. */
function Words({ text }: { readonly text: string }) {
  return (
    <p className="pj-words" data-long={text.length > 700 ? 'very' : text.length > longText ? 'yes' : undefined}>
      <WholeIds>{text}</WholeIds>
    </p>
  )
}

function AgendaRows({ shows }: { readonly shows: Of<'agenda'> }) {
  const { t } = useTranslation('meeting')
  const at = Math.max(
    0,
    shows.rows.findIndex((row) => row.current),
  )
  const from = Math.max(0, Math.min(at - 3, shows.rows.length - atMostRows))
  const rows = shows.rows.slice(from, from + atMostRows)
  const left = shows.rows.length - rows.length
  return (
    <>
      <h1>{t('agenda.title')}</h1>
      <ol className="pj-rows">
        {rows.map((row) => (
          <li key={row.number} data-on={row.current ? 'true' : undefined} data-done={row.covered ? 'true' : undefined}>
            <span className="num">{row.number}</span>
            <span className="pj-t">{row.title}</span>
            <span className="num">
              {row.covered && !row.current ? t('agenda.covered') : t('agenda.minutes', { count: row.minutes })}
            </span>
          </li>
        ))}
      </ol>
      {left > 0 && <p className="pj-more">{t('projector.more', { count: left })}</p>}
    </>
  )
}

function Round({ shows }: { readonly shows: Of<'round'> }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  return (
    <>
      <h1>{t('round.title', { number: shows.number })}</h1>
      <Words text={shows.wording} />
      {shows.revealed !== null && (
        <ol className="pj-rows pj-pos">
          {shows.revealed.map(({ position, seats }) => (
            <li key={position}>
              <span className="num">{seats.length}</span>
              <span className="pj-t">
                <b>{t(`position.${position}`)}:</b> {format.list(seats)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Decided({ shows }: { readonly shows: Of<'decision'> }) {
  const { t } = useTranslation('meeting')
  const words = useEffectWords(nobody)
  const does = doesWords({ effect: shows.effect, reverses: shows.reverses, words })
  return (
    <>
      <h1>{t('decide.registered', { number: shows.number })}</h1>
      <Words text={shows.wording} />
      {does !== '' && (
        <p className="pj-l">
          <WholeIds>{does}</WholeIds>
        </p>
      )}
    </>
  )
}

/** A projector is told no names of what a decision does. */
const nobody = (id: string) => ({ id, name: '', organisation: '', colour: 0 })

function BoardRows({ shows, view }: { readonly shows: Of<'list'>; readonly view: ProjectorView }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  const rows = shows.rows.slice(0, atMostRows)
  const about = rows.filter((row) => row.about).map(({ id, place }) => t('projector.place', { id, place }))
  const list = shows.list === 'queue' ? t('board.queue') : t('board.cutList')
  return (
    <>
      <h1>{shows.list === 'queue' && about.length > 0 ? format.list(about) : list}</h1>
      <ol className="pj-rows">
        {rows.map((row) => (
          <li key={row.id} data-on={row.about ? 'true' : undefined} className="pj-item">
            <span className="num">{row.place}</span>
            <span className="pj-i">{row.id}</span>
            <span className="pj-t">{row.title}</span>
            <span className="num">{row.mnok === null ? '–' : format.number(row.mnok)}</span>
          </li>
        ))}
      </ol>
      <p className="pj-more">
        {shows.total > rows.length && `${t('projector.more', { count: shows.total - rows.length })}. `}
        {t('projector.unit', { unit: view.currency, year: view.priceYear })}
      </p>
    </>
  )
}

function OneItem({ shows, view }: { readonly shows: Of<'item'>; readonly view: ProjectorView }) {
  const { t: points } = useTranslation('points')
  const { t } = useTranslation('meeting')
  const format = useFormat()
  return (
    <>
      <h1>
        <span className="nowrap">{shows.id}</span> {shows.title}
      </h1>
      <ol className="pj-rows pj-facts">
        <li>
          <span className="pj-t">
            {shows.list === 'queue' ? points('linked.place', { place: shows.place }) : points('linked.cut')}
          </span>
        </li>
        <li>
          <span className="pj-t">
            {shows.estimate === null
              ? t('board.noEstimate')
              : `${format.withUnit(shows.estimate.likely, view.currency)} (${format.range(shows.estimate.low, shows.estimate.high)})`}
          </span>
        </li>
        {shows.missing > 0 && (
          <li>
            <span className="pj-t">{t('projector.unready', { count: shows.missing })}</span>
          </li>
        )}
      </ol>
    </>
  )
}
