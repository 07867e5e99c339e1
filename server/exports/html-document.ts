// A plain document as one accessible page: landmarks, headings in order, tables with captions and header cells, its own style for screen and
// print, nothing fetched from anywhere. Whatever people wrote is escaped in one place. Called by server/http/minutes/minutes.ts.

import type { Block, PlainDocument, Run } from './block.ts'
import { documentStyle } from './document-style.ts'
import { localeOf } from './minutes-words.ts'

/** @returns the page, to be sent as UTF-8. */
export function htmlDocument(doc: PlainDocument): string {
  const title = escaped(doc.title)
  const facts = doc.facts.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`)
  return `<!doctype html>
<html lang="${localeOf(doc.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${documentStyle}</style>
</head>
<body>
<main>
<header>
<p class="eyebrow">${escaped(doc.eyebrow)}</p>
<h1>${title}</h1>
<dl>${facts.join('')}</dl>
</header>
${doc.blocks.map(blockHtml).join('\n')}
</main>
<footer><p>${escaped(doc.foot)}</p></footer>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p${block.small ? ' class="small"' : ''}>${runsHtml(block.runs)}</p>`
    case 'quote': {
      const said = `<blockquote${block.formal ? ' class="formal"' : ''}><p>${runsHtml(block.runs)}</p></blockquote>`
      return block.by === null ? said : `<figure>${said}<figcaption>${escaped(block.by)}</figcaption></figure>`
    }
    case 'list': {
      const items = block.items.map((item) => `<li>${item.map(blockHtml).join('')}</li>`).join('')
      return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'table':
      return tableHtml(block)
    case 'gap':
      return `<p class="gap">${escaped(block.text)}</p>`
    case 'rule':
      return '<hr>'
  }
}

function tableHtml({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const columns = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')
  const lines = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')
    return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`
  })
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${columns}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      let text = run.text === '\n' ? '<br>' : escaped(run.text)
      if (run.bold) text = `<strong>${text}</strong>`
      if (run.italic) text = `<em>${text}</em>`
      if (run.underline) text = `<u>${text}</u>`
      return run.strike ? `<s>${text}</s>` : text
    })
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
