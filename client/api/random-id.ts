// Random ids. `crypto.randomUUID` is missing where the page is served over plain http under another name than localhost, `getRandomValues` is there
// always: everything in the client that needs an id of its own asks here.

/** @param bytes how many random bytes. @returns twice as many hexadecimal digits */
export function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @returns a random UUID (RFC 9562, version 4), in lower case */
export function randomUuid(): string {
  const hex = randomHex(16)
  // Two bits of the seventeenth digit name the variant, the thirteenth is the version.
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
