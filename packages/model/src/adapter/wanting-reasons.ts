/**
 * What rows that are loaded as they stand do not have, and what that means. None is a repair: nothing was put right, and most
 * change which reports count for a drug or a reaction. A reader counts them for each file and warns of them.
 */
export const WANTING_REASONS = {
  'country-not-recognised': 'rows have a country that is none of ISO 3166-1; it stays as it is written.',
  'missing-drug': 'rows have a drug without a name; it counts for none.',
  'missing-term': 'rows have a reaction without a term or code; it counts for none.',
  'role-missing': 'rows give a drug no role; it is exposure under no choice of roles.',
  'role-not-recognised': 'rows give a drug a role that is not known; it is exposure under no choice of roles.',
} as const

/** A code of `WANTING_REASONS`. */
export type WantingReason = keyof typeof WANTING_REASONS

/** Whether a reason code is one of `WANTING_REASONS`. */
export function isWantingReason(code: string): code is WantingReason {
  return Object.hasOwn(WANTING_REASONS, code)
}
