// Document fonts: the faces PDFs are set in, read from their packages once, the first time one is asked for. Nothing is fetched from anywhere.
// Called by server/http/minutes/minutes.ts.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { DocumentFonts } from '../../exports/pdf-document.ts'

const require = createRequire(import.meta.url)
const files: Readonly<Record<keyof DocumentFonts, string>> = {
  regular: require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
  italic: require.resolve('@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  boldItalic: require.resolve(
    '@expo-google-fonts/source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf',
  ),
  fallback: require.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
  fallbackBold: require.resolve('@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf'),
}

let fonts: Promise<DocumentFonts> | null = null

export function documentFonts(): Promise<DocumentFonts> {
  fonts ??= read().catch((error: unknown) => {
    fonts = null
    throw error
  })
  return fonts
}

async function read(): Promise<DocumentFonts> {
  const [regular, bold, italic, boldItalic, fallback, fallbackBold] = await Promise.all([
    readFile(files.regular),
    readFile(files.bold),
    readFile(files.italic),
    readFile(files.boldItalic),
    readFile(files.fallback),
    readFile(files.fallbackBold),
  ])
  return { regular, bold, italic, boldItalic, fallback, fallbackBold }
}
