/**
 * What became of a case in a load, by where it stood before and after. A case *stands* when one of its versions is
 * current; it is *withdrawn* when its publisher took it back.
 *
 * - `added`: stands, and no part held it before
 * - `replaced`: a newer version stands
 * - `corrected`: the same version stands with other content
 * - `reverted`: an older version stands, since no part holds the newer one any more
 * - `retracted`: stood, and is withdrawn
 * - `resurrected`: was withdrawn, and stands
 * - `lost`: stood, and no part holds it any more
 * - `unchanged`: stands as it stood
 * - `withdrawn-on-arrival`: no part held it before; it is withdrawn
 * - `still-withdrawn`: was withdrawn, and is
 * - `forgotten`: was withdrawn, and no part holds it any more
 */
export const CASE_CHANGES = [
  'added',
  'replaced',
  'corrected',
  'reverted',
  'retracted',
  'resurrected',
  'lost',
  'unchanged',
  'withdrawn-on-arrival',
  'still-withdrawn',
  'forgotten',
] as const

/** One of {@link CASE_CHANGES}. */
export type CaseChange = (typeof CASE_CHANGES)[number]

/** The cases of one family that one change befell. */
export interface ChangedCases {
  /** What befell them. */
  readonly change: CaseChange
  /** Whose case numbers these are; see `caseFamily`. */
  readonly family: string
  /** How many cases. */
  readonly cases: number
  /**
   * Case ids, in order of their text; fewer than `cases` where the listing was bounded. A report without any id is listed as
   * `partition#row`. Cases that are as they were (`unchanged`, `still-withdrawn`) are not listed.
   */
  readonly ids: readonly string[]
}

/**
 * What a load changed, in cases. Of the cases that stood before, each is replaced, corrected, reverted, retracted, lost or
 * unchanged; of those that stand after, each is added, replaced, corrected, reverted, resurrected or unchanged.
 */
export interface CaseChanges {
  /** Cases that stood before the load. */
  readonly before: number
  /** Cases that stand after it, which is the step `not-deleted` of the funnel. */
  readonly after: number
  /** Changes that befell a case, in the order of {@link CASE_CHANGES}, then of family. */
  readonly changes: readonly ChangedCases[]
}
