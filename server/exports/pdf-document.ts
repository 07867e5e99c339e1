// A plain document as a PDF that can be read aloud (tagged, PDF/UA): A4, ink alone, headings, lists and tables by their own tags, an outline
// of its headings, foot and page numbers as artifacts. Made with PDFKit; nothing is fetched, fonts are handed in. The same document gives the same bytes.
// Called by server/http/minutes/minutes.ts.

import PDFDocument from 'pdfkit'
import type { Block, PlainDocument, Run } from './block.ts'
import { localeOf } from './minutes-words.ts'
import { drawFeet, marginPt, type PdfPen, pdfPen, textWidthPt } from './pdf-pen.ts'

/** The four forms of the text's face, and one for letters it lacks, as TrueType files. */
export interface DocumentFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly italic: Uint8Array
  readonly boldItalic: Uint8Array
  readonly fallback: Uint8Array
  readonly fallbackBold: Uint8Array
}

// PDFKit knows it; its types do not yet.
const pdfUa = 'PDF/UA' as unknown as 'PDF/A-2b'

/** @param o.at when it counts as made; the same for the same document */
export function pdfDocument(
  doc: PlainDocument,
  o: { readonly at: Date; readonly fonts: DocumentFonts },
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: marginPt, bottom: marginPt + 24, left: marginPt, right: marginPt },
    pdfVersion: '1.7',
    subset: pdfUa,
    tagged: true,
    displayTitle: true,
    lang: localeOf(doc.language),
    bufferPages: true,
    info: { Title: doc.title, Subject: doc.eyebrow, Creator: 'Veivalg', CreationDate: o.at, ModDate: o.at },
  })
  for (const [name, bytes] of Object.entries(o.fonts)) pdf.registerFont(name, Buffer.from(bytes))
  const chunks: Buffer[] = []
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
  const pen = pdfPen(pdf)
  head(pen, doc)
  for (const block of doc.blocks) draw(pen, block, 0)
  pen.close()
  drawFeet(pdf, doc)
  pdf.end()
  return bytes
}

function head(pen: PdfPen, doc: PlainDocument): void {
  pen.text('P', [{ text: doc.eyebrow }], { sizePt: 9, gapBeforePt: 0 })
  pen.text('H1', [{ text: doc.title, bold: true }], { sizePt: 20, gapBeforePt: 2, gapAfterPt: 10 })
  for (const { label, value } of doc.facts)
    pen.text('P', [{ text: `${label}: ${value}` }], { sizePt: 9.5, gapBeforePt: 1 })
}

function draw(pen: PdfPen, block: Block, indentPt: number): void {
  switch (block.kind) {
    case 'heading':
      pen.keepTogether(block.level === 2 ? 60 : 48)
      pen.bookmark(block.text, block.level)
      pen.text(block.level === 2 ? 'H2' : 'H3', [{ text: block.text, bold: true }], {
        sizePt: block.level === 2 ? 13.5 : 11,
        gapBeforePt: block.level === 2 ? 18 : 11,
        gapAfterPt: 2,
      })
      return
    case 'paragraph':
      pen.text('P', block.runs, { sizePt: block.small ? 8.5 : 10.5, gapBeforePt: 4, indentPt })
      return
    case 'quote':
      quote(pen, block, indentPt)
      return
    case 'list':
      pen.list(block.items, {
        ordered: block.ordered,
        indentPt,
        draw: (inner, innerIndentPt) => draw(pen, inner, innerIndentPt),
      })
      return
    case 'table':
      pen.table(block, textWidthPt)
      return
    case 'gap':
      pen.gap(block.text)
      return
    case 'rule':
      pen.rule()
  }
}

function quote(pen: PdfPen, { runs, by, formal }: Extract<Block, { kind: 'quote' }>, indentPt: number): void {
  const said: readonly Run[] = runs
  pen.quote({
    runs: said,
    sizePt: formal ? 12.5 : 10.5,
    indentPt,
    by,
    ruleWidthPt: formal ? 2 : 1,
    whole: formal ?? false,
  })
}
