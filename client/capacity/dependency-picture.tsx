// The picture of dependencies: boxes that open their item, and lines from what is needed to what needs it. A line that the order goes against is drawn otherwise
// and says so in a word. Fetched with its layout when it is first shown. Called by dependency-section.tsx.

import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { Icon } from '../ui/icon.tsx'
import { type Dependency, isBroken } from './dependency-graph.ts'
import { boxSize, layoutDependencies, type Point } from './layout-dependencies.ts'

export interface DependencyPictureProps {
  readonly board: Board
  readonly dependencies: readonly Dependency[]
  readonly onOpenItem: (id: ItemId) => void
}

export function DependencyPicture({ board, dependencies, onOpenItem }: DependencyPictureProps) {
  const { t } = useTranslation('capacity')
  const { areaShort } = useProgrammeNames()
  // What stands where on the board is told in the boxes; the layout follows what needs what, and what is broken.
  const shape = dependencies.map(({ item, needs, state }) => `${needs}>${item}:${state}`).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is what it is laid out by
  const { width, height, boxes, lines } = useMemo(() => layoutDependencies(dependencies), [shape])
  return (
    <section
      className="dep-w"
      aria-label={t('deps.picture', { count: dependencies.length, items: boxes.size })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is moved with the arrow keys
      tabIndex={0}
    >
      <div className="dep-p" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <marker id="dep-a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8Z" className="dep-h" />
            </marker>
            <marker id="dep-w" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8Z" className="dep-h" data-broken="true" />
            </marker>
          </defs>
          {lines.map(({ dependency, points }) => {
            const broken = isBroken(dependency)
            return (
              <path
                key={`${dependency.needs} ${dependency.item}`}
                className="dep-l"
                data-broken={broken ? 'true' : undefined}
                d={pathOf(points)}
                markerEnd={broken ? 'url(#dep-w)' : 'url(#dep-a)'}
              />
            )
          })}
        </svg>
        <ul>
          {[...boxes].map(([id, at]) => {
            const item = board.items.get(id)
            const place = placeOf(board, id)
            if (item === undefined || place === null) return null
            const where = place.list === 'cut' ? t('deps.onCutList') : t('deps.place', { place: place.place })
            return (
              <li key={id} style={{ left: at.x, top: at.y, ...boxSize }}>
                <button type="button" className="dep-n" data-list={place.list} onClick={() => onOpenItem(id)}>
                  <span className="dep-i">
                    <b>{id}</b> <span className="muted">{where}</span>
                  </span>
                  <span className="dep-s">{item.title}</span>
                  <span className="dep-r muted">{areaShort(item.area)}</span>
                </button>
              </li>
            )
          })}
          {lines.map(({ dependency, warning }) =>
            warning === null ? null : (
              <li
                key={`${dependency.needs} ${dependency.item}`}
                className="dep-x"
                style={{ left: warning.x, top: warning.y }}
              >
                <Icon of={ExclamationmarkTriangleIcon} />
                <span className="sr">{dependency.needs} </span>
                {t(`deps.warning.${dependency.state === 'cut' ? 'cut' : 'below'}`)}
              </li>
            ),
          )}
        </ul>
      </div>
    </section>
  )
}

/** A line through the points, rounded at those between. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const last = rest.at(-1)
  const between = rest.slice(0, -1).map((at, place) => {
    const next = rest[place + 1] ?? at
    const isLast = place === rest.length - 2
    const end = isLast ? next : { x: (at.x + next.x) / 2, y: (at.y + next.y) / 2 }
    return `Q${at.x} ${at.y} ${end.x} ${end.y}`
  })
  return `M${first.x} ${first.y}${between.length > 0 ? between.join('') : last === undefined ? '' : `L${last.x} ${last.y}`}`
}
