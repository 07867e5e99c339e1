// How a test starts a program of the server as a process. In a run of tests the programs have been put together into one file each, which starts
// in half the time: the same text, with its types out, as scripts/typescript.mjs reads it, and each part knowing the place it came from. Outside
// a run they are read as `npm start` reads them; so does the cluster's test, which proves that way. Called by tests that start servers, and by
// server-setup.ts.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
const typescript = new URL('../../scripts/typescript.mjs', import.meta.url).href
const programs = ['server/main.ts', 'server/verify-register.ts', 'test/generators/large-board-server.ts'] as const
export type ServerProgram = (typeof programs)[number]

/** @returns what is given to Node to run the program; its working folder may be any. */
export function serverArguments(program: ServerProgram): readonly string[] {
  const folder = process.env.BUILT_SERVER
  if (folder === undefined) return ['--import', typescript, join(root, program)]
  return [join(folder, program.replace(/\.ts$/, '.mjs'))]
}

/** @param folder inside the project, so that the packages are found from there */
export async function buildServer(folder: string): Promise<void> {
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
    plugins: [ownPlaces],
    logLevel: 'error',
  })
}

/** Files are looked for from where the source stands: the migrations, the programmes, the client. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }))
  },
}
