// PDF table: a table over as many pages as it takes, its columns named anew at the head of each, its headers told apart by tag and scope, so
// that a cell can be read aloud with its column and its row. Called by pdf-pen.ts.

import type { Block, Run } from './block.ts'

const sizePt = 9
const cellPadPt = 4

export interface TablePlace {
  readonly parent: PDFKit.PDFStructureElement
  readonly xPt: number
  readonly widthPt: number
  /** Room between lines, of the size of the letters. */
  readonly lineFactor: number
  readonly flow: (
    runs: readonly Run[],
    o: { readonly sizePt: number; readonly xPt: number; readonly widthPt: number },
  ) => void
  /** Draws what is no part of what is read aloud. */
  readonly artifact: (draw: () => void) => void
  readonly keepTogether: (neededPt: number) => void
  readonly bottomPt: () => number
}

export function drawTable(
  pdf: PDFKit.PDFDocument,
  { caption, head, rows }: Extract<Block, { kind: 'table' }>,
  place: TablePlace,
): void {
  const { parent, artifact } = place
  const table = pdf.struct('Table', { title: caption })
  parent.add(table)
  // What a row is about needs most room.
  const widths = head.map((_, at) => place.widthPt * (at === 0 ? 0.44 : 0.56 / (head.length - 1)))
  const startPt = (column: number): number => widths.slice(0, column).reduce((sum, each) => sum + each, place.xPt)
  const innerPt = (column: number): number => (widths[column] ?? 0) - cellPadPt

  const heightPt = (cells: readonly string[], bold: boolean): number => {
    pdf.font(bold ? 'bold' : 'regular').fontSize(sizePt)
    const lineGap = sizePt * place.lineFactor
    const heights = cells.map((cell, at) => pdf.heightOfString(cell || ' ', { width: innerPt(at), lineGap }))
    return Math.max(...heights) + 2 * cellPadPt
  }

  /** @param wrap draws one cell under its tag, or under none */
  const draw = (
    cells: readonly string[],
    o: { readonly bold: boolean; readonly wrap: (column: number, cell: () => void) => void },
  ): void => {
    const [fromPt, rowPt] = [pdf.y, heightPt(cells, o.bold)]
    for (const [at, cell] of cells.entries()) {
      o.wrap(at, () => {
        pdf.y = fromPt + cellPadPt
        const run = { text: cell || ' ', ...(o.bold && { bold: true as const }) }
        place.flow([run], { sizePt, xPt: startPt(at), widthPt: innerPt(at) })
      })
    }
    pdf.y = fromPt + rowPt
    artifact(() => {
      pdf
        .lineWidth(0.5)
        .moveTo(place.xPt, pdf.y)
        .lineTo(place.xPt + place.widthPt, pdf.y)
        .stroke('#777')
    })
  }

  const row = (cells: readonly string[], isHead: boolean): void => {
    const tr = pdf.struct('TR')
    table.add(tr)
    const tagged = (column: number, cell: () => void): void => {
      const scope = isHead ? 'Column' : column === 0 ? 'Row' : null
      // PDFKit knows the scope of a header; its types do not yet.
      const options = scope === null ? {} : ({ scope } as object)
      tr.add(pdf.struct(scope === null ? 'TD' : 'TH', options, cell))
    }
    draw(cells, { bold: isHead, wrap: tagged })
    tr.end()
  }

  place.keepTogether(heightPt(head, true) + heightPt(rows[0] ?? [''], false))
  row(head, true)
  for (const cells of rows) {
    if (pdf.y + heightPt(cells, false) > place.bottomPt()) {
      pdf.addPage()
      // Whoever sees the page has its columns named; whoever hears it has heard them.
      draw(head, { bold: true, wrap: (_column, cell) => artifact(cell) })
    }
    row(cells, false)
  }
  table.end()
}
