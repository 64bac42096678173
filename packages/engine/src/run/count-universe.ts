import { countPairsInSteps, type Incidence, type PairCounts } from '@aethersignal/core'
import type { Universe } from '../query/universe.js'
import type { CallScope } from './call-scope.js'

/** Co-occurrences counted between two words of progress. */
const PROGRESS = 5_000_000

/** Counts every pair of a universe, with turns for other work of the thread, such as the message that stops this one. */
export async function countUniverse(universe: Universe, events: Incidence, scope: CallScope): Promise<PairCounts> {
  await scope.step({ phase: 'count', done: 0 })
  let seen = 0
  return scope.paced(
    countPairsInSteps(universe.drugs, events, {
      mask: universe.mask,
      signal: scope.signal,
      onProgress: (done, total) => {
        // The first, the last, and some on the way: whoever listens is across a wire.
        if (done < total && done - seen < PROGRESS) return
        seen = done
        scope.report({ phase: 'count', done, total })
      },
    }),
  )
}
