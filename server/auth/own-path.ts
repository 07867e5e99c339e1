// Own path: an address that comes from outside, held to our own pages, so that signing in leads nowhere else, however it is written. The browser's
// counterpart is client/app/own-address.ts. Called wherever somebody is sent on.

const here = 'http://here.invalid'
const maxLength = 512

/** @returns path, search and hash of an address of our pages; null for anything else, the API's own addresses too */
export function ownPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > maxLength || !/^\/[\x21-\x7e]*$/.test(value)) return null
  if (!URL.canParse(value, here)) return null
  const { origin, pathname, search, hash } = new URL(value, here)
  if (origin !== here || pathname.startsWith('//') || pathname.includes('\\') || value.includes('\\')) return null
  if (/^\/(?:api|live|live-http|seats)(?:\/|$)/.test(pathname)) return null
  return `${pathname}${search}${hash}`
}
