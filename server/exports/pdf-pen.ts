// PDF pen: writes one piece of a document after the other on A4 pages, each under its own tag, and keeps together what belongs together.
// Knows measures and PDFKit, and nothing of minutes. Called by pdf-document.ts.

import type { Block, PlainDocument, Run } from './block.ts'
import { drawTable } from './pdf-table.ts'

type Pdf = PDFKit.PDFDocument
type Tag = 'P' | 'H1' | 'H2' | 'H3'

type Piece = Omit<Run, 'text'> & { text: string; readonly isLacking?: true }
/** PDFKit's open face; its types do not tell of it. */
interface OpenFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
}

export const marginPt = 57
const pageWidthPt = 595.28
export const textWidthPt = pageWidthPt - 2 * marginPt
const lineFactor = 0.42
const listIndentPt = 16

export interface TextStyle {
  readonly sizePt: number
  readonly gapBeforePt: number
  readonly gapAfterPt?: number
  readonly indentPt?: number
}

export interface PdfPen {
  text(tag: Tag, runs: readonly Run[], style: TextStyle): void
  /** Names what is written next in the outline a reader shows beside the pages. */
  bookmark(title: string, level: 2 | 3): void
  quote(o: {
    readonly runs: readonly Run[]
    readonly sizePt: number
    readonly indentPt: number
    readonly by: string | null
    readonly ruleWidthPt: number
    /** Not split where one page holds it. */
    readonly whole: boolean
  }): void
  list(
    items: readonly (readonly Block[])[],
    o: {
      readonly ordered: boolean
      readonly indentPt: number
      readonly draw: (block: Block, indentPt: number) => void
    },
  ): void
  table(table: Extract<Block, { kind: 'table' }>, widthPt: number): void
  gap(text: string): void
  rule(): void
  /** Begins a new page when less than this is left. */
  keepTogether(neededPt: number): void
  close(): void
}

export function pdfPen(pdf: Pdf): PdfPen {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  /** What is written next belongs to it: the document, or the item of a list. */
  let parent = root
  const lastPage = (): number => pdf.bufferedPageRange().count - 1
  const bottomPt = (): number => pdf.page.height - pdf.page.margins.bottom

  const keepTogether = (neededPt: number): void => {
    if (pdf.y + neededPt > bottomPt()) pdf.addPage()
  }

  const styled = (run: Piece, sizePt: number): Pdf => pdf.font(faceOf(run)).fontSize(sizePt)

  /** Writes runs as one flowing paragraph. */
  const flow = (
    runs: readonly Run[],
    o: { readonly sizePt: number; readonly xPt: number; readonly widthPt: number },
  ): void => {
    for (const line of linesOf(runs).map((each) => each.flatMap((run) => pieces(pdf, run)))) {
      for (const [at, run] of line.entries()) {
        const options = {
          width: o.widthPt,
          lineGap: o.sizePt * lineFactor,
          continued: at < line.length - 1,
          underline: run.underline ?? false,
          strike: run.strike ?? false,
        }
        styled(run, o.sizePt)
        if (at === 0) pdf.text(run.text, o.xPt, pdf.y, options)
        else pdf.text(run.text, options)
      }
    }
  }

  const text = (tag: Tag, runs: readonly Run[], style: TextStyle): void => {
    const indentPt = style.indentPt ?? 0
    pdf.y += style.gapBeforePt
    keepTogether(style.sizePt * 1.5)
    parent.add(
      pdf.struct(tag, {}, () =>
        flow(runs, { sizePt: style.sizePt, xPt: marginPt + indentPt, widthPt: textWidthPt - indentPt }),
      ),
    )
    pdf.y += style.gapAfterPt ?? 0
  }

  const artifact = (draw: () => void): void => {
    pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    pdf.endMarkedContent()
  }

  let chapter: PDFKit.PDFOutline | null = null
  return {
    text,
    keepTogether,
    bookmark(title, level) {
      const above: PDFKit.PDFOutline = level === 3 && chapter !== null ? chapter : pdf.outline
      const made = above.addItem(title)
      if (level === 2) chapter = made
    },
    quote({ runs, sizePt, indentPt, by, ruleWidthPt, whole }) {
      const xPt = marginPt + indentPt + 12
      const widthPt = textWidthPt - indentPt - 12
      styled({ text: '' }, sizePt)
      const lineGap = sizePt * lineFactor
      const heightPt = pdf.heightOfString(runs.map((run) => run.text).join(''), { width: widthPt, lineGap })
      pdf.y += 6
      const isKept = whole && heightPt < bottomPt() - marginPt
      keepTogether(isKept ? heightPt + (by === null ? 0 : 16) : 3 * sizePt * (1 + lineFactor))
      const [fromPt, fromPage] = [pdf.y, lastPage()]
      parent.add(pdf.struct('BlockQuote', {}, () => flow(runs, { sizePt, xPt, widthPt })))
      const [toPt, toPage] = [pdf.y, lastPage()]
      for (let page = fromPage; page <= toPage; page += 1) {
        pdf.switchToPage(page)
        const startsPt = page === fromPage ? fromPt : marginPt
        const endsPt = page === toPage ? toPt - lineGap : bottomPt()
        artifact(() => {
          pdf
            .lineWidth(ruleWidthPt)
            .moveTo(xPt - 10, startsPt)
            .lineTo(xPt - 10, endsPt)
            .stroke('#000')
        })
      }
      pdf.y = toPt
      if (by !== null) parent.add(pdf.struct('P', {}, () => flow([{ text: by }], { sizePt: 8.5, xPt, widthPt })))
      pdf.y += 4
    },
    list(items, { ordered, indentPt, draw }) {
      const list = pdf.struct('L')
      const around = parent
      around.add(list)
      for (const [at, item] of items.entries()) {
        pdf.y += 3
        keepTogether(16)
        const yPt = pdf.y
        const [first, ...rest] = item
        const runs = first?.kind === 'paragraph' ? first.runs : []
        const xPt = marginPt + indentPt
        const entry = pdf.struct('LI')
        list.add(entry)
        const mark = (): void => {
          styled({ text: '' }, 10.5).text(ordered ? `${at + 1}.` : '•', xPt, yPt, { lineBreak: false })
          pdf.y = yPt
        }
        const body = (): void =>
          flow(runs, { sizePt: 10.5, xPt: xPt + listIndentPt, widthPt: textWidthPt - indentPt - listIndentPt })
        entry.add(pdf.struct('Lbl', {}, mark))
        parent = pdf.struct('LBody')
        entry.add(parent)
        parent.add(body)
        for (const block of first?.kind === 'paragraph' ? rest : item) draw(block, indentPt + listIndentPt)
        parent.end()
        entry.end()
      }
      list.end()
      parent = around
    },
    table(table, widthPt) {
      pdf.y += 6
      drawTable(pdf, table, { parent, xPt: marginPt, widthPt, lineFactor, flow, artifact, keepTogether, bottomPt })
      pdf.y += 8
    },
    gap(words) {
      pdf.y += 18
      keepTogether(36)
      const yPt = pdf.y
      artifact(() => {
        pdf.lineWidth(0.75).dash(3, { space: 2 }).rect(marginPt, yPt, textWidthPt, 26).stroke('#000').undash()
      })
      pdf.y = yPt + 8
      parent.add(
        pdf.struct('P', {}, () =>
          flow([{ text: words, italic: true }], { sizePt: 9.5, xPt: marginPt + 8, widthPt: textWidthPt - 16 }),
        ),
      )
      pdf.y = yPt + 30
    },
    rule() {
      pdf.y += 6
      artifact(() => {
        pdf
          .lineWidth(0.5)
          .moveTo(marginPt, pdf.y)
          .lineTo(marginPt + textWidthPt, pdf.y)
          .stroke('#777')
      })
      pdf.y += 6
    },
    close: () => root.end(),
  }
}

/** @returns a run in pieces its face has letters for, and pieces it has not: Source Serif 4 lacks the Ŧ of North Sámi. */
function pieces(pdf: Pdf, run: Run): readonly Piece[] {
  const face = (pdf.font(faceOf(run)) as unknown as OpenFont)._font.font
  const found: Piece[] = []
  for (const letter of run.text) {
    const isLacking = !face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
    const last = found.at(-1)
    if (last !== undefined && (last.isLacking ?? false) === isLacking) last.text += letter
    else found.push({ ...run, text: letter, ...(isLacking && { isLacking }) })
  }
  return found.length > 0 ? found : [run]
}

function faceOf({ bold, italic, isLacking }: Piece): string {
  if (isLacking) return bold ? 'fallbackBold' : 'fallback'
  return bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular'
}

/** @returns runs line by line, as their line breaks have it; at least one run in each. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if (run.text === '\n') lines.push([])
    else lines.at(-1)?.push(run)
  }
  return lines.map((line) => (line.length > 0 ? line : [{ text: ' ' }]))
}

/** Writes the foot of every page, once it is known how many there are. */
export function drawFeet(pdf: Pdf, doc: Pick<PlainDocument, 'foot' | 'pageOf'>): void {
  const { count } = pdf.bufferedPageRange()
  const footPieces = pieces(pdf, { text: doc.foot })
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    const { bottom } = pdf.page.margins
    // Below the margin PDFKit would begin a new page.
    pdf.page.margins.bottom = 0
    const yPt = pdf.page.height - marginPt
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    for (const [at, piece] of footPieces.entries()) {
      const options = { lineBreak: false, continued: at < footPieces.length - 1 }
      pdf.font(faceOf(piece)).fontSize(8)
      if (at === 0) pdf.text(piece.text, marginPt, yPt, options)
      else pdf.text(piece.text, options)
    }
    pdf.font('regular').text(doc.pageOf(page + 1, count), marginPt + textWidthPt - 80, yPt, {
      width: 80,
      align: 'right',
      lineBreak: false,
    })
    pdf.endMarkedContent()
    pdf.page.margins.bottom = bottom
  }
}
