// Keeps a folder for one process at a time, because two PGlites in one folder destroy it. A claim is a file whose name is
// the process id and when that process started: a claim left by a killed process (kill -9, power) is recognised as dead,
// also when the id has been given to another process since. Each claims first and then looks at the others', so that
// two at once may both step back but never both go on. Assumes that all who claim see each other's process ids.
// Called by server/store/pglite-folder.ts.

import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface FolderLock {
  /** Gives the folder up. May be called twice. */
  release(): void
}

/** Another live process has the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly folder: string
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}. Stop that process, or give this server another data folder.`)
    this.folder = folder
    this.pid = pid
  }
}

const heldHere = new Set<string>()
const attempts = 8

/**
 * Takes the folder, which need not exist yet; the claims lie beside it, in `<folder>.lock/`.
 * @throws FolderInUse when another live process, or this one, has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(dirname(folder), { recursive: true })
  const place = join(realpathSync(dirname(folder)), `${basename(folder)}.lock`)
  if (heldHere.has(place)) throw new FolderInUse(folder, process.pid)
  heldHere.add(place)
  try {
    const claim = join(place, claimName(process.pid, startOf(process.pid) ?? 'unknown'))
    for (let attempt = 1; ; attempt += 1) {
      mkdirSync(place, { recursive: true })
      writeFileSync(claim, `${new Date().toISOString()}\n`)
      const other = liveClaimant(place, basename(claim))
      if (other === null) return held(place, claim)
      rmSync(claim, { force: true })
      if (attempt === attempts) throw new FolderInUse(folder, other)
      // Two that claimed at once have both stepped back: come again at different times.
      await wait(5 + Math.random() * 40)
    }
  } catch (error) {
    heldHere.delete(place)
    throw error
  }
}

function held(place: string, claim: string): FolderLock {
  return {
    release: () => {
      if (!heldHere.delete(place)) return
      rmSync(claim, { force: true })
    },
  }
}

/** Removes the claims of the dead. @returns the process id of a live claimant other than `own`, or null. */
function liveClaimant(place: string, own: string): number | null {
  let live: number | null = null
  for (const name of readdirSync(place)) {
    const [, pidText] = /^(\d+)-[\w.]+$/.exec(name) ?? []
    if (name === own || pidText === undefined) continue
    const pid = Number(pidText)
    const start = startOf(pid)
    if (start !== null && claimName(pid, start) === name) live = pid
    else rmSync(join(place, name), { force: true })
  }
  return live
}

function claimName(pid: number, start: string): string {
  return `${pid}-${start}`
}

/** @returns a text that differs between processes that have had the same id, or null when there is no such live process. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') return startFromProc(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  if (process.platform === 'win32') return 'unknown'
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } })
    return text.trim().replaceAll(/\W+/g, '_') || null
  } catch {
    return null
  }
}

/** Clock ticks from boot to the start of the process, and which boot: field 22 of /proc/<pid>/stat (man 5 proc). */
function startFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    const ticks = fields[19]
    if (ticks === undefined || state === 'Z' || state === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    return `${ticks}.${boot}`
  } catch {
    return null
  }
}
