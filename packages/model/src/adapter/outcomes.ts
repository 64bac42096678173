/** Why a report counts as serious, as flags of E2B (R2 A.1.5.2, R3 E.i.3.2), openFDA and VAERS; undefined is not said. */
export interface SeriousnessFlags {
  /** The patient died. */
  readonly death?: boolean | undefined
  /** Life was in danger at the time. */
  readonly lifeThreatening?: boolean | undefined
  /** The patient was taken to hospital, or stayed there longer. */
  readonly hospitalisation?: boolean | undefined
  /** A disability remained or was severe. */
  readonly disability?: boolean | undefined
  /** A child was born with an anomaly. */
  readonly congenitalAnomaly?: boolean | undefined
  /** Intervention was needed to prevent permanent damage (FDA). */
  readonly requiredIntervention?: boolean | undefined
  /** Another medically important condition. */
  readonly other?: boolean | undefined
}

/** Each flag with its code in table `outcome`. */
const CODES = [
  ['death', 'DE'],
  ['lifeThreatening', 'LT'],
  ['hospitalisation', 'HO'],
  ['disability', 'DS'],
  ['congenitalAnomaly', 'CA'],
  ['requiredIntervention', 'RI'],
  ['other', 'OT'],
] as const satisfies readonly (readonly [keyof SeriousnessFlags, string])[]

/** A code of table `outcome`, as FAERS writes it. */
export type OutcomeCode = (typeof CODES)[number][1]

/** The codes of table `outcome` for the flags that are set, each once, from death downwards. */
export function outcomesOf(flags: SeriousnessFlags): OutcomeCode[] {
  return CODES.filter(([flag]) => flags[flag] === true).map(([, code]) => code)
}
