// Quick text: what must be known of a rich text to say, without reading it again, that it still is one after some typing. A text in which
// anything stands that could come to matter elsewhere (an odd mark that covers nothing yet, an attribute of a run) is not plain: its
// edits are tried on a real document. Called by the quick overlay.

import * as Y from 'yjs'
import { checkRichText } from '../../shared/document/rich-text.ts'

/** Figures of one rich text; they move on with what is typed. */
export interface TextFigures {
  /** Characters that stand. */
  length: number
  /** Elements and runs that stand. */
  nodes: number
  plain: boolean
}

// The bounds of shared/document/rich-text; beyond them the dry run says what is wrong.
const maxLength = 20_000
const maxNodes = 4_000
export const maxElementDepth = 12

const marks: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'underline'])
const elements: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
  'horizontalRule',
])

/** @returns true when an element of this name may stand without attributes. */
export function isPlainElement(name: string): boolean {
  return elements.has(name)
}

/** @returns true when a mark may stand anywhere. */
export function isPlainMark(name: string, value: unknown): boolean {
  if (!marks.has(name)) return false
  if (value === null || value === true) return true
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0
}

/** @returns true when the text certainly is a rich text. */
export function holdsText({ length, nodes, plain }: TextFigures): boolean {
  return plain && length <= maxLength && nodes <= maxNodes
}

/** Reads the figures of a text. */
export function figuresOf(fragment: Y.XmlFragment): TextFigures {
  const figures = { length: 0, nodes: 0, plain: checkRichText(fragment).ok }
  if (figures.plain) measure(fragment, figures)
  return figures
}

function measure(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, figures: TextFigures): void {
  if (type instanceof Y.XmlText && type._map.size > 0) figures.plain = false
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) figures.length += item.length
    else if (content instanceof Y.ContentFormat) {
      if (!isPlainMark(content.key, content.value)) figures.plain = false
    } else if (content instanceof Y.ContentType) {
      figures.nodes += 1
      measure(content.type, figures)
    } else figures.plain = false
  }
}
