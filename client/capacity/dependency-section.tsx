// Dependencies on the page: in words where the order breaks them, the picture of all of them or of one area, and the table behind it. Called by capacity-page.tsx.

import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { ChipSelect } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { WholeIds } from '../ui/whole-ids.tsx'
import { type Dependency, dependenciesOf, endsOf, inArea, isBroken } from './dependency-graph.ts'

/** The layout library comes with the picture. Where it does not come, the table says the same. */
const Picture = lazy(async () => {
  try {
    return { default: (await import('./dependency-picture.tsx')).DependencyPicture }
  } catch {
    return { default: NoPicture }
  }
})

/** More boxes than these are no picture anybody reads, and take long to lay out. */
const mostBoxes = 120

export interface DependencySectionProps {
  readonly board: Board
  readonly onOpenItem: (id: ItemId) => void
}

export function DependencySection({ board, onOpenItem }: DependencySectionProps) {
  const { t } = useTranslation('capacity')
  const language = useLanguage()
  const { structure } = useProgrammeNames()
  const [area, setArea] = useState('')
  const all = useMemo(() => dependenciesOf(board), [board])
  const shown = useMemo(() => inArea(board, all, area), [board, all, area])
  const boxes = useMemo(() => endsOf(shown).length, [shown])
  // Areas that have any: a filter never leads to nothing.
  const areas = useMemo(() => {
    const used = new Set(endsOf(all).map((id) => board.items.get(id)?.area))
    return structure.areas.filter(({ id }) => used.has(id))
  }, [all, board, structure])
  return (
    <section className="card cap-s" aria-labelledby="cap-deps">
      <div className="cap-h">
        <h2 id="cap-deps">{t('deps.title')}</h2>
        {areas.length > 1 && (
          <ChipSelect
            label={t('deps.area')}
            value={area}
            options={[
              { value: '', label: t('deps.all') },
              ...areas.map((each) => ({ value: each.id, label: localName(each.name, language) })),
            ]}
            onChange={setArea}
          />
        )}
      </div>
      {all.length === 0 ? (
        <p className="muted">{t('deps.none')}</p>
      ) : (
        <>
          <BrokenList board={board} dependencies={shown} onOpenItem={onOpenItem} />
          {shown.length === 0 ? (
            <p className="muted">{t('deps.noneInArea')}</p>
          ) : (
            <>
              {boxes > mostBoxes ? (
                <p className="muted">{t('deps.tooMany', { items: boxes })}</p>
              ) : (
                <>
                  <p className="small muted">{t('deps.sub')}</p>
                  <Suspense fallback={<LoadingRows label={t('deps.loading')} rows={4} />}>
                    <Picture board={board} dependencies={shown} onOpenItem={onOpenItem} />
                  </Suspense>
                </>
              )}
              <DependencyTable board={board} dependencies={shown} onOpenItem={onOpenItem} />
            </>
          )}
        </>
      )}
    </section>
  )
}

interface Shown extends DependencySectionProps {
  readonly dependencies: readonly Dependency[]
}

function NoPicture(_: Shown) {
  const { t } = useTranslation('capacity')
  return <p className="muted">{t('deps.failed')}</p>
}

function BrokenList({ board, dependencies, onOpenItem }: Shown) {
  const { t } = useTranslation('capacity')
  const broken = dependencies.filter(isBroken)
  if (broken.length === 0) return <p>{t('deps.kept')}</p>
  return (
    <div className="dep-b">
      <p className="strong">{t('deps.broken', { count: broken.length })}</p>
      <ul className="cap-l">
        {broken.map(({ item, needs, state }) => {
          const words = {
            item,
            needs,
            place: placeOf(board, item)?.place ?? 0,
            needsPlace: placeOf(board, needs)?.place ?? 0,
          }
          return (
            <li key={`${item} ${needs}`}>
              <button type="button" className="cap-i" onClick={() => onOpenItem(item)}>
                <Icon of={ExclamationmarkTriangleIcon} />{' '}
                <WholeIds>{state === 'cut' ? t('deps.cut', words) : t('deps.below', words)}</WholeIds>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function DependencyTable({ board, dependencies, onOpenItem }: Shown) {
  const { t } = useTranslation('capacity')
  const [open, setOpen] = useState(false)
  const named = (id: ItemId) => (
    <button type="button" className="cap-i" data-item={id} onClick={() => onOpenItem(id)}>
      <b>{id}</b> {board.items.get(id)?.title}
    </button>
  )
  return (
    <details className="dep-t" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('deps.table')}</summary>
      {open && (
        <div className="heat-w">
          <table>
            <caption className="sr">{t('deps.tableCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('deps.item')}</th>
                <th scope="col">{t('deps.needs')}</th>
                <th scope="col">{t('deps.why')}</th>
                <th scope="col">{t('deps.stands')}</th>
              </tr>
            </thead>
            <tbody>
              {dependencies.map((each) => (
                <tr key={`${each.item} ${each.needs}`}>
                  <th scope="row">{named(each.item)}</th>
                  <td>{named(each.needs)}</td>
                  <td>{each.why}</td>
                  <td>
                    <StateWord state={isBroken(each) ? 'warn' : 'ok'}>{t(`deps.states.${each.state}`)}</StateWord>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
