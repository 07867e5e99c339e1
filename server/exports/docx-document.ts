// A plain document as a Word file (DOCX): real headings, lists and tables, language set, so that it can be worked on and read aloud.
// Made with docx, and made over so that the same document gives the same bytes (docx-made-at.ts). Called by server/http/minutes/minutes.ts.

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopPosition,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, PlainDocument, Run } from './block.ts'
import { docxMadeAt } from './docx-made-at.ts'
import { localeOf } from './minutes-words.ts'

// Faces that the office programs of our readers have.
const serif = 'Georgia'
const sans = 'Arial'
const ink = '23211D'
const second = '645C4E'
const accent = '1C6578'
const rule = 'DCD7CC'
const indentTwips = 400
/** Room for a bullet or a number of two figures. */
const hangingTwips = 360
/** Word has no more. */
const listLevels = 9

/**
 * @param o.at when it counts as made; the same for the same document
 * @returns the bytes of the file
 */
export async function docxDocument(doc: PlainDocument, o: { readonly at: Date }): Promise<Uint8Array> {
  const place = { depth: 0, list: numbered() }
  const bytes = await Packer.toBuffer(
    new Document({
      title: doc.title,
      description: doc.eyebrow,
      creator: 'Veivalg',
      styles: {
        default: {
          document: {
            run: { font: serif, size: 22, color: ink, language: { value: localeOf(doc.language) } },
            paragraph: { spacing: { after: 120, line: 300 } },
          },
          heading1: { run: { font: serif, size: 36, bold: true, color: ink }, paragraph: { spacing: { after: 200 } } },
          heading2: {
            run: { font: serif, size: 26, bold: true, color: ink },
            paragraph: { spacing: { before: 400, after: 100 }, keepNext: true },
          },
          heading3: {
            run: { font: serif, size: 23, bold: true, color: ink },
            paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
          },
        },
      },
      numbering: {
        config: [
          { reference: 'ordered', levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
          { reference: 'bulleted', levels: levels(LevelFormat.BULLET, () => '•') },
        ],
      },
      sections: [
        {
          footers: { default: footer(doc) },
          children: [...head(doc), ...doc.blocks.flatMap((block) => blockParts(block, place))],
        },
      ],
    }),
  )
  return docxMadeAt(bytes, o.at)
}

function head(doc: PlainDocument): (Paragraph | Table)[] {
  return [
    new Paragraph({ children: [new TextRun({ text: doc.eyebrow, font: sans, size: 18, color: second })] }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(doc.title)] }),
    ...doc.facts.map(
      ({ label, value }) =>
        new Paragraph({
          spacing: { after: 20 },
          children: [
            new TextRun({ text: `${label}: `, font: sans, size: 19, color: second }),
            new TextRun({ text: value, font: sans, size: 19 }),
          ],
        }),
    ),
  ]
}

function footer(doc: PlainDocument): Footer {
  const small = { font: sans, size: 16, color: second }
  const [before, between, after] = doc.pageOf(1, 2).split(/[12]/)
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
        children: [
          new TextRun({ ...small, text: doc.foot }),
          new TextRun({
            ...small,
            children: [new Tab(), before ?? '', PageNumber.CURRENT, between ?? '', PageNumber.TOTAL_PAGES, after ?? ''],
          }),
        ],
      }),
    ],
  })
}

/** Where a block stands: how deep in lists, and what numbers the next list. */
interface Place {
  readonly depth: number
  readonly list: () => number
}

/** Each list is counted by itself: without a number of its own it would go on from the one before. */
function numbered(): () => number {
  let lists = 0
  return () => {
    lists += 1
    return lists
  }
}

function blockParts(block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: [new TextRun(block.text)],
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          indent: { left: place.depth * indentTwips },
          keepNext: block.small ?? false,
          children: runs(block.runs, block.small ? { font: sans, size: 18, color: second } : {}),
        }),
      ]
    case 'quote':
      return quoteParts(block)
    case 'list': {
      const numbering = block.ordered ? place.list() : null
      return block.items.flatMap((item) => listItem(item, numbering, place))
    }
    case 'table':
      return [tableOf(block), new Paragraph({ spacing: { after: 60 }, children: [] })]
    case 'gap':
      return [
        new Paragraph({
          border: box(second, BorderStyle.DASHED),
          spacing: { before: 280 },
          children: [new TextRun({ text: block.text, font: sans, size: 19, color: second })],
        }),
      ]
    case 'rule':
      return [
        new Paragraph({
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: rule, space: 1 } },
          children: [],
        }),
      ]
  }
}

function quoteParts({ runs: said, by, formal }: Extract<Block, { kind: 'quote' }>): Paragraph[] {
  const left = { left: { style: BorderStyle.SINGLE, size: 18, color: formal ? accent : rule, space: 12 } }
  const indent = { left: indentTwips }
  return [
    new Paragraph({
      border: left,
      indent,
      keepLines: true,
      keepNext: by !== null,
      children: runs(said, formal ? { size: 25 } : {}),
    }),
    ...(by === null
      ? []
      : [new Paragraph({ indent, children: [new TextRun({ text: by, font: sans, size: 18, color: second })] })]),
  ]
}

/** The text of an item stands where what is below it does, whatever it is marked with. */
function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string) {
  return Array.from({ length: listLevels }, (_, level) => ({
    level,
    format,
    text: text(level),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: (level + 1) * indentTwips, hanging: hangingTwips } } },
  }))
}

/** @param numbering the list's own number; null = its items have none */
function listItem(item: readonly Block[], numbering: number | null, place: Place): (Paragraph | Table)[] {
  const [first, ...rest] = item
  const children = first?.kind === 'paragraph' ? runs(first.runs, {}) : []
  const level = Math.min(place.depth, listLevels - 1)
  const own = new Paragraph({
    numbering:
      numbering === null ? { reference: 'bulleted', level } : { reference: 'ordered', level, instance: numbering },
    children,
  })
  const inner = first?.kind === 'paragraph' ? rest : item
  return [own, ...inner.flatMap((block) => blockParts(block, { ...place, depth: place.depth + 1 }))]
}

function tableOf({ head: columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: rule }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const cell = (text: string, o: { readonly color?: string } = {}): TableCell =>
    new TableCell({
      margins: { top: 60, bottom: 60, right: 120 },
      children: [
        new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, font: sans, size: 19, ...o })] }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: none, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((text) => cell(text, { color: second })),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text)) })),
    ],
  })
}

function runs(
  all: readonly Run[],
  base: { readonly font?: string; readonly size?: number; readonly color?: string },
): TextRun[] {
  return all.map((run) =>
    run.text === '\n'
      ? new TextRun({ break: 1 })
      : new TextRun({
          ...base,
          text: run.text,
          bold: run.bold ?? false,
          italics: run.italic ?? false,
          strike: run.strike ?? false,
          ...(run.underline && { underline: {} }),
        }),
  )
}

function box(color: string, style: (typeof BorderStyle)[keyof typeof BorderStyle]) {
  const side = { style, size: 6, color, space: 6 }
  return { top: side, bottom: side, left: side, right: side }
}
