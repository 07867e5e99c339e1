// The address one came from, kept only if it leads back into the app: `next` stands in the address bar, where anybody can write.
// Called by the seats route.

const here = 'http://here.invalid'

/** @returns path, search and hash of an address inside the app; null for anything that could lead elsewhere, or round in a ring. */
export function ownAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null
  let url: URL
  try {
    url = new URL(value, here)
  } catch {
    return null
  }
  if (url.origin !== here || url.pathname === '/seats' || url.pathname.startsWith('//')) return null
  return `${url.pathname}${url.search}${url.hash}`
}
