// Where boxes and lines of the dependencies stand, left to right: what is needed before what needs it. In pixels, from the upper left corner.
// Fetched with the layout library when a picture is first drawn. Called by dependency-picture.tsx.

import { Graph, layout } from '@dagrejs/dagre'
import type { ItemId } from '../../shared/ids.ts'
import { type Dependency, endsOf, isBroken } from './dependency-graph.ts'

export const boxSize = { width: 208, height: 86 } as const
const warningSize = { width: 96, height: 24 } as const
const margin = 8

export interface Point {
  readonly x: number
  readonly y: number
}

export interface DependencyLayout {
  readonly width: number
  readonly height: number
  /** Upper left corner of each box. */
  readonly boxes: ReadonlyMap<ItemId, Point>
  readonly lines: readonly {
    readonly dependency: Dependency
    readonly points: readonly Point[]
    /** Middle of the warning where the order goes against it. */
    readonly warning: Point | null
  }[]
}

/** @returns the same for the same dependencies in the same order */
export function layoutDependencies(dependencies: readonly Dependency[]): DependencyLayout {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 48, marginx: margin, marginy: margin })
  for (const id of endsOf(dependencies)) graph.setNode(id, { ...boxSize })
  for (const each of dependencies) {
    graph.setEdge(each.needs, each.item, isBroken(each) ? { ...warningSize, labelpos: 'c' } : {})
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number }
  const boxes = new Map(
    graph.nodes().map((id) => {
      const { x, y } = graph.node(id) as Point
      return [id as ItemId, { x: x - boxSize.width / 2, y: y - boxSize.height / 2 }]
    }),
  )
  const lines = dependencies.map((dependency) => {
    const edge = graph.edge(dependency.needs, dependency.item) as Partial<Point> & { readonly points: readonly Point[] }
    const { x, y, points } = edge
    const warning = isBroken(dependency) && x !== undefined && y !== undefined ? { x, y } : null
    return { dependency, points, warning }
  })
  return { width, height, boxes, lines }
}
