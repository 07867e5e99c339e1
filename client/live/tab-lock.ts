// Tab lock: tells whether the open room that left edits in the browser still lives. Each open room holds a Web Lock named after it until the
// tab is gone, also when it crashes. Where Web Locks are missing (a plain http address), only rooms of this very page are known to live;
// taking over a living tab's edits is then harmless, since the same bytes bring nothing new. Called by pending-store.ts.

export interface TabLocks {
  /** Holds the lock of an owner. Resolves when it is held; the answer lets it go. */
  hold(owner: string): Promise<() => void>
  /** Runs `work` if the owner is dead. @returns false when it lives */
  ifDead(owner: string, work: () => Promise<void>): Promise<boolean>
}

const here = new Set<string>()

/** @param locks the browser's lock manager, or undefined where there is none */
export function tabLocks(locks: LockManager | undefined): TabLocks {
  const nameOf = (owner: string): string => `veivalg-room-${owner}`
  return {
    async hold(owner) {
      here.add(owner)
      let letGo: () => void = () => undefined
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      if (locks) {
        await new Promise<void>((granted, failed) => {
          locks
            .request(nameOf(owner), () => {
              granted()
              return held
            })
            .catch(failed)
        })
      }
      return () => {
        here.delete(owner)
        letGo()
      }
    },
    async ifDead(owner, work) {
      if (here.has(owner)) return false
      if (!locks) {
        await work()
        return true
      }
      return locks.request(nameOf(owner), { ifAvailable: true }, async (lock) => {
        if (lock === null) return false
        await work()
        return true
      })
    },
  }
}
