import type { OutcomeCode } from './outcomes.js'

/** Outcomes of MAUDE (`sequence_number_outcome`), as openFDA words them and as MAUDE codes them. */
const OUTCOMES: readonly (readonly [RegExp, OutcomeCode | null])[] = [
  [/^(d|death)$/i, 'DE'],
  [/^(l|life threatening)$/i, 'LT'],
  [/^(h|hospitali[sz]ation)$/i, 'HO'],
  [/^(s|disability)$/i, 'DS'],
  [/^(c|congenital anomaly)$/i, 'CA'],
  [/^(r|required intervention)$/i, 'RI'],
  [/^(o|other)$/i, 'OT'],
  [/^(\*|u|i|a|invalid data|unknown|no information|not applicable|)$/i, null],
]

/**
 * The code of an outcome of MAUDE, before which a number may stand; null for one that says nothing, undefined for one that
 * is not known.
 */
export function maudeOutcome(written: string): OutcomeCode | null | undefined {
  const text = written.replace(/^\s*\d+\s*[.;]\s*/, '').trim()
  return OUTCOMES.find(([words]) => words.test(text))?.[1]
}

/**
 * What the type of an event of MAUDE says, in words or as its code (D, IN, IL, IJ, M): a death, an injury, which is serious
 * (21 CFR 803.3), or a malfunction, which is not; null for another.
 */
export function maudeEventType(written: string): 'death' | 'injury' | 'malfunction' | null {
  if (/^(d|death)$/i.test(written)) return 'death'
  if (/^(injury|i[njl])$/i.test(written)) return 'injury'
  return /^(m|malfunction)$/i.test(written) ? 'malfunction' : null
}
