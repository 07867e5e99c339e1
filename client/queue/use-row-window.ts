// Which rows of the queue are drawn: those in sight and a few around them, those that must not be torn down, and both lines of the frame. Called by
// queue-table.tsx.

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo } from 'react'
import type { QueueRowPart } from './queue-rows.ts'
import type { RowHeights, RowLayout } from './row-layout.ts'

export interface RowWindow {
  readonly shown: readonly { readonly row: QueueRowPart; readonly index: number; readonly topPx: number }[]
  /** Brings a row into sight. */
  readonly scrollTo: (key: string) => void
}

/** @param o.kept keys of rows that stay drawn wherever they are; null counts for nothing */
export function useRowWindow(o: {
  readonly rows: readonly QueueRowPart[]
  readonly layout: RowLayout
  readonly heights: RowHeights
  readonly scrollMargin: number
  readonly kept: readonly (string | null)[]
}): RowWindow {
  const { rows, layout, heights, scrollMargin } = o
  const lines = useMemo(() => rows.flatMap(({ kind }, at) => (kind === 'line' ? [at] : [])), [rows])
  const kept = o.kept.map((key) => (key === null ? -1 : layout.keys.indexOf(key)))
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: useCallback((index: number) => heights[rows[index]?.kind ?? 'item'], [rows, heights]),
    overscan: 8,
    scrollMargin,
    scrollPaddingStart: heights.item + 8,
    scrollPaddingEnd: 72,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range))
      for (const at of [...kept, ...lines]) if (at >= 0) indexes.add(at)
      return [...indexes].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are what is measured
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heights])
  const scrollTo = useCallback(
    (key: string) => {
      const at = layout.keys.indexOf(key)
      if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
    },
    [virtualizer, layout],
  )
  return {
    shown: virtualizer.getVirtualItems().flatMap(({ index }) => {
      const row = rows[index]
      return row === undefined ? [] : [{ row, index, topPx: layout.tops[index] ?? 0 }]
    }),
    scrollTo,
  }
}
