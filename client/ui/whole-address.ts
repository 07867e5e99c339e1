// Whether what is written is a whole address, as far as the form of one tells. The server judges again. Called by the forms that ask for one.

const wholeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

export function isAddress(text: string): boolean {
  return wholeAddress.test(text.trim())
}
