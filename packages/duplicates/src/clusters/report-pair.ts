/** Two reports, by their positions. */
export type ReportPair = readonly [one: number, other: number]
