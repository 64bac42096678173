import type { Populations } from './count-populations.js'
import type { Incidence } from './incidence.js'

/** By slot, that is population × number of cut-points + cut-point. */
export interface PopulationMargins {
  readonly reports: Float64Array
  readonly drugTotals: readonly Uint32Array[]
  readonly eventTotals: readonly Uint32Array[]
  /** Event codes of the reports of each drug in each slot, by drug × slots + slot. */
  readonly lengths: Float64Array
}

/** Adds some reports to the slots of their populations; returns how many codes lie outside the vocabularies. */
export function addReports(
  drugs: Incidence,
  events: Incidence,
  { names, cutPoints, members, firstCutPoints }: Populations,
  firstReport: number,
  lastReport: number,
  { reports, drugTotals, eventTotals, lengths }: PopulationMargins,
): number {
  const cuts = cutPoints.length
  const slots = names.length * cuts
  let outside = 0
  for (let report = firstReport; report < lastReport; report++) {
    const [eventStart, eventEnd] = [events.offsets[report]!, events.offsets[report + 1]!]
    const [drugStart, drugEnd] = [drugs.offsets[report]!, drugs.offsets[report + 1]!]
    for (let at = eventStart; at < eventEnd; at++) if (events.codes[at]! >= events.size) outside += 1
    for (let at = drugStart; at < drugEnd; at++) if (drugs.codes[at]! >= drugs.size) outside += 1
    const cut = firstCutPoints[report]!
    if (cut === cuts) continue
    for (let bits = members[report]!; bits !== 0; bits &= bits - 1) {
      const slot = (31 - Math.clz32(bits & -bits)) * cuts + cut
      reports[slot]! += 1
      const ofEvents = eventTotals[slot]!
      for (let at = eventStart; at < eventEnd; at++) ofEvents[events.codes[at]!]! += 1
      const ofDrugs = drugTotals[slot]!
      for (let at = drugStart; at < drugEnd; at++) {
        const drug = drugs.codes[at]!
        ofDrugs[drug]! += 1
        lengths[drug * slots + slot]! += eventEnd - eventStart
      }
    }
  }
  return outside
}

/** Copies the event codes of some reports to the cursors of their drugs and slots, drugs `from … to - 1` alone. */
export function gatherPopulations(
  drugs: Incidence,
  events: Incidence,
  { names, cutPoints, members, firstCutPoints }: Populations,
  firstReport: number,
  lastReport: number,
  from: number,
  to: number,
  cursors: Int32Array,
  gathered: Uint16Array | Uint32Array,
): void {
  const cuts = cutPoints.length
  const slots = names.length * cuts
  const { codes } = events
  for (let report = firstReport; report < lastReport; report++) {
    const [eventStart, eventEnd] = [events.offsets[report]!, events.offsets[report + 1]!]
    const cut = firstCutPoints[report]!
    if (cut === cuts) continue
    for (let bits = members[report]!; bits !== 0; bits &= bits - 1) {
      const slot = (31 - Math.clz32(bits & -bits)) * cuts + cut
      for (let drugAt = drugs.offsets[report]!; drugAt < drugs.offsets[report + 1]!; drugAt++) {
        const drug = drugs.codes[drugAt]!
        if (drug < from || drug >= to) continue
        const key = drug * slots + slot
        const shift = (cursors[key]! - eventStart) | 0
        for (let at = eventStart; at < eventEnd; at++) gathered[(at + shift) | 0] = codes[at]!
        cursors[key] = (eventEnd + shift) | 0
      }
    }
  }
}
