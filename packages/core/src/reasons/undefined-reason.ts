/**
 * Why a value is undefined. A code is stable. In columns of reasons a row holds the code's position in
 * {@link undefinedReasons}; 0 is "the value is defined".
 */
export const undefinedReasons = [
  // The value is defined.
  'defined',
  // The row is not a fourfold table: a count is negative, fractional or not a number, or its margins do not add up.
  'invalid-row',
  // The table has no reports.
  'no-reports',
  // No report has both the drug and the event (a = 0).
  'no-exposed-cases',
  // Every report with the drug has the event (b = 0).
  'no-exposed-others',
  // No report without the drug has the event (c = 0).
  'zero-comparator',
  // Every report without the drug has the event (d = 0).
  'no-unexposed-others',
  // A margin is zero: no report, or every report, has the drug or the event.
  'empty-margin',
  // No report is expected.
  'zero-expected',
  // There is no prior to shrink towards.
  'no-prior',
  // The value is not finite in double precision.
  'not-finite',
  // No stratum has what the denominator of the pooled ratio needs.
  'no-common-ratio',
  // Fewer than two strata have reports in every margin, so that there is nothing to compare.
  'one-stratum',
  // A group of reports that the value compares with is empty.
  'empty-group',
  // The values are all the same.
  'no-variation',
  // Too few earlier reports show how late such reports come.
  'too-few-past-reports',
  // Fewer than three events were seen.
  'too-few-events',
  // The drug or event is a reference that is not tested.
  'reference',
  // The value it comes from is not a number from 0 to 1.
  'not-a-probability',
  // The share of true null hypotheses is estimated at zero or below.
  'no-null-share',
  // Nothing correlates with it enough to predict it.
  'not-connected',
] as const

/** One of {@link undefinedReasons}. */
export type UndefinedReason = (typeof undefinedReasons)[number]
