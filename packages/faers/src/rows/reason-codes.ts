/** Why a row could not be loaded. */
export const QUARANTINE_REASONS = {
  'ambiguous-repair': 'A delimiter stands inside a field and several places for it fit.',
  'case-id-missing': 'The row of DEMO has no case number.',
  'case-id-not-numeric': 'The case number is no number of at most 15 digits.',
  'field-count': 'The line has too few or too many fields and no repair makes rows that fit.',
  'key-missing': 'The row has no report number.',
  'key-not-numeric':
    'The report number, or the case number in a list of deleted cases, is no number of at most 15 digits.',
} as const

/** Why a row is not loaded. */
export type QuarantineReason = keyof typeof QUARANTINE_REASONS

/** What was put right in a row that is loaded; a value that could not be used is missing there and kept as text. */
export const REPAIR_REASONS = {
  'age-not-numeric': 'The age is no number.',
  'age-out-of-range': 'The age is below 0 or above 120 years.',
  'age-unit-missing': 'The age has no unit.',
  'age-unit-unknown': 'The unit of the age is none of AGE_COD.',
  'case-id-differs': 'The case number is not the one of the report in DEMO; it is kept in extra.',
  'control-character': 'Control characters were taken out.',
  'date-after-quarter': 'A date lies behind the end of the quarter; dates of receipt are kept, others are missing.',
  'date-before-1900': 'A date lies before 1900.',
  'date-invalid': 'A date is no day of the calendar or not written as YYYYMMDD, YYYYMM or YYYY.',
  'duration-not-numeric': 'The duration of a therapy is no number.',
  'embedded-line-feed': 'One record stood on several lines; it is one row.',
  'float-integer': 'A number or date was written with a decimal point, as pandas does.',
  'glued-records': 'Several records stood on one line; each is a row.',
  'literal-na': 'Missing values were written NA, as R does.',
  'missing-delimiter': 'The delimiter that ends the lines of this file was missing.',
  'sequence-not-numeric': 'The number of the drug within its report is no number.',
  'stray-delimiter': 'A delimiter stood inside a field.',
  'trailing-delimiter': 'A delimiter stood behind the last field.',
  'version-derived': 'The case version was taken from the report number.',
  'version-missing': 'The case version is missing.',
  'weight-not-numeric': 'The weight is no number.',
  'weight-out-of-range': 'The weight is below 0.2 or above 635 kg.',
  'weight-unit-missing': 'The weight has no unit.',
  'weight-unit-unknown': 'The unit of the weight is none of KG, LBS and GMS.',
} as const

/** What was repaired in a row. */
export type RepairReason = keyof typeof REPAIR_REASONS
