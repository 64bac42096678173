/** Why a report counts as serious, as flags of E2B (R2 A.1.5.2, R3 E.i.3.2), openFDA and VAERS; undefined is not said. */
export interface SeriousnessFlags {
  readonly death?: boolean | undefined
  readonly lifeThreatening?: boolean | undefined
  readonly hospitalisation?: boolean | undefined
  readonly disability?: boolean | undefined
  readonly congenitalAnomaly?: boolean | undefined
  readonly requiredIntervention?: boolean | undefined
  /** Another medically important condition. */
  readonly other?: boolean | undefined
}

const CODES = [
  ['death', 'DE'],
  ['lifeThreatening', 'LT'],
  ['hospitalisation', 'HO'],
  ['disability', 'DS'],
  ['congenitalAnomaly', 'CA'],
  ['requiredIntervention', 'RI'],
  ['other', 'OT'],
] as const satisfies readonly (readonly [keyof SeriousnessFlags, string])[]

export type OutcomeCode = (typeof CODES)[number][1]

/** The codes of table `outcome` for the flags that are set, each once, from death downwards. */
export function outcomesOf(flags: SeriousnessFlags): OutcomeCode[] {
  return CODES.filter(([flag]) => flags[flag] === true).map(([, code]) => code)
}
