import { totalmem } from 'node:os'
import { AetherError } from '@aethersignal/model'

const MEGABYTE = 1_000_000
/** Share of the machine's memory that buffers take where nothing is said, and its bounds. */
const SHARE = 1 / 16
const LEAST = 192 * MEGABYTE
const MOST = 1000 * MEGABYTE

/**
 * Memory of DuckDB's buffers as it is given to it: as asked for, else a sixteenth of what the machine, or the container, has,
 * between 192 MB and 1 GB. What does not fit is spilled to disk.
 * @throws AetherError `usage/invalid` for what is no size.
 */
export function memoryLimitOf(asked: string | undefined, machineBytes = memoryOfMachine()): string {
  if (asked === undefined) {
    return `${Math.round(Math.min(MOST, Math.max(LEAST, machineBytes * SHARE)) / MEGABYTE)}MB`
  }
  if (/^\d+(?:\.\d+)? ?[KMGT]i?B$/i.test(asked) && Number.parseFloat(asked) > 0) return asked
  throw new AetherError('usage/invalid', `${asked} is not an amount of memory.`, {
    remedy: 'Give a number and a unit, such as 512MB or 2GB.',
  })
}

function memoryOfMachine(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}
