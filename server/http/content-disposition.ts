// Content disposition: the name of a file for whoever saves it, once in ASCII for old readers, once as it is. Sources: RFC 6266, RFC 8187.
// Called by the routes that send files.

const letters: Readonly<Record<string, string>> = { æ: 'ae', Æ: 'Ae', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ŋ: 'n', ŧ: 't' }
// What file systems refuse, and marks that turn the reading direction, so that «fdp.exe» cannot be shown as «exe.pdf».
const unfit = /[/\\:*?"<>|\p{Cc}\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]+/gu

/** @param how `inline`: shown where it opens; `attachment`: saved */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .replace(/[æÆøØđĐŋŧ]/g, (letter) => letters[letter] ?? '_')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${ascii}"; filename*=UTF-8''${whole}`
}

/** @returns a name any system can save, of words that people wrote; `ending` with its dot */
export function fileNameOf(words: string, ending: string): string {
  return `${words
    .replace(unfit, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\.{2,}/g, '.')
    .trim()
    .slice(0, 120)
    .trim()}${ending}`
}
