// Pasted text from other programs, before the editor reads it: what a style says of weight, slant, underlining and striking becomes the element that says
// it, and styles go. The page takes no styles that stand in elements, so that the editor could not read them. Called by rich-text-editor.tsx.

const marks: readonly { readonly name: string; readonly is: RegExp }[] = [
  { name: 'strong', is: /(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i },
  { name: 'em', is: /(?:^|;)\s*font-style\s*:\s*italic/i },
  { name: 'u', is: /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*underline/i },
  { name: 's', is: /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i },
]
const plainWeight = /(?:^|;)\s*font-weight\s*:\s*(?:normal|[1-5]00)/i
const tag = /<[^>]*>/g
/** A style attribute is named another way while the text is read, so that nothing ever takes it for one. */
const styleAttribute = /(\s)style(\s*=)/gi
const kept = 'data-pasted-style'

/** @returns HTML without styles, with what they said in elements */
export function withoutStyles(html: string): string {
  if (!/\sstyle\s*=/i.test(html)) return html
  const renamed = html.replace(tag, (one) => one.replace(styleAttribute, `$1${kept}$2`))
  const { body } = new DOMParser().parseFromString(renamed, 'text/html')
  for (const element of [...body.querySelectorAll(`[${kept}]`)]) {
    const style = element.getAttribute(kept) ?? ''
    element.removeAttribute(kept)
    for (const { name, is } of marks) if (is.test(style)) wrapContent(element, name)
    // Some programs wrap everything in bold that is not.
    if (plainWeight.test(style) && /^(?:b|strong)$/i.test(element.tagName)) element.replaceWith(...element.childNodes)
  }
  return body.innerHTML
}

function wrapContent(element: Element, name: string): void {
  const around = element.ownerDocument.createElement(name)
  around.append(...element.childNodes)
  element.append(around)
}
