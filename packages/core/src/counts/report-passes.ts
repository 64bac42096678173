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
 * Number of reports, among those in the mask, that carry each event.
 * @throws AetherError `measure/invalid-value` when a code lies outside the vocabulary.
 */
export function* eventMargin(
  { reports, size, offsets, codes }: Incidence,
  mask: Uint8Array | undefined,
): Steps<Uint32Array> {
  const totals = new Uint32Array(size)
  // Common events follow one another; in two tables an addition need not wait for the one before it.
  const others = new Uint32Array(size)
  let read = 0
  for (let from = 0; from < reports; from += slice) {
    yield
    const to = Math.min(from + slice, reports)
    if (mask === undefined) {
      tally(codes, offsets[from]!, offsets[to]!, totals, others)
      read += offsets[to]! - offsets[from]!
    } else {
      read += tallyMasked(offsets, codes, mask, from, to, totals)
    }
  }
  for (let code = 0; code < size; code++) totals[code]! += others[code]!
  checkAllWritten(totals, read, 'events')
  return totals
}

function tally(codes: Codes, start: number, end: number, totals: Uint32Array, others: Uint32Array): void {
  const fours = start + ((end - start) & ~3)
  for (let at = start; at < fours; at += 4) {
    totals[codes[at]!]! += 1
    others[codes[at + 1]!]! += 1
    totals[codes[at + 2]!]! += 1
    others[codes[at + 3]!]! += 1
  }
  for (let at = fours; at < end; at++) totals[codes[at]!]! += 1
}

function tallyMasked(
  offsets: Uint32Array,
  codes: Codes,
  mask: Uint8Array,
  from: number,
  to: number,
  totals: Uint32Array,
): number {
  let read = 0
  for (let report = from; report < to; report++) {
    if (mask[report] === 0) continue
    const end = offsets[report + 1]!
    const start = offsets[report]!
    for (let at = start; at < end; at++) totals[codes[at]!]! += 1
    read += end - start
  }
  return read
}

/** A write past the end of a typed array vanishes; what is missing from the sum was outside the vocabulary. */
function checkAllWritten(totals: Uint32Array, read: number, side: string): void {
  let written = 0
  for (let code = 0; code < totals.length; code++) written += totals[code]!
  if (written === read) return
  const message = `${read - written} of the codes of ${side} are not below its size ${totals.length}.`
  throw fault('measure/invalid-value', side, message)
}

/** What one pass over the drugs of the reports in the mask tells. */
export interface DrugMargin {
  /** Reports with each drug. */
  readonly totals: Uint32Array
  /** Event codes of those reports, summed: the co-occurrences of each drug. */
  readonly lengths: Float64Array
}

/**
 * The reports of each drug, and how many event codes they carry together.
 * @throws AetherError `measure/invalid-value` when a code lies outside the vocabulary.
 */
export function* drugMargin(
  drugs: Incidence,
  eventOffsets: Uint32Array,
  mask: Uint8Array | undefined,
): Steps<DrugMargin> {
  const totals = new Uint32Array(drugs.size)
  const lengths = new Float64Array(drugs.size)
  const { reports, offsets, codes } = drugs
  let read = 0
  for (let from = 0; from < reports; from += slice) {
    yield
    read += addDrugs(offsets, codes, eventOffsets, mask, from, Math.min(from + slice, reports), totals, lengths)
  }
  checkAllWritten(totals, read, 'drugs')
  return { totals, lengths }
}

function addDrugs(
  drugOffsets: Uint32Array,
  drugCodes: Codes,
  eventOffsets: Uint32Array,
  mask: Uint8Array | undefined,
  from: number,
  to: number,
  totals: Uint32Array,
  lengths: Float64Array,
): number {
  let drugAt = drugOffsets[from]!
  let eventStart = eventOffsets[from]!
  let read = 0
  for (let report = from; report < to; report++) {
    const drugEnd = drugOffsets[report + 1]!
    const eventEnd = eventOffsets[report + 1]!
    if (mask === undefined || mask[report] !== 0) {
      const events = eventEnd - eventStart
      read += drugEnd - drugAt
      for (; drugAt < drugEnd; drugAt++) {
        const drug = drugCodes[drugAt]!
        totals[drug]! += 1
        lengths[drug]! += events
      }
    }
    drugAt = drugEnd
    eventStart = eventEnd
  }
  return read
}

/** Event codes copied at once, whatever a report has; what is too much the next report of the drug overwrites. */
const stride = 4

/** Room behind the codes of each gathered drug for what is copied too much. */
export const overrun = stride - 1

/**
 * Copies the event codes of every report of drugs `from … to - 1` next to each other, drug by drug. `cursors` is left
 * at the end of each drug's codes in `gathered`, behind which follow {@link overrun} codes without meaning.
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
    if (lengths[drug]! > 0) start += lengths[drug]! + overrun
  }
  const { offsets, codes } = events
  const safe = reportsWithStride(events)
  for (let report = 0; report < drugs.reports; ) {
    yield
    const end = Math.min(report + slice, report < safe ? safe : drugs.reports)
    const copy = report < safe ? gatherSlice : gatherEnd
    copy(drugs.offsets, drugs.codes, offsets, codes, mask, report, end, from, to, cursors, gathered)
    report = end
  }
}

/** How many reports, from the first, have at least a stride of codes from their first code to the end of all. */
function reportsWithStride({ reports, offsets, codes }: Incidence): number {
  let safe = reports
  while (safe > 0 && offsets[safe - 1]! + stride > codes.length) safe -= 1
  return safe
}

// Most reports have few events. A loop over them is foretold wrong at nearly every report, which takes longer than to
// copy four codes always.
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
    if (eventEnd > eventStart && (mask === undefined || mask[report] !== 0)) {
      const first = eventCodes[eventStart]!
      const second = eventCodes[eventStart + 1]!
      const third = eventCodes[eventStart + 2]!
      const fourth = eventCodes[eventStart + 3]!
      for (; drugAt < drugEnd; drugAt++) {
        const drug = drugCodes[drugAt]!
        if (drug < from || drug >= to) continue
        const cursor = cursors[drug]!
        gathered[cursor] = first
        gathered[cursor + 1] = second
        gathered[cursor + 2] = third
        gathered[cursor + 3] = fourth
        // In 32-bit arithmetic, wrapped, which engines keep in registers without a check.
        const shift = (cursor - eventStart) | 0
        for (let at = eventStart + stride; at < eventEnd; at++) gathered[(at + shift) | 0] = eventCodes[at]!
        cursors[drug] = (eventEnd + shift) | 0
      }
    }
    drugAt = drugEnd
    eventStart = eventEnd
  }
}

/** As {@link gatherSlice}, for the last reports, behind which there is nothing to copy too much of. */
function gatherEnd(
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
  for (let report = firstReport; report < lastReport; report++) {
    if (mask !== undefined && mask[report] === 0) continue
    for (let drugAt = drugOffsets[report]!; drugAt < drugOffsets[report + 1]!; drugAt++) {
      const drug = drugCodes[drugAt]!
      if (drug < from || drug >= to) continue
      for (let at = eventOffsets[report]!; at < eventOffsets[report + 1]!; at++) {
        gathered[cursors[drug]!] = eventCodes[at]!
        cursors[drug]! += 1
      }
    }
  }
}
