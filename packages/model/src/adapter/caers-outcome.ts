import type { OutcomeCode } from './outcomes.js'

/** Labels of both generations. Visits and mild courses are no criteria of seriousness. */
const LABELS: readonly (readonly [RegExp, OutcomeCode | null])[] = [
  [/^(death|died)$/, 'DE'],
  [/^life.?threatening$/, 'LT'],
  [/^hospitali[sz]ation/, 'HO'],
  [/^disability/, 'DS'],
  [/^congenital anomaly/, 'CA'],
  [/^req(\.|uired)? intervention/, 'RI'],
  [/^(other serious|serious injur|medically important|important medical event)/, 'OT'],
  [/^(patient )?visited /, null],
  [/^(non-?serious|none$|other outcome$|other$|allergic reaction|emergency room|not available)/, null],
]

/** The code of an outcome of CAERS, null for one that is no criterion of seriousness, undefined for an unknown label. */
export function caersOutcome(label: string): OutcomeCode | null | undefined {
  const written = label.toLowerCase().trim()
  return LABELS.find(([pattern]) => pattern.test(written))?.[1]
}

/** Whether FDA wrote this over a name that it may not publish. */
export function isRedacted(name: string): boolean {
  return /^(redacted|exemption \d+)$/i.test(name)
}
