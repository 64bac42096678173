import type { AgeIssue, DateIssue, WantingReason, WeightIssue } from '@aethersignal/model/adapter'

/**
 * What was made good in a report that was loaded, or what it lacks. Dates, ages and weights that cannot be are missing then and
 * stand in `extra` as written.
 */
export type IcsrRepair =
  | DateIssue
  | AgeIssue
  | WeightIssue
  | WantingReason
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
