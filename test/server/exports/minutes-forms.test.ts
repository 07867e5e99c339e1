// The three forms of the minutes, opened again by other programs than those that made them: nothing people wrote becomes markup, everything can
// be read aloud, and the same minutes are the same bytes.

import { strFromU8, unzipSync } from 'fflate'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { docxDocument } from '../../../server/exports/docx-document.ts'
import { htmlDocument } from '../../../server/exports/html-document.ts'
import { minutesDocument } from '../../../server/exports/minutes-blocks.ts'
import type { MinutesBook } from '../../../server/exports/minutes-book.ts'
import { type DocumentFonts, pdfDocument } from '../../../server/exports/pdf-document.ts'
import { documentFonts } from '../../../server/http/minutes/document-fonts.ts'
import { languages } from '../../../shared/language/languages.ts'
import { aMinutesBook } from './a-minutes-book.ts'

const at = new Date('2027-02-11T10:00:00.000Z')
let fonts: DocumentFonts
beforeAll(async () => {
  fonts = await documentFonts()
})

const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>&amp;</style>'
const saami = 'Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Ïï Öö Åå Ææ Øø'

/** The book with a text in every place where people write. */
function saying(text: string): MinutesBook {
  const rich = [{ type: 'paragraph', children: [{ text }] }]
  return {
    ...aMinutesBook,
    programme: text,
    head: { ...aMinutesBook.head, title: text, place: text, chair: text, facilitator: text },
    meeting: { ...aMinutesBook.meeting, verdict: { verdict: 'cut', why: text } },
    seats: aMinutesBook.seats.map((seat) => ({ ...seat, name: text, organisation: text })),
    others: [{ name: text, organisation: text }],
    promises: [{ text, owner: text, due: '2027-01-15' }],
    items: aMinutesBook.items.map((item) =>
      item.gap
        ? item
        : {
            ...item,
            title: text,
            recused: [text],
            papers: [text],
            outcome: [
              ...rich,
              { type: 'blockquote', children: rich },
              { type: 'bulletList', children: [{ type: 'listItem', children: rich }] },
            ],
            statements: [{ by: { name: text, organisation: text }, text: rich }],
            decisions: item.decisions.map((decision) => ({
              ...decision,
              wording: text,
              grounds: text,
              effect: { told: { type: 'change', title: text, items: [] }, owner: null, reverses: false },
              decidedBy: text,
              reservations: [{ name: text, text }],
              dissents: [{ name: text, position: 'cannot', text }],
              stood: { needed: 1, met: 1, seats: 1, recused: [text] },
            })),
          },
    ),
  }
}

/** The book with one item, of which this is the outcome. */
function withOutcome(outcome: Outcome): MinutesBook {
  const item = aMinutesBook.items.find((each) => !each.gap)
  if (item === undefined || item.gap) throw new Error('the book has no item')
  return { ...aMinutesBook, items: [{ ...item, outcome }] }
}

type Outcome = Extract<MinutesBook['items'][number], { gap: false }>['outcome']
const numbered = (...items: readonly string[]): Outcome[number] => ({
  type: 'orderedList',
  children: items.map((text) => ({
    type: 'listItem',
    children: [{ type: 'paragraph', children: [{ text }] }],
  })),
})

const pdfOf = (book: MinutesBook): Promise<Uint8Array> => pdfDocument(minutesDocument(book), { at, fonts })
const docxOf = (book: MinutesBook): Promise<Uint8Array> => docxDocument(minutesDocument(book), { at })
const partOf = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

async function readPdf(bytes: Uint8Array): Promise<{ text: string; tags: Set<string>; language: string | null }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const tags = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('role' in node && typeof node.role === 'string') tags.add(node.role)
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk)
  }
  const lines: string[] = []
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at)
    walk(await page.getStructTree())
    const { items } = await page.getTextContent()
    lines.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  const { info } = await pdf.getMetadata()
  const language = 'Language' in info && typeof info.Language === 'string' ? info.Language : null
  await pdf.destroy()
  return { text: lines.join('\n'), tags, language }
}

describe('the page', () => {
  it('[MIN4] (T-084) shows what people wrote as text, wherever they wrote it', () => {
    const page = htmlDocument(minutesDocument(saying(hostile)))
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/)
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    const shown = page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x').length - 1
    const written = JSON.stringify(minutesDocument(saying(hostile))).split('<script>').length - 1
    // The title stands in the head as well.
    expect(shown).toBeGreaterThanOrEqual(written)
  })

  it('[MIN4] (T-088) fetches nothing: no address in it, and no element that asks for one', () => {
    expect(htmlDocument(minutesDocument(aMinutesBook))).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import|<link/)
  })

  it.each(languages)('[MIN5] says its language, and has headings in order and named tables (%s)', (language) => {
    const page = htmlDocument(minutesDocument({ ...aMinutesBook, language }))
    expect(page).toContain(`<html lang="${language === 'en' ? 'en-GB' : `${language}-NO`}">`)
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>[^<]+<\/caption>/g)?.length)
  })
})

describe('the Word file', () => {
  it('[MIN4] holds what people wrote as text, and points to nothing outside itself', async () => {
    const file = await docxOf(saying(hostile))
    expect(partOf(file, 'word/document.xml')).not.toContain('<script')
    expect(partOf(file, 'word/document.xml')).toContain('&lt;script&gt;alert(1)')
    for (const [name, bytes] of Object.entries(unzipSync(file))) {
      if (name.endsWith('.rels')) expect(strFromU8(bytes)).not.toContain('TargetMode="External"')
    }
  })

  it('[MIN5] has its language, a title, headings, lists and repeated table heads', async () => {
    const file = await docxOf(aMinutesBook)
    const document = partOf(file, 'word/document.xml')
    const styles = [...document.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, style]) => style)
    expect(new Set(styles)).toEqual(new Set(['Heading1', 'Heading2', 'Heading3', 'ListParagraph']))
    expect(partOf(file, 'word/styles.xml')).toContain('<w:lang w:val="nb-NO"/>')
    expect(document).toContain('<w:tblHeader/>')
    expect(partOf(file, 'docProps/core.xml')).toContain('<dc:title>Protokoll, 5. desember 2026</dc:title>')
    expect(document).toContain('Programstyret prioriterer KI-4 på plass 13.')
    expect(partOf(await docxOf(saying(saami)), 'word/document.xml')).toContain(saami)
  })

  it('[MIN5] counts each numbered list from one', async () => {
    const document = partOf(await docxOf(withOutcome([numbered('a', 'b'), numbered('c')])), 'word/document.xml')
    const lists = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, list]) => list)
    const [first, second, third] = lists.slice(-3)
    expect([first === second, second === third]).toEqual([true, false])
  })

  it('[MIN3] is the same, byte for byte, whenever it is made', async () => {
    const before = await docxOf(aMinutesBook)
    await docxOf(saying('noe annet'))
    expect(Buffer.compare(before, await docxOf(aMinutesBook))).toBe(0)
    expect(partOf(before, 'docProps/core.xml')).toContain('2027-02-11T10:00:00.000Z')
  })
})

describe('the PDF', () => {
  it('[MIN5] is tagged, says its language, and holds every letter of our languages', async () => {
    const { text, tags, language } = await readPdf(await pdfOf(saying(saami)))
    for (const tag of [
      'Document',
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'LBody',
      'Table',
      'TR',
      'TH',
      'TD',
      'BlockQuote',
    ]) {
      expect(tags).toContain(tag)
    }
    expect(language).toBe('nb-NO')
    for (const letter of saami.replace(/ /g, '')) expect(text).toContain(letter)
  })

  it('[MIN5] says of every header which cells it heads, has an outline, and keeps a list within the item it belongs to', async () => {
    const inner = {
      type: 'listItem',
      children: [{ type: 'paragraph', children: [{ text: 'ytre' }] }, numbered('indre')],
    }
    const bytes = await pdfOf(withOutcome([{ type: 'bulletList', children: [inner] }] as Outcome))
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw.match(/\/S \/TH/g)?.length).toBe(raw.match(/\/Scope \/(?:Row|Column)/g)?.length)
    const pdf = await getDocumentProxy(new Uint8Array(bytes))
    const outline = await pdf.getOutline()
    expect(outline.map(({ title }) => title)).toContain('Til stede')
    const within: string[] = []
    const walk = (node: unknown, above: string): void => {
      if (typeof node !== 'object' || node === null || !('role' in node)) return
      within.push(`${above} > ${node.role}`)
      if ('children' in node && Array.isArray(node.children))
        for (const each of node.children) walk(each, String(node.role))
    }
    for (let at = 1; at <= pdf.numPages; at += 1) walk(await (await pdf.getPage(at)).getStructTree(), '')
    await pdf.destroy()
    expect(within).toContain('LBody > L')
  })

  it('[MIN1] names the columns of a table anew on every page it goes on to', async () => {
    const [first] = aMinutesBook.seats
    if (first === undefined) throw new Error('the book has no seats')
    const seats = Array.from({ length: 120 }, (_, at) => ({ ...first, name: `Medlem ${at + 1}` }))
    const { text } = await readPdf(await pdfOf({ ...aMinutesBook, seats }))
    const pages = text.split('\n').filter((page) => /Medlem \d+/.test(page))
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.every((page) => page.includes('Plass i styret'))).toBe(true)
  })

  it('[MIN4] (T-084, T-088) holds what people wrote as text and no action, script, form or address', async () => {
    const bytes = await pdfOf(saying(hostile))
    expect((await readPdf(bytes)).text).toContain('<script>alert(1)</script>')
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(
      /\/(?:JavaScript|JS|OpenAction|AA|URI|AcroForm|Launch|EmbeddedFile)\b/,
    )
  })

  it('[MIN3] is the same, byte for byte, whenever it is made', async () => {
    expect(Buffer.compare(await pdfOf(aMinutesBook), await pdfOf(aMinutesBook))).toBe(0)
  })

  it('[MIN1] goes on over as many pages as it takes, each with its number', async () => {
    const [, , item] = aMinutesBook.items
    if (item === undefined || item.gap) throw new Error('the third item of the book is a gap')
    const long = [{ type: 'paragraph', children: [{ text: 'Styret ber om at alt legges frem samlet. '.repeat(200) }] }]
    const items = Array.from({ length: 20 }, (_, index) => ({
      ...item,
      number: index + 1,
      statements: [{ by: { name: 'Ola Nordmann', organisation: 'NHN' }, text: long }],
    }))
    const { text } = await readPdf(await pdfOf({ ...aMinutesBook, items }))
    const pages = text.split('\n')
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.map((page, index) => page.includes(`Side ${index + 1} av ${pages.length}`))).toEqual(
      pages.map(() => true),
    )
    expect(text.split('samlet.').length - 1).toBe(20 * 200)
  })
})
