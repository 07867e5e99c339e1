// Binary arrays: columns of a statement as Postgres itself sends arrays (array_send): an array spelt out as text is made twice, escaped value by
// value, and read again. The driver sends a Buffer as a binary parameter. Called by server/store/append.ts.

const int4 = 23
const text = 25
const headerBytes = 20

/** @param values whole numbers of 32 bits @returns a parameter for `int[]` */
export function intArray(values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(headerBytes + values.length * 8)
  let at = writeHeader(bytes, { type: int4, count: values.length, nulls: false })
  for (const value of values) {
    at = bytes.writeInt32BE(4, at)
    at = bytes.writeInt32BE(value, at)
  }
  return bytes
}

/** Made for columns that hold the same few texts again and again. @returns a parameter for `text[]` */
export function textArray(values: readonly (string | null)[]): Buffer {
  const known = new Map<string | null, Buffer>()
  let length = headerBytes
  for (const value of values) {
    let element = known.get(value)
    if (element === undefined) {
      element = elementOf(value)
      known.set(value, element)
    }
    length += element.length
  }
  const bytes = Buffer.allocUnsafe(length)
  let at = writeHeader(bytes, { type: text, count: values.length, nulls: known.has(null) })
  for (const value of values) {
    const element = known.get(value) ?? nullElement
    bytes.set(element, at)
    at += element.length
  }
  return bytes
}

const nullElement = Buffer.from([0xff, 0xff, 0xff, 0xff])

function elementOf(value: string | null): Buffer {
  if (value === null) return nullElement
  const length = Buffer.byteLength(value)
  const element = Buffer.allocUnsafe(4 + length)
  element.writeInt32BE(length, 0)
  element.write(value, 4)
  return element
}

/** One dimension from 1 on, or none for an empty array. @returns where the elements begin */
function writeHeader(bytes: Buffer, o: { readonly type: number; readonly count: number; readonly nulls: boolean }) {
  bytes.writeInt32BE(1, 0)
  bytes.writeInt32BE(o.nulls ? 1 : 0, 4)
  bytes.writeInt32BE(o.type, 8)
  bytes.writeInt32BE(o.count, 12)
  return bytes.writeInt32BE(1, 16)
}
