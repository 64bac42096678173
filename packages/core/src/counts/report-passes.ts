import { fault } from '../errors/fault.js'
import type { Steps } from '../steps/steps.js'
import type { Incidence } from './incidence.js'

type Codes = Uint16Array | Uint32Array

/**
 * Passes over all reports are made in calls of this many: engines compile a function that is called often better than
 * one long loop that is entered once. Between them others can have their turn.
 */
export const slice = 32_768

/**
 * Number of reports, among those in the mask, that carry each code.
 * @throws AetherError `measure/invalid-value` when a code lies outside the vocabulary; `side` names the culprit.
 */
export function* marginTotals(incidence: Incidence, mask: Uint8Array | undefined, side: string): Steps<Uint32Array> {
  const { reports, size, offsets, codes } = incidence
  const totals = new Uint32Array(size)
  let read = 0
  for (let from = 0; from < reports; from += slice) {
    yield
    const to = Math.min(from + slice, reports)
    if (mask === undefined) {
      tally(codes, offsets[from]!, offsets[to]!, totals)
      read += offsets[to]! - offsets[from]!
      continue
    }
    for (let report = from; report < to; report++) {
      if (mask[report] === 0) continue
      tally(codes, offsets[report]!, offsets[report + 1]!, totals)
      read += offsets[report + 1]! - offsets[report]!
    }
  }
  // A write past the end of a typed array vanishes; what is missing from the sum was outside the vocabulary.
  let written = 0
  for (let code = 0; code < size; code++) written += totals[code]!
  if (written === read) return totals
  const message = `${read - written} of the codes of ${side} are not below its size ${size}.`
  throw fault('measure/invalid-value', side, message)
}

function tally(codes: Codes, start: number, end: number, totals: Uint32Array): void {
  for (let at = start; at < end; at++) totals[codes[at]!]! += 1
}

/** For each drug, the summed number of event codes over its reports in the mask. */
export function* coOccurrences(
  drugs: Incidence,
  eventOffsets: Uint32Array,
  mask: Uint8Array | undefined,
): Steps<Float64Array> {
  const lengths = new Float64Array(drugs.size)
  for (let from = 0; from < drugs.reports; from += slice) {
    yield
    addLengths(drugs.offsets, drugs.codes, eventOffsets, mask, from, Math.min(from + slice, drugs.reports), lengths)
  }
  return lengths
}

function addLengths(
  drugOffsets: Uint32Array,
  drugCodes: Codes,
  eventOffsets: Uint32Array,
  mask: Uint8Array | undefined,
  from: number,
  to: number,
  lengths: Float64Array,
): void {
  let drugAt = drugOffsets[from]!
  let eventStart = eventOffsets[from]!
  for (let report = from; report < to; report++) {
    const drugEnd = drugOffsets[report + 1]!
    const eventEnd = eventOffsets[report + 1]!
    if (mask === undefined || mask[report] !== 0) {
      const events = eventEnd - eventStart
      for (; drugAt < drugEnd; drugAt++) lengths[drugCodes[drugAt]!]! += events
    }
    drugAt = drugEnd
    eventStart = eventEnd
  }
}

/**
 * Copies the event codes of every report of drugs `from … to - 1` next to each other, drug by drug. `cursors` is left
 * at the end of each drug's codes in `gathered`.
 */
export function* gather(
  drugs: Incidence,
  events: Incidence,
  mask: Uint8Array | undefined,
  from: number,
  to: number,
  lengths: Float64Array,
  cursors: Int32Array,
  gathered: Codes,
): Steps<void> {
  let start = 0
  for (let drug = from; drug < to; drug++) {
    cursors[drug] = start
    start += lengths[drug]!
  }
  for (let report = 0; report < drugs.reports; report += slice) {
    yield
    const end = Math.min(report + slice, drugs.reports)
    const { offsets, codes } = events
    gatherSlice(drugs.offsets, drugs.codes, offsets, codes, mask, report, end, from, to, cursors, gathered)
  }
}

function gatherSlice(
  drugOffsets: Uint32Array,
  drugCodes: Codes,
  eventOffsets: Uint32Array,
  eventCodes: Codes,
  mask: Uint8Array | undefined,
  firstReport: number,
  lastReport: number,
  from: number,
  to: number,
  cursors: Int32Array,
  gathered: Codes,
): void {
  let drugAt = drugOffsets[firstReport]!
  let eventStart = eventOffsets[firstReport]!
  for (let report = firstReport; report < lastReport; report++) {
    const drugEnd = drugOffsets[report + 1]!
    const eventEnd = eventOffsets[report + 1]!
    if (mask === undefined || mask[report] !== 0) {
      for (; drugAt < drugEnd; drugAt++) {
        const drug = drugCodes[drugAt]!
        if (drug < from || drug >= to) continue
        // In 32-bit arithmetic, wrapped, which engines keep in registers without a check.
        const shift = (cursors[drug]! - eventStart) | 0
        for (let at = eventStart; at < eventEnd; at++) gathered[(at + shift) | 0] = eventCodes[at]!
        cursors[drug] = (eventEnd + shift) | 0
      }
    }
    drugAt = drugEnd
    eventStart = eventEnd
  }
}
