// Block: what a document of ours is made of, whatever form it takes: headings, paragraphs, lists, tables, quotes and marked gaps, in reading
// order. Rich text becomes blocks here. Made by minutes-blocks.ts; set by html-document.ts, docx-document.ts and pdf-document.ts.

import type { RichNode } from '../../shared/board/change.ts'
import type { Block, Run } from '../../shared/contract/told-minutes.ts'
import type { Language } from '../../shared/language/languages.ts'

export type { Block, Run }

/** A whole document: what stands at its head, what it says, what stands at the foot of each page. */
export interface PlainDocument {
  readonly language: Language
  readonly title: string
  readonly eyebrow: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly blocks: readonly Block[]
  readonly foot: string
  /** Words for «page n of m». */
  readonly pageOf: (page: number, of: number) => string
}

/** @returns rich text as blocks; headings one level down, so that they stand under their item. */
export function blocksOfRichText(nodes: readonly RichNode[]): readonly Block[] {
  const blocks: Block[] = []
  let loose: Run[] = []
  const settle = (): void => {
    if (loose.length > 0) blocks.push({ kind: 'paragraph', runs: loose })
    loose = []
  }
  for (const node of nodes) {
    if ('text' in node) {
      loose.push(runOf(node))
      continue
    }
    settle()
    blocks.push(...blockOf(node))
  }
  settle()
  return blocks
}

function blockOf(node: Extract<RichNode, { type: string }>): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'paragraph', runs: runsOf(node.children).map((run) => ({ ...run, bold: true })) }]
    case 'bulletList':
    case 'orderedList':
      return [
        {
          kind: 'list',
          ordered: node.type === 'orderedList',
          items: node.children.map((item) =>
            'text' in item ? [{ kind: 'paragraph', runs: [runOf(item)] } as const] : blocksOfRichText(item.children),
          ),
        },
      ]
    case 'blockquote':
      return [{ kind: 'quote', runs: runsOf(node.children), by: null }]
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    default: {
      const runs = runsOf(node.children)
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
    }
  }
}

function runsOf(nodes: readonly RichNode[]): Run[] {
  return nodes.flatMap((node, at): Run[] => {
    if ('text' in node) return [runOf(node)]
    if (node.type === 'hardBreak') return [{ text: '\n' }]
    const inner = runsOf(node.children)
    return at === 0 ? inner : [{ text: '\n' }, ...inner]
  })
}

function runOf({ text, marks = {} }: Extract<RichNode, { text: string }>): Run {
  const has = (mark: string): boolean => Object.hasOwn(marks, mark) && marks[mark] !== null
  return {
    text,
    ...(has('bold') && { bold: true as const }),
    ...(has('italic') && { italic: true as const }),
    ...(has('underline') && { underline: true as const }),
    ...(has('strike') && { strike: true as const }),
  }
}
