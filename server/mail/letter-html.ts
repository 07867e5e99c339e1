// A letter as a page: headings, lists and links, a language, and nothing fetched: no picture, no font, no counting of who has read it. Colours are the
// reader's own, light or dark. Whatever people wrote is text. Called by compose-mail.ts.

import type { Language } from '../../shared/language/languages.ts'
import type { Letter, LetterFoot, LetterRow, LetterSection } from './letter.ts'

/** Mail programs that read no style elements show it in their own way, in the same order. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 16px; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; color: #1b2229; background: #ffffff; }
main { max-width: 600px; margin: 0 auto; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; }
h2 { font-size: 17px; line-height: 1.3; margin: 28px 0 8px; }
p { margin: 0 0 12px; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0; padding: 10px 0; border-top: 1px solid #d4d9de; }
a { color: #00528f; }
blockquote { margin: 4px 0; padding: 0 0 0 12px; border-left: 3px solid #b4bcc4; }
.n { color: #4d5863; font-size: 14px; }
.o { display: inline-block; margin: 24px 0 0; padding: 11px 18px; border-radius: 6px; background: #00528f; color: #ffffff; font-weight: 600; text-decoration: none; }
footer { max-width: 600px; margin: 32px auto 0; padding: 16px 0 0; border-top: 1px solid #d4d9de; font-size: 14px; color: #4d5863; }
@media (prefers-color-scheme: dark) {
  body { color: #e8ecf0; background: #14191e; }
  li, footer { border-color: #3a444d; }
  a { color: #8cc8ff; }
  .n, footer { color: #b3bcc5; }
  .o { background: #8cc8ff; color: #10202e; }
}`

export function letterHtml(letter: Letter, foot: LetterFoot, language: Language): string {
  const { subject, title, lead, sections, open } = letter
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>${style}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${lead.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${sections.map(section).join('\n')}
<p><a class="o" href="${escaped(open.href)}">${escaped(open.text)}</a></p>
</main>
<footer>
<p>${escaped(foot.why)}</p>
<p>${link(foot.settings)}<br>${link(foot.stop)}</p>
</footer>
</body>
</html>
`
}

function section({ title, rows, after }: LetterSection): string {
  const list = rows.length === 0 ? '' : `<ul>\n${rows.map(row).join('\n')}\n</ul>`
  const heading = title === null ? '' : `<h2>${escaped(title)}</h2>\n`
  return `${heading}${list}${after === null ? '' : `\n<p class="n">${escaped(after)}</p>`}`
}

function row({ text, quote, note, href }: LetterRow): string {
  const said = href === null ? escaped(text) : link({ text, href })
  const quoted = quote === null ? '' : `<blockquote>${escaped(quote)}</blockquote>`
  const noted = note === null ? '' : `${quote === null ? '<br>' : ''}<span class="n">${escaped(note)}</span>`
  return `<li>${said}${quoted}${noted}</li>`
}

function link({ text, href }: { readonly text: string; readonly href: string }): string {
  return `<a href="${escaped(href)}">${escaped(text)}</a>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
