import type { AbortSignalLike } from '../counts/count.js'
import { checkIncidence, type Incidence } from '../counts/incidence.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'

/** How to look for maskers. */
export interface MaskerOptions {
  /** One byte a report; reports whose byte is 0 are left out. */
  readonly mask?: Uint8Array
  readonly signal?: AbortSignalLike
}

/** Reports that leaving out each drug would take away, and what there is without leaving any out. */
export interface MaskerCounts {
  /** All reports; those with the drug, with the event, and with both. */
  readonly total: number
  readonly exposed: number
  readonly cases: number
  readonly both: number
  /** For each drug of the vocabulary: its reports, and those of them with the drug, with the event, and with both. */
  readonly totals: Uint32Array
  readonly exposedTotals: Uint32Array
  readonly caseTotals: Uint32Array
  readonly bothTotals: Uint32Array
}

const reportsBetweenLooks = 1 << 16

/**
 * One pass over the reports for all maskers at once: what a drug's removal takes from the table of a pair are its reports,
 * those with the pair's drug, those with its event, and those with both. Without a drug (−1) only the event is looked at.
 */
export function countMaskers(
  drugs: Incidence,
  events: Incidence,
  drug: number,
  event: number,
  { mask, signal }: MaskerOptions,
): MaskerCounts {
  const arrays = [0, 1, 2, 3].map(() => new Uint32Array(drugs.size)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ]
  const sums = [0, 0, 0, 0]
  for (let report = 0; report < drugs.reports; report++) {
    if (report % reportsBetweenLooks === 0) throwIfAborted(signal)
    if (mask?.[report] === 0) continue
    const group = (has(drugs, report, drug) ? 1 : 0) + (has(events, report, event) ? 2 : 0)
    sums[group]! += 1
    const totals = arrays[group]!
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) totals[drugs.codes[at]!]! += 1
  }
  // Groups exclude each other; the table asks for sums of them.
  const [neither, drugOnly, eventOnly, bothTotals] = arrays
  const [none = 0, first = 0, second = 0, both = 0] = sums
  return {
    total: none + first + second + both,
    exposed: first + both,
    cases: second + both,
    both,
    totals: neither.map((count, code) => count + drugOnly[code]! + eventOnly[code]! + bothTotals[code]!),
    exposedTotals: drugOnly.map((count, code) => count + bothTotals[code]!),
    caseTotals: eventOnly.map((count, code) => count + bothTotals[code]!),
    bothTotals,
  }
}

function has({ offsets, codes }: Incidence, report: number, code: number): boolean {
  for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if (codes[at] === code) return true
  return false
}

/** @throws AetherError `measure/invalid-value` where incidences, mask and codes do not fit together. */
export function checkMasking(
  drugs: Incidence,
  events: Incidence,
  codes: { readonly drug?: number; readonly event?: number; readonly maskers?: readonly number[] },
  mask: Uint8Array | undefined,
): void {
  checkIncidence(drugs, 'drugs')
  checkIncidence(events, 'events')
  const refuse = (field: string, message: string, row?: number) => {
    throw new AetherError('measure/invalid-value', message, { place: { field, ...(row !== undefined && { row }) } })
  }
  if (drugs.reports !== events.reports) {
    refuse('events', `drugs cover ${drugs.reports} reports, events ${events.reports}.`)
  }
  if (mask !== undefined && mask.length !== drugs.reports) {
    refuse('mask', `The mask has ${mask.length} bytes for ${drugs.reports} reports.`)
  }
  const isCode = (code: number, size: number) => Number.isInteger(code) && code >= 0 && code < size
  if (codes.drug !== undefined && !isCode(codes.drug, drugs.size)) refuse('drug', `There is no drug ${codes.drug}.`)
  if (codes.event !== undefined && !isCode(codes.event, events.size))
    refuse('event', `There is no event ${codes.event}.`)
  codes.maskers?.forEach((code, row) => {
    if (!isCode(code, drugs.size)) refuse('maskers', `There is no drug ${code}.`, row)
  })
}
