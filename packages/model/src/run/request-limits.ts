/** The largest requests that a source reached over a wire accepts. The schemas refuse what is larger. */
export const REQUEST_LIMITS = {
  /** Rows of a signal table in one response. */
  rows: 10_000,
  /** Rows of a signal table in a response to a request that names no page. */
  defaultRows: 1000,
  /** Reports in one page of a line listing. */
  cases: 1000,
  /** Terms suggested at once. */
  suggestions: 200,
  /** Names, values or conditions in one list. */
  terms: 10_000,
  /** Filters inside filters, the outermost being 1. */
  filterDepth: 20,
  /** Random data sets of an analysis. */
  simulations: 10_000_000,
  /** Pairs named one by one. */
  pairs: 200_000,
  /** Nodes with a parent of a tree. */
  treeEdges: 200_000,
  /** Characters of a name or a value. */
  text: 500,
} as const
