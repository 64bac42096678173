import { setTimeout as wait } from 'node:timers/promises'
import { asAetherError, throwIfAborted } from '@aethersignal/model'
import { errorText } from '../error-text.js'
import type { Session } from '../session.js'
import { arrivals } from './arrivals.js'

export interface WatchedLoad {
  readonly folder: string
  readonly store: string
  /** Seconds between two looks. */
  readonly every: number
  readonly signal: AbortSignal
  /** Loads what has come, and says so; gives the paths of what it left out. */
  readonly load: (paths: readonly string[]) => Promise<readonly string[]>
}

/**
 * Loads what comes into a folder until the signal fires. What is left out or refused is tried again with what comes next:
 * the tables of a quarter may come one after the other.
 */
export async function loadWatched(
  session: Session,
  { folder, store, every, signal, load }: WatchedLoad,
): Promise<void> {
  const pause = () => wait(every * 1000, undefined, { signal }).catch(() => undefined)
  let waiting: readonly string[] = []
  for await (const arrived of arrivals({ folder, except: store, pause, ended: () => signal.aborted })) {
    const paths = [...new Set([...waiting, ...arrived])]
    try {
      const leftOut = await load(paths)
      waiting = paths.filter((path) => leftOut.includes(path))
    } catch (thrown) {
      throwIfAborted(signal)
      session.say(errorText(asAetherError(thrown)))
      waiting = paths
    }
    if (waiting.length > 0) session.say(`not loaded, to be tried again with what comes next: ${waiting.join(', ')}`)
  }
}
