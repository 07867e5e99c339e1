// Rich text: what may stand in a description or in notes.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkRichText, fillRichText, paragraphs, plainText, readRichText } from '../../../shared/document/rich-text.ts'

function aText(build: (fragment: Y.XmlFragment) => void): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  build(fragment)
  return fragment
}

function element(
  name: string,
  attributes: Record<string, unknown> = {},
  ...children: (Y.XmlElement | Y.XmlText)[]
): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}

function run(text: string, marks: Record<string, unknown> = {}): Y.XmlText {
  const made = new Y.XmlText()
  made.insert(0, text, marks)
  return made
}

function nested(depth: number): Y.XmlElement {
  return depth === 0 ? element('paragraph') : element('blockquote', {}, nested(depth - 1))
}

const refused: [string, () => Y.XmlElement | Y.XmlText, string][] = [
  ['a script element', () => element('script'), 'SHAPE'],
  ['a link', () => element('paragraph', {}, run('her', { link: { href: 'javascript:alert(1)' } })), 'SHAPE'],
  ['an element named as a property of objects', () => element('constructor'), 'SHAPE'],
  ['an event handler', () => element('paragraph', { onclick: 'x' }), 'SHAPE'],
  ['a heading of level 7', () => element('heading', { level: 7 }), 'SHAPE'],
  ['a list that starts at half', () => element('orderedList', { start: 1.5 }), 'SHAPE'],
  ['a mark with content', () => element('paragraph', {}, run('a', { bold: { weight: 900 } })), 'SHAPE'],
  ['thirteen levels of quotes', () => nested(13), 'SHAPE'],
  ['a NUL', () => element('paragraph', {}, run('a\0b')), 'CONTENT'],
  ['more than 20,000 characters', () => element('paragraph', {}, run('x'.repeat(20_001))), 'TEXT_TOO_LONG'],
]

describe('rich text', () => {
  it.each(refused)('[TXT1] refuses %s', (_what, node, code) => {
    expect(checkRichText(aText((fragment) => fragment.insert(0, [node()])))).toEqual({ ok: false, refusal: { code } })
  })

  it('[TXT1] refuses something embedded in a run', () => {
    const text = new Y.XmlText()
    const fragment = aText((each) => each.insert(0, [text]))
    text.insertEmbed(0, { image: 'x' })
    expect(checkRichText(fragment)).toEqual({ ok: false, refusal: { code: 'CONTENT' } })
  })

  it('[TXT1] refuses more than 4,000 nodes', () => {
    const fragment = aText((each) =>
      each.insert(
        0,
        Array.from({ length: 4_001 }, () => element('paragraph')),
      ),
    )
    expect(checkRichText(fragment)).toEqual({ ok: false, refusal: { code: 'TEXT_TOO_LONG' } })
  })

  it('[TXT1] holds every listed element and mark, and counts the characters', () => {
    const fragment = aText((each) =>
      each.insert(0, [
        element('heading', { level: 3 }, run('Hva')),
        element('bulletList', {}, element('listItem', {}, element('paragraph', {}, run('ett', { bold: {} })))),
        element(
          'orderedList',
          { start: 4, type: null },
          element('listItem', {}, element('paragraph', {}, run('to', { italic: {} }))),
        ),
        element('blockquote', {}, element('paragraph', {}, run('tre', { strike: {} }), element('hardBreak'))),
        element('horizontalRule'),
        element('paragraph', {}, run('fire', { underline: {} })),
      ]),
    )
    expect(checkRichText(fragment)).toEqual({ ok: true, value: 15 })
  })

  it('[TXT1] reads as plain data and is written back the same', () => {
    const nodes = [
      { type: 'heading', attributes: { level: 2 }, children: [{ text: 'Hva' }] },
      {
        type: 'paragraph',
        attributes: {},
        children: [{ text: 'Uten ' }, { text: 'fet', marks: { bold: {} } }, { text: ' og slutt' }],
      },
      {
        type: 'bulletList',
        attributes: {},
        children: [
          {
            type: 'listItem',
            attributes: {},
            children: [{ type: 'paragraph', attributes: {}, children: [{ text: 'punkt' }] }],
          },
        ],
      },
    ]
    const fragment = aText((each) => fillRichText(each, nodes))
    expect(readRichText(fragment)).toEqual(nodes)
    expect(plainText(nodes)).toBe('Hva\nUten fet og slutt\npunkt\n\n\n')
  })

  it('[TXT1] is made of lines of plain text, one paragraph each', () => {
    expect(paragraphs('Første\n\nAndre\n')).toEqual([
      { type: 'paragraph', children: [{ text: 'Første' }] },
      { type: 'paragraph', children: [{ text: 'Andre' }] },
    ])
  })
})
