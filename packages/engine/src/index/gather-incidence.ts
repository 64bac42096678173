import type { Incidence } from '@aethersignal/core'
import { GrowableColumn } from './growable-column.js'

/** An incidence whose codes carry bits, beside its codes. */
export interface FlaggedIncidence {
  readonly incidence: Incidence
  readonly bits: Uint8Array
}

/**
 * Builds the incidence of a vocabulary report by report. `visit` calls back with each code of a report, in any order
 * and with repeats, and with its bits, which must not be 0; bits of a repeated code are united.
 */
export function gatherIncidence(
  reports: number,
  size: number,
  visit: (report: number, take: (code: number, bits: number) => void) => void,
): FlaggedIncidence {
  const bitsOf = new Uint8Array(size)
  const allCodes = new GrowableColumn(Uint32Array)
  const allBits = new GrowableColumn(Uint8Array)
  const offsets = new Uint32Array(reports + 1)
  let codes: number[] = []
  const take = (code: number, bits: number) => {
    if (bitsOf[code] === 0) codes.push(code)
    bitsOf[code]! |= bits
  }
  for (let report = 0; report < reports; report++) {
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
  const narrow = size <= 65_536
  return {
    incidence: {
      reports,
      size,
      offsets,
      codes: narrow ? Uint16Array.from(allCodes.values()) : allCodes.values().slice(),
    },
    bits: allBits.values().slice(),
  }
}
