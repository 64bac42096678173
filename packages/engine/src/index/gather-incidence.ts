import type { Incidence, Steps } from '@aethersignal/core'
import { GrowableColumn } from './growable-column.js'
import { inStretches } from './in-stretches.js'

/** An incidence whose codes carry bits, beside its codes. */
export interface FlaggedIncidence {
  readonly incidence: Incidence
  readonly bits: Uint8Array
}

/** Reports handled between two steps. */
const STRETCH = 8192

/**
 * Builds the incidence of a vocabulary report by report. `visit` calls back with each code of a report, in any order
 * and with repeats, and with its bits, which must not be 0; bits of a repeated code are united.
 */
export function* gatherIncidence(
  reports: number,
  size: number,
  visit: (report: number, take: (code: number, bits: number) => void) => void,
): Steps<FlaggedIncidence> {
  const bitsOf = new Uint8Array(size)
  const allCodes = new GrowableColumn(Uint32Array)
  const allBits = new GrowableColumn(Uint8Array)
  const offsets = new Uint32Array(reports + 1)
  let codes: number[] = []
  const take = (code: number, bits: number) => {
    if (bitsOf[code] === 0) codes.push(code)
    bitsOf[code]! |= bits
  }
  yield* inStretches(reports, STRETCH, (from, to) => {
    for (let report = from; report < to; report++) {
      codes = []
      visit(report, take)
      if (codes.length > 1) codes.sort((left, right) => left - right)
      for (const code of codes) {
        allCodes.push(code)
        allBits.push(bitsOf[code]!)
        bitsOf[code] = 0
      }
      offsets[report + 1] = allCodes.length
    }
  })
  const narrow = size <= 65_536
  return {
    incidence: {
      reports,
      size,
      offsets,
      codes: narrow ? new Uint16Array(allCodes.values()) : allCodes.values().slice(),
    },
    bits: allBits.values().slice(),
  }
}
