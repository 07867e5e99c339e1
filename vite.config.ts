// How the client is built and, in development, served: from client/ into client/dist, read by Vite alone.
// Promises one small first load in few files: what is only needed later (rich text above all) is reached through a dynamic import and
// stays in its own files; test/browser/bundle.test.ts holds the build to it. The manifest tells the test what was split.

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  cacheDir: here('.cache/vite'),
  plugins: [react()],
  resolve: {
    // Two copies of Yjs or of React in one page break both.
    dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom', '@tiptap/core', '@tiptap/pm'],
  },
  build: {
    outDir: here('client/dist'),
    emptyOutDir: true,
    // All of it is 56 kB compressed, and every page's is fetched anyway; in one file no page comes before its looks.
    cssCodeSplit: false,
    target: 'es2022',
    manifest: true,
    sourcemap: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is asked for at once, in two files, of which libraries change seldom; what several pages share, in one. Left to itself the bundler
          // makes a file of each shared icon: 213 files where 28 do, with the pages that are fetched ahead, which costs the server and the device more than their bytes do.
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'first', tags: ['$initial'], priority: 1 },
            { name: 'parts', minShareCount: 2 },
          ],
        },
      },
      treeshake: {
        // The design system does not say that its parts stand alone; without this all of it comes along, 65 kB compressed, for the five
        // parts in use (button, input, textarea, select, tag). None of them needs its custom elements.
        moduleSideEffects: [{ test: /@digdir\/designsystemet-(react|web)\/.*\.js$/, sideEffects: false }],
      },
    },
  },
})
