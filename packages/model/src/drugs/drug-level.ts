/** As what drugs can count, from the narrowest to the widest. */
export const DRUG_LEVELS = ['written', 'ingredient', 'substance'] as const

/**
 * As what a drug counts. `written`: the name as the reporter wrote it, of every drug that has one. `ingredient`: the names
 * it was loaded or resolved under, with salt. `substance`: those with salts, esters, hydrates and FDA's suffixes folded, as
 * {@link substanceName} says.
 */
export type DrugLevel = (typeof DRUG_LEVELS)[number]

/** The level where a request names none. */
export const DEFAULT_DRUG_LEVEL: DrugLevel = 'ingredient'
