// Rich text: what may stand in a description or in notes, and how it is read and written as plain data.
// The same list is the editor's schema in the browser and the server's check of what arrives, so nothing else can be smuggled in.

import * as Y from 'yjs'
import type { RichNode } from '../board/change.ts'
import { isSafeText, type Json } from '../board/value.ts'
import { done, type Outcome, type RefusalCode, refuse } from '../outcome.ts'

export const richTextMaxLength = 20_000
const maxDepth = 12
const maxNodes = 4_000

/** Elements allowed, and for each the attributes it may carry. Names are the editor's. */
const elements: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  paragraph: {},
  heading: { level: (value) => value === 1 || value === 2 || value === 3 },
  bulletList: {},
  orderedList: {
    start: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 10_000,
    type: (value) => value === null,
  },
  listItem: {},
  blockquote: {},
  hardBreak: {},
  horizontalRule: {},
}

/** Marks allowed on a run of text; each is an empty object (or null where it ends). */
const richTextMarks = ['bold', 'italic', 'strike', 'underline'] as const

/** Checks a whole rich text. @returns the number of characters, or CONTENT / SHAPE / TEXT_TOO_LONG. */
export function checkRichText(fragment: Y.XmlFragment): Outcome<number> {
  let length = 0
  let nodes = 0
  const walk = (node: Y.XmlFragment | Y.XmlElement, depth: number): RefusalCode | null => {
    if (depth > maxDepth) return 'SHAPE'
    for (const child of node.toArray()) {
      nodes += 1
      if (nodes > maxNodes) return 'TEXT_TOO_LONG'
      if (child instanceof Y.XmlElement) {
        const bad = checkElement(child) ?? walk(child, depth + 1)
        if (bad) return bad
      } else if (child instanceof Y.XmlText) {
        const measured = checkRuns(child)
        if (typeof measured === 'string') return measured
        length += measured
        if (length > richTextMaxLength) return 'TEXT_TOO_LONG'
      } else return 'SHAPE'
    }
    return null
  }
  const bad = walk(fragment, 0)
  return bad ? refuse(bad) : done(length)
}

function checkElement(element: Y.XmlElement): RefusalCode | null {
  const allowed = Object.hasOwn(elements, element.nodeName) ? elements[element.nodeName] : undefined
  if (!allowed) return 'SHAPE'
  for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) {
    const check = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!check?.(value)) return 'SHAPE'
  }
  return null
}

function checkRuns(text: Y.XmlText): number | RefusalCode {
  if (Object.keys(text.getAttributes()).length > 0) return 'SHAPE'
  let length = plainLength(text)
  if (length !== null) return length
  length = 0
  for (const run of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== 'string') return 'CONTENT'
    if (!isSafeText(run.insert)) return 'CONTENT'
    length += run.insert.length
    for (const [mark, value] of Object.entries(run.attributes ?? {})) if (!isMark(mark, value)) return 'SHAPE'
  }
  return length
}

function isMark(mark: string, value: unknown): boolean {
  const empty =
    value === null || value === true || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return empty && (richTextMarks as readonly string[]).includes(mark)
}

/** @returns the length of a text whose parts are all as they may be, read without putting them together; null where they must be. */
function plainLength(text: Y.XmlText): number | null {
  let length = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString && isSafeText(content.str)) length += content.str.length
    else if (!(content instanceof Y.ContentFormat && isMark(content.key, content.value))) return null
  }
  return length
}

/** @returns the rich text as plain data; see {@link fillRichText}. */
export function readRichText(fragment: Y.XmlFragment): readonly RichNode[] {
  return fragment.toArray().flatMap((child): RichNode[] => {
    if (child instanceof Y.XmlElement) {
      return [
        {
          type: child.nodeName,
          attributes: child.getAttributes() as Record<string, Json>,
          children: readRichText(child),
        },
      ]
    }
    if (!(child instanceof Y.XmlText)) return []
    return (child.toDelta() as { insert: string; attributes?: Record<string, Json> }[]).map((run) =>
      run.attributes ? { text: run.insert, marks: run.attributes } : { text: run.insert },
    )
  })
}

/** Writes plain data into an empty fragment. */
export function fillRichText(fragment: Y.XmlFragment | Y.XmlElement, nodes: readonly RichNode[]): void {
  for (const node of nodes) {
    if ('text' in node) {
      const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : null
      const text = last instanceof Y.XmlText ? last : new Y.XmlText()
      if (text !== last) fragment.insert(fragment.length, [text])
      text.insert(text.length, node.text, { ...node.marks })
    } else {
      const element = new Y.XmlElement(node.type)
      fragment.insert(fragment.length, [element])
      for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value as string)
      fillRichText(element, node.children)
    }
  }
}

/** @returns the text without its form, blocks separated by line breaks: for search, copying and reading aloud. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes.map((node) => ('text' in node ? node.text : `${plainText(node.children)}\n`)).join('')
}

/** @returns paragraphs of plain text as rich text. */
export function paragraphs(text: string): readonly RichNode[] {
  return text
    .split(/\n+/)
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', children: [{ text: line }] }))
}
