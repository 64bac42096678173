/** The most reports that counts are kept for: 2³² − 1. */
export const MOST_REPORTS = 4_294_967_295
