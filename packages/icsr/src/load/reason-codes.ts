import type { AgeIssue, DateIssue, WeightIssue } from '@aethersignal/model/adapter'

/**
 * What was made good in a report that was loaded. Dates, ages and weights that cannot be are missing then and stand in
 * `extra` as written.
 */
export type IcsrRepair =
  | DateIssue
  | AgeIssue
  | WeightIssue
  /** A country that is none of ISO 3166-1; it stays as it is written. */
  | 'country-not-recognised'
  /** A role of a drug that E2B has not. */
  | 'role-not-recognised'
  | 'role-missing'
  /** A drug without name and without substance. */
  | 'missing-drug'
  /** A reaction without a term. */
  | 'missing-term'
  /** A reason for a nullification or an amendment without the code that says which; the report counts. */
  | 'nullification-unclear'
  /** `Crohn^s`, as FDA writes an apostrophe. */
  | 'caret-apostrophe'

/** Why a report was not loaded. */
export type IcsrQuarantine =
  | 'not-well-formed'
  | 'too-deep'
  | 'too-long'
  /** The report has no end. */
  | 'unclosed'
  /** Neither a safety report identifier nor a worldwide one. */
  | 'missing-report-id'

/** Where the mapping of one report tells what it made good. */
export type NoteRepair = (repair: IcsrRepair) => void
