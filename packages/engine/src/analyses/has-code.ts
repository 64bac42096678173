import type { Incidence } from '@aethersignal/core'

/** Whether a report lists a code. */
export function hasCode({ offsets, codes }: Incidence, report: number, code: number): boolean {
  return codes.subarray(offsets[report], offsets[report + 1]).includes(code)
}
