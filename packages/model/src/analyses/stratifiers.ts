/** What reports can be stratified by. */
export const STRATIFIERS = ['sex', 'age', 'year', 'country', 'source', 'serious'] as const

/** One of {@link STRATIFIERS}. */
export type Stratifier = (typeof STRATIFIERS)[number]
