// Client build: how the server and a page know whether they speak of the same build: the name of the page's main script, which holds a hash of
// everything it leads to. Read from the served page by the server, and from its own document by the client.

/** Where the main script of a built page lies. */
const mainScript = /<script[^>]*\ssrc="(\/assets\/[^"]+\.js)"/

/** @returns the build a page belongs to; null for one that was not built. */
export function buildOfPage(html: string): string | null {
  return mainScript.exec(html)?.[1] ?? null
}
