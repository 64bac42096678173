import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AetherError } from '@aethersignal/model'
import { LOCK_FILE } from './store-layout.js'

interface LockOwner {
  readonly pid: number
  readonly host: string
  /** Tells a process from a later one with the same number; null where the system does not say. */
  readonly started: string | null
  readonly token: string
}

/** Tokens of the locks that this process holds. */
const held = new Set<string>()

/**
 * Takes the exclusive right to change a store, and returns how to give it back. A lock whose process is gone is taken
 * over. On another host no process can be looked up, so its lock counts as alive.
 * @throws AetherError `store/locked` while another load holds it.
 */
export async function lockStore(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, LOCK_FILE)
  const owner: LockOwner = {
    pid: process.pid,
    host: hostname(),
    started: processStart(process.pid),
    token: randomUUID(),
  }
  const candidate = `${path}-${owner.token}`
  held.add(owner.token)
  try {
    await writeFile(candidate, JSON.stringify(owner))
    // A link appears whole or not at all, so nobody ever reads half a lock.
    while (!(await tryLink(candidate, path))) await removeStaleLock(path, directory)
  } catch (error) {
    held.delete(owner.token)
    throw error
  } finally {
    await rm(candidate, { force: true })
  }
  return async () => {
    held.delete(owner.token)
    await unlink(path)
  }
}

/** Whether a process that lives holds the lock. */
export async function isLocked(directory: string): Promise<boolean> {
  const owner = await readOwner(join(directory, LOCK_FILE))
  return owner !== undefined && isAlive(owner)
}

/** Removes what processes that died while taking the lock left. Only the holder of the lock may call it. */
export async function removeDeadLockFiles(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(`${LOCK_FILE}-`)) continue
    const path = join(directory, name)
    const owner = await readOwner(path)
    if (owner !== undefined && !isAlive(owner)) await rm(path, { force: true })
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function removeStaleLock(path: string, directory: string): Promise<void> {
  const seen = await readOwner(path)
  if (seen === undefined) return
  if (isAlive(seen)) throw lockedError(directory, seen)
  const aside = `${path}-${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  const taken = await readOwner(aside)
  // Another process may have replaced the stale lock by its own between the look and the rename: give that one back.
  if (taken !== undefined && taken.token !== seen.token) {
    await tryLink(aside, path)
    await rm(aside, { force: true })
    throw lockedError(directory, taken)
  }
  await rm(aside, { force: true })
}

async function readOwner(path: string): Promise<LockOwner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isOwner(owner) ? owner : nobody()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    // Not a lock this code wrote, such as one cut short by a full disk: no process can be behind it.
    if (error instanceof SyntaxError) return nobody()
    throw error
  }
}

function isOwner(value: unknown): value is LockOwner {
  return typeof value === 'object' && value !== null && 'pid' in value && 'host' in value && 'token' in value
}

function nobody(): LockOwner {
  return { pid: 0, host: hostname(), started: null, token: '' }
}

function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) return held.has(owner.token)
  if (owner.pid <= 0) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    // EPERM means that it lives and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return owner.started === null || owner.started === processStart(owner.pid)
}

/** Start time of a process in clock ticks since boot: field 22 of /proc/<pid>/stat (proc(5)), where there is one. */
function processStart(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function lockedError(directory: string, owner: LockOwner): AetherError {
  return new AetherError('store/locked', `${directory}: process ${owner.pid} on ${owner.host} is loading into it.`, {
    remedy: 'Wait until that load is done.',
  })
}
