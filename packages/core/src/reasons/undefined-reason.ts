/**
 * Why a value is undefined. A code is stable. In columns of reasons a row holds the code's position in
 * {@link undefinedReasons}; 0 is "the value is defined".
 */
export const undefinedReasons = [
  'defined',
  'invalid-row',
  'no-reports',
  'no-exposed-cases',
  'no-exposed-others',
  'zero-comparator',
  'no-unexposed-others',
  'empty-margin',
  'zero-expected',
  'no-prior',
  'not-finite',
  'no-common-ratio',
  'one-stratum',
  'empty-group',
  'no-variation',
  'too-few-past-reports',
  'too-few-events',
] as const

/** One of {@link undefinedReasons}. */
export type UndefinedReason = (typeof undefinedReasons)[number]

/** What each reason says of a fourfold table, for those who read it. */
export const undefinedReasonTexts: Readonly<Record<UndefinedReason, string>> = {
  defined: 'The value is defined.',
  'invalid-row':
    'The row is not a fourfold table: a count is negative, fractional or not a number, or its margins do not add up.',
  'no-reports': 'The table has no reports.',
  'no-exposed-cases': 'No report has both the drug and the event (a = 0).',
  'no-exposed-others': 'Every report with the drug has the event (b = 0).',
  'zero-comparator': 'No report without the drug has the event (c = 0).',
  'no-unexposed-others': 'Every report without the drug has the event (d = 0).',
  'empty-margin': 'A margin is zero: no report, or every report, has the drug or the event.',
  'zero-expected': 'No report is expected.',
  'no-prior': 'There is no prior to shrink towards.',
  'not-finite': 'The value is not finite in double precision.',
  'no-common-ratio': 'No stratum has what the denominator of the pooled ratio needs.',
  'one-stratum': 'Fewer than two strata have reports in every margin, so that there is nothing to compare.',
  'empty-group': 'A group of reports that the value compares with is empty.',
  'no-variation': 'The values are all the same.',
  'too-few-past-reports': 'Too few earlier reports show how late such reports come.',
  'too-few-events': 'Fewer than three events were seen.',
}
