// Tokens: every edit of a fault test carries one that nothing else carries, so that it can be found again in bytes, rows and documents.
// Called by people, by hostile ones and by the truth probe.

const pattern = /tok[a-z]+x\d+e/g

/** @param name small letters alone */
export function token(name: string, at: number): string {
  return `tok${name}x${at}e`
}

/** @returns every token that stands in bytes, as often as it does. */
export function tokensIn(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').match(pattern) ?? []
}

export function tokensInText(text: string): readonly string[] {
  return text.match(pattern) ?? []
}
