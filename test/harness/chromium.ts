// The Chromium the tests and pictures run in: unpacked once from @sparticuz/chromium into .cache, with its own libraries
// and one font, so that a bare Debian needs no package of its own. The package's JavaScript is not used: its launch
// arguments put every context into one process, where they share cookies. Called by browser.ts and browser-setup.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'

export interface Chromium {
  readonly executablePath: string
  /** What the process needs in its environment, beside what this process has in its own. */
  readonly env: Readonly<Record<string, string>>
}

const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url))

/**
 * Unpacks the browser unless it stands already; safe when two processes do it at once.
 * @returns where the browser is and how it finds its libraries and fonts.
 * @throws when the package is not installed or `tar` is missing.
 */
export async function chromium(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packageFolder = entry.slice(0, entry.lastIndexOf(join('@sparticuz', 'chromium')) + '@sparticuz/chromium'.length)
  const { version } = createRequire(import.meta.url)(join(packageFolder, 'package.json')) as { version: string }
  const folder = join(cacheFolder, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(packageFolder, 'bin'), folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_PATH: folder,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks beside the final folder and renames: a folder of that name is always whole. */
async function unpack(from: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const half = await mkdtemp(`${folder}-half-`)
  try {
    await Promise.all([
      pipeline(
        createReadStream(join(from, 'chromium.br')),
        createBrotliDecompress({ chunkSize: 2 ** 21 }),
        createWriteStream(join(half, 'chromium'), { mode: 0o755 }),
      ),
      untar(join(from, 'al2023.tar.br'), half),
      untar(join(from, 'fonts.tar.br'), half),
    ])
    await writeFile(join(half, 'fonts.conf'), fontsConf(join(folder, 'fonts')))
    await rename(half, folder)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function untar(archive: string, into: string): Promise<void> {
  const bytes = await promisify(brotliDecompress)(await readFile(archive))
  const tar = spawn('tar', ['-x', '-C', into], { stdio: ['pipe', 'inherit', 'inherit'] })
  // tar stops reading at the archive's end mark, before the padding after it; its exit code is what counts.
  tar.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') tar.emit('error', error)
  })
  tar.stdin.end(bytes)
  const [code] = await once(tar, 'close')
  if (code !== 0) throw new Error(`tar could not unpack ${archive}: exit code ${String(code)}`)
}

const fontsConf = (fonts: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${fonts}-cache</cachedir>
</fontconfig>
`
