// How a test starts a program of the server as a process. In a run of tests the programs have been put together into one file each, which starts
// in half the time: the same text, with its types out, as scripts/typescript.mjs reads it, and each part knowing the place it came from. Outside
// a run they are read as `npm start` reads them; so does the cluster's test, which proves that way. Called by tests that start servers, and by
// server-setup.ts.

import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
const typescript = new URL('../../scripts/typescript.mjs', import.meta.url).href
const programs = ['server/main.ts', 'server/verify-register.ts', 'test/generators/large-board-server.ts'] as const
export type ServerProgram = (typeof programs)[number]

/** @param folder where the programs were put together. @returns what is given to Node to run one; its working folder may be any. */
export function serverArguments(program: ServerProgram, folder = process.env.BUILT_SERVER): readonly string[] {
  if (folder === undefined) return ['--import', typescript, join(root, program)]
  return [...shortLived, join(folder, program.replace(/\.ts$/, '.mjs'))]
}

/** A server of a test lives for seconds: the embedded database is not compiled a second time to run faster, which takes longer than it saves. */
const shortLived = ['--liftoff-only']

/** @param folder inside the project, so that the packages are found from there */
export async function buildServer(folder: string, o: { readonly before?: boolean } = {}): Promise<void> {
  await build({
    entryPoints: programs.map((program) => join(root, program)),
    outbase: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    plugins: [ownPlaces(o)],
    logLevel: 'error',
  })
}

/** Files are looked for from where the source stands: the migrations, the programmes, the client. */
const ownPlaces = ({ before = false }: { readonly before?: boolean }): Plugin => ({
  name: 'own-places',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const own = before && path.endsWith('/shared/document/roots.ts') ? oneVersionBefore(text) : text
      return { loader: 'ts', contents: own.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)) }
    })
  },
})

const versions = /(?<=(?:schemaVersion|firstVersion) = )\d+/g

function oneVersionBefore(text: string): string {
  const before = text.replace(versions, (version) => String(Number(version) - 1))
  if (before === text) throw new Error('the version of the documents does not stand where it stood')
  return before
}

/** @returns a folder, to be removed, with the programs as of one version of the documents before: they speak that, and take pages of it alone. */
export async function buildBefore(): Promise<string> {
  const cache = join(root, '.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'server-before-'))
  await buildServer(folder, { before: true })
  return folder
}
