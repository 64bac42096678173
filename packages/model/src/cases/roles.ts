/**
 * What part a drug had in a report, as the reporter said: PS primary suspect, SS secondary suspect, C concomitant,
 * I interacting, DN drug not administered (FAERS, from 2024Q4).
 * Source: FDA, FAERS ASC_NTS, field ROLE_COD.
 */
export const ROLES = ['PS', 'SS', 'C', 'I', 'DN'] as const

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number]

/** The roles that count as exposure unless a query says otherwise. */
export const DEFAULT_ROLES: readonly Role[] = ['PS', 'SS']
