// Which rules of shared/SPEC.md have no test, and which tests name a rule that is not there. A rule is a line
// `- **RNK1** …`; its tests are those whose title begins with `[RNK1]`, or with `[$rule]` in a file whose table of cases says
// `rule: 'RNK1'`. Called by scripts/check.mjs and the house test.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ruleLine = /^- \*\*([A-Z]+\d+)\*\* /gm
/** A title is whatever string, template or not, stands first in `it(…)`, `test(…)` or `it.each(…)(…)`. */
const testTitle =
  /\b(?:it|test)(?:\.\w+)*\s*(?:\((?:[^()]|\([^()]*\))*\)\s*)?\(\s*(['"`])((?:\[(?:[A-Z]+\d+|\$rule)\] ?)+)/g
const rowRule = /\brule: '([A-Z]+\d+)'/g

/**
 * @param {string} root the folder of the project.
 * @returns {Promise<{ rules: string[], withoutTest: string[], unknown: string[], doubled: string[] }>} all rule ids in
 * order; those no test names; those tests name as `id (file)` though no such rule stands; those told more than once.
 */
export async function specGaps(root) {
  const spec = await readFile(join(root, 'shared/SPEC.md'), 'utf8')
  const rules = [...spec.matchAll(ruleLine)].map((match) => match[1] ?? '')
  const files = (await readdir(join(root, 'test'), { recursive: true })).filter((file) => /\.tsx?$/.test(file)).sort()
  /** @type {Set<string>} */
  const tested = new Set()
  /** @type {Set<string>} */
  const unknown = new Set()
  for (const file of files) {
    for (const id of idsInTitles(await readFile(join(root, 'test', file), 'utf8'))) {
      tested.add(id)
      if (!rules.includes(id)) unknown.add(`${id} (test/${file})`)
    }
  }
  return {
    rules,
    withoutTest: rules.filter((id) => !tested.has(id)),
    unknown: [...unknown],
    doubled: rules.filter((id, index) => rules.indexOf(id) !== index),
  }
}

/**
 * @param {string} source the text of a test file.
 * @returns {string[]} the rule ids its test titles begin with, by name or by the rows of its table.
 */
function idsInTitles(source) {
  const withoutComments = source.replace(/^\s*(?:\/\/|\*).*$/gm, '')
  const titles = [...withoutComments.matchAll(testTitle)].map((match) => match[2] ?? '')
  const rows = titles.some((title) => title.includes('$rule')) ? [...withoutComments.matchAll(rowRule)] : []
  const named = titles.flatMap((title) => title.match(/[A-Z]+\d+/g) ?? [])
  return [...named, ...rows.map((row) => row[1] ?? '')]
}
