// A letter as plain text: as much as its page says, for whoever reads mail as text. What people wrote stays on one line each, so that it makes no
// heading of its own. Called by compose-mail.ts.

import type { Letter, LetterFoot, LetterRow } from './letter.ts'

export function letterText(letter: Letter, foot: LetterFoot): string {
  const { title, lead, sections, open } = letter
  const blocks = [
    underlined(title, '='),
    ...lead.map(oneLine),
    ...sections.map(({ title: heading, rows, after }) =>
      [
        ...(heading === null ? [] : [underlined(heading, '-')]),
        ...rows.map(rowText),
        ...(after === null ? [] : [oneLine(after)]),
      ].join('\n\n'),
    ),
    `${open.text}:\n${open.href}`,
    `-- \n${oneLine(foot.why)}\n\n${foot.settings.text}:\n${foot.settings.href}\n\n${foot.stop.text}:\n${foot.stop.href}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function underlined(text: string, rule: string): string {
  const line = oneLine(text)
  return `${line}\n${rule.repeat(Math.min([...line].length, 72))}`
}

function rowText({ text, quote, note, href }: LetterRow): string {
  const under = [quote === null ? null : `> ${oneLine(quote)}`, note === null ? null : oneLine(note), href]
  return [`* ${oneLine(text)}`, ...under.filter((line) => line !== null).map((line) => `  ${line}`)].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
