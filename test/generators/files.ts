// Files as people and attackers send them: the smallest of each kind that tells what it is. Archives are written here byte by byte, so that a
// test says what is in them. Called by the tests of papers.

import { crc32, deflateRawSync } from 'node:zlib'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** @returns a zip of these files. */
function zipOf(
  files: readonly { readonly name: string; readonly content: Uint8Array; readonly packed?: boolean }[],
): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, packed = false } of files) {
    const body = packed ? deflateRawSync(content) : Buffer.from(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(packed ? 8 : 0, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(body.byteLength, 14)
    fields.writeUInt32LE(content.byteLength, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), body])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.from([20, 0])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, fields, rest, Buffer.from(name)]))
    parts.push(local)
    offset += local.byteLength
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}

const contentTypes = (main: string): Uint8Array =>
  text(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}"/></Types>`,
  )
const office = (main: string): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: contentTypes(main), packed: true },
    { name: 'main.xml', content: text('<main/>') },
  ])
const openXml = 'application/vnd.openxmlformats-officedocument'
const million = 1_000_000

export const fileOf = {
  /** @param sizeBytes filled up with a comment */
  pdf: (sizeBytes = 30): Uint8Array => Buffer.from(`%PDF-1.7\n%${'a'.repeat(Math.max(0, sizeBytes - 10))}`),
  docx: () => office(`${openXml}.wordprocessingml.document.main+xml`),
  xlsx: () => office(`${openXml}.spreadsheetml.sheet.main+xml`),
  pptx: () => office(`${openXml}.presentationml.presentation.main+xml`),
  docm: () => office('application/vnd.ms-word.document.macroEnabled.main+xml'),
  odt: () => zipOf([{ name: 'mimetype', content: text('application/vnd.oasis.opendocument.text') }]),
  zip: () => zipOf([{ name: 'virus.exe', content: Uint8Array.of(0x4d, 0x5a, 0, 0) }]),
  /** A list of contents that unpacks to a hundred million bytes. */
  bomb: () => zipOf([{ name: '[Content_Types].xml', content: new Uint8Array(100 * million), packed: true }]),
  png: (): Uint8Array =>
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  jpeg: (): Uint8Array =>
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
  exe: (): Uint8Array => Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0),
  elf: (): Uint8Array => Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
} as const
