// The habits of the house that the linter has no rule for, as pure judgements of one file's path and text. Promises no
// reading of its own, so that each habit can be shown a breach. Called by conventions.test.ts.

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** One habit: which files it looks at, and what of their text, without comments, breaks it. */
interface Habit {
  readonly says: string
  readonly looksAt: (path: string) => boolean
  readonly breach: RegExp
}

const maxHeadLines = 8
/** 50 to 250 is the aim; what is longer than this has more than one job. Tests may be. */
const maxLines = 320
const anyCode = (path: string): boolean => /^(shared|server|client|scripts|test)\//.test(path)
const isPure = (path: string): boolean => /^(shared|server\/(domain|exports|imports))\//.test(path)
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

const habits: readonly Habit[] = [
  {
    says: 'only server/config.ts reads the environment',
    looksAt: (path) => path.startsWith('server/') && path !== 'server/config.ts',
    breach: /\bprocess\s*(?:\.|\[['"])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*(?:=\s*process\b|from 'node:process')/,
  },
  {
    says: 'only client/api/request.ts calls the server',
    looksAt: (path) => path.startsWith('client/') && path !== 'client/api/request.ts',
    breach: /(?<![.\w])fetch\(|\b(?:window|globalThis|self)\s*\.\s*fetch\b|\bsendBeacon\(|\bXMLHttpRequest\b/,
  },
  {
    says: 'only client/live opens sockets',
    looksAt: (path) => path.startsWith('client/') && !path.startsWith('client/live/'),
    breach: /\bnew WebSocket\(|\bnew EventSource\(/,
  },
  {
    says: 'shared/ and the pure rooms of the server have no clock: time comes in as an argument',
    looksAt: isPure,
    breach: /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )(?<![.\w])Date\(\)|\bperformance\.now\b|\bTemporal\.Now\b/,
  },
  {
    says: 'shared/ and the pure rooms of the server have no randomness: ids come in as arguments',
    looksAt: isPure,
    breach: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b/,
  },
  {
    says: 'type errors are mended, not silenced',
    looksAt: anyCode,
    breach: /@ts-(?:ignore|expect-error|nocheck)/,
  },
  {
    says: 'a test waits for what it means, not for time',
    looksAt: isTest,
    breach: /\bwaitForTimeout\(|\bsetTimeout\(\s*(?:resolve|done|r)\b|\bsleep\(/,
  },
  {
    says: 'no test is left out',
    looksAt: isTest,
    breach: /\b(?:it|test|describe)\.(?:skip|todo|only|skipIf|runIf|fails)\b|\bx(?:it|describe)\(/,
  },
]

/**
 * @returns what in this file goes against the habits, each as a sentence that begins with the path; empty when nothing.
 */
export function breachesOf(file: SourceFile): string[] {
  // What silences the compiler is itself a comment.
  const code = (habit: Habit): string => (habit.breach.source.startsWith('@') ? file.text : withoutComments(file.text))
  return [
    ...nameBreaches(file.path),
    ...headBreaches(file),
    ...lengthBreaches(file),
    ...habits
      .filter((habit) => habit.looksAt(file.path) && habit.breach.test(code(habit)))
      .map((habit) => `${file.path}: ${habit.says}`),
  ]
}

/** Names that say nothing, and the file that only gathers others. */
function nameBreaches(path: string): string[] {
  const names = path.split('/').map((name) => name.replace(/\..*$/, ''))
  const empty = names.filter((name) => /(?:^|-)(?:utils?|helpers?|common|managers?|services?|misc|lib)$/i.test(name))
  return [
    ...empty.map((name) => `${path}: "${name}" does not say what it is for`),
    ...(/(?:^|\/)index\.(?:ts|tsx|mjs)$/.test(path) ? [`${path}: a barrel file`] : []),
    ...(names.some((name) => /[A-Z_]/.test(name)) ? [`${path}: file names are in lower case with hyphens`] : []),
  ]
}

/** Every file begins by saying what it is for, in one to eight lines. */
function headBreaches({ path, text }: SourceFile): string[] {
  const lines = text.replace(/^#!.*\n/, '').split('\n')
  const first = lines[0] ?? ''
  if (!first.startsWith('//') && !first.startsWith('/*')) return [`${path}: does not begin with what it is for`]
  const isBlock = first.startsWith('/*')
  const end = isBlock
    ? lines.findIndex((line) => line.includes('*/')) + 1
    : lines.findIndex((line) => !line.startsWith('//'))
  const headLines = end < 1 ? lines.length : end
  return headLines > maxHeadLines ? [`${path}: its head comment has ${headLines} lines, at most ${maxHeadLines}`] : []
}

/** Two jobs are two files. */
function lengthBreaches({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n').length
  const isMeant = /^(shared|server|client)\//.test(path)
  return isMeant && lines > maxLines ? [`${path}: has ${lines} lines, at most ${maxLines}`] : []
}

/** Strings keep their `//` when it is part of an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\w])\/\/.*$/gm, '$1')
}
