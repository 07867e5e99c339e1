// Rules and tests belong together: every rule of shared/SPEC.md has a test that begins with its id, every id a test
// begins with is a rule, and no id stands twice.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { specGaps } from '../../scripts/spec-gaps.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('rules and their tests', () => {
  it('have each other', async () => {
    const { rules, ...gaps } = await specGaps(root)
    expect(rules.length).toBeGreaterThan(0)
    expect(gaps).toEqual({ withoutTest: [], unknown: [], doubled: [] })
  })

  it('are missed where they are missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'veivalg-spec-'))
    try {
      await mkdir(join(folder, 'shared'))
      await mkdir(join(folder, 'test/server'), { recursive: true })
      const told = ['AA1', 'AA2', 'AA3', 'AA4', 'AA5', 'AA6', 'AA7', 'AA1']
      const spec = ['# Rules', ...told.map((id) => `- **${id}** Does it.`), ''].join('\n')
      await writeFile(join(folder, 'shared/SPEC.md'), spec)
      // Put together here, so that this file's own text is not read as tests of such rules.
      const title = (id: string): string => `[${id}] does it`
      const tests = [
        `it('${title('AA1')}', () => {})`,
        `it.each([[1, (2)]])(\`${title('AA2')} %s\`, () => {})`,
        `// it('${title('AA3')}', () => {})`,
        `it('does it as [AA4] says', () => {})`,
        `test.concurrent("${title('AA5')}", () => {})`,
        `it('${title('ZZ9')}', () => {})`,
      ]
      await writeFile(join(folder, 'test/server/a.test.ts'), tests.join('\n'))
      const row = (id: string): string => `{ rule: '${id}' }`
      const table = `it.each([${row('AA6')}, ${row('ZZ8')}])('[${'$'}rule] does it', () => {})`
      await writeFile(join(folder, 'test/server/b.test.ts'), table)
      await writeFile(join(folder, 'test/server/c.test.ts'), `const row = ${row('AA7')}\nit('does it', () => {})`)
      expect(await specGaps(folder)).toEqual({
        rules: told,
        withoutTest: ['AA3', 'AA4', 'AA7'],
        unknown: ['ZZ9 (test/server/a.test.ts)', 'ZZ8 (test/server/b.test.ts)'],
        doubled: ['AA1'],
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
