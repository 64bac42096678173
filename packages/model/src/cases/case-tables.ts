/**
 * The canonical case, as tables. An adapter writes these, every store keeps them and the report index is built from
 * them. Kinds: `text` (null = missing), `integer` (32 bit, {@link MISSING_INTEGER} = missing), `number` (double, NaN = missing).
 *
 * A *part* is one source and one partition of it (FAERS 2022Q4, one CSV file). Within a part, the n-th row of `case`
 * has ordinal n, counted from 0, and the other tables point to it with `caseOrdinal`; −1 marks an orphan, a row whose
 * report has no row in `case`; its report id is then in `orphanReportId`.
 *
 * Dates are integers YYYYMMDD in which unknown parts are 00: 20240000 is "some time in 2024".
 */
export const CASE_TABLES = {
  case: {
    /** Identity of this version of the case within its source: FAERS primaryid, legacy ISR. */
    reportId: 'text',
    /** Identity of the case over all its versions. */
    caseId: 'text',
    /** Later generations of a numbering supersede earlier ones: 0 for AERS reports keyed by ISR, 1 for FAERS. */
    generation: 'integer',
    /** Version number within the generation; the highest is current. FAERS caseversion, legacy ISR. */
    version: 'number',
    /** 1 where this version takes the case back, as a nullification of E2B does; else 0. A later version brings it again. */
    nullified: 'integer',
    /** Date of this version (FDA_DT); breaks ties of `version`. */
    versionDate: 'integer',
    /** Date the first version was received. */
    receivedDate: 'integer',
    /** Date the event began. */
    eventDate: 'integer',
    /** 1 where missing date parts may have been forced to 01 by the publisher, as in AERS before 2012Q4; else 0. */
    eventDateForced: 'integer',
    /** F or M; missing where the source says unknown or another code, which then stands in `extra`. */
    sex: 'text',
    /** Age at onset in years, 0 to 120. */
    ageYears: 'number',
    /** Age and its unit as written, such as `10950 DY`. */
    ageVerbatim: 'text',
    /** Why a written age gave no `ageYears`, as a reason code. */
    ageIssue: 'text',
    weightKilograms: 'number',
    weightVerbatim: 'text',
    /** Country where the event occurred, else of the reporter; codes or names as published. */
    country: 'text',
    reporterCountry: 'text',
    /** 1 serious, 0 not serious, missing where the source cannot tell. A row in `outcome` makes a case serious. */
    serious: 'integer',
    reporterType: 'text',
    reportType: 'text',
    sender: 'text',
    senderCaseNumber: 'text',
    /** Every other column of the source row, as a JSON object of non-empty values. */
    extra: 'text',
    /** Index of the source file in the load report, and line in it, the header being line 1. */
    file: 'integer',
    line: 'integer',
  },
  drug: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    /** Sequence number that ties a drug to its therapies and indications within the report. */
    sequence: 'number',
    role: 'text',
    /** Name as written by the reporter. */
    verbatim: 'text',
    /** Active ingredients as published (FAERS prod_ai). */
    ingredient: 'text',
    /** Names that count, normalised, joined by {@link NAME_SEPARATOR}; a combination has several. Missing if none. */
    names: 'text',
    /** Where `names` came from: `prod_ai`, `verbatim`. */
    nameSource: 'text',
    route: 'text',
    dose: 'text',
    dechallenge: 'text',
    rechallenge: 'text',
    lot: 'text',
    applicationNumber: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  event: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    /** Preferred term as published. */
    term: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  outcome: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    /** DE death, LT life-threatening, HO hospitalisation, DS disability, CA congenital anomaly, RI required intervention, OT other. */
    code: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  indication: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    sequence: 'number',
    term: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  therapy: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    sequence: 'number',
    startDate: 'integer',
    endDate: 'integer',
    duration: 'number',
    durationUnit: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  reporter: {
    caseOrdinal: 'integer',
    orphanReportId: 'text',
    /** FAERS RPSR_COD. */
    code: 'text',
    extra: 'text',
    file: 'integer',
    line: 'integer',
  },
  /** Cases the publisher withdrew, each in the partition that announced it. */
  deletion: {
    caseId: 'text',
    file: 'integer',
    line: 'integer',
  },
} as const satisfies Record<string, Record<string, ColumnKind>>

/** What a column of a case table holds. */
export type ColumnKind = 'text' | 'integer' | 'number'

/** Name of a case table. */
export type CaseTable = keyof typeof CASE_TABLES

/** Stands for a missing value in an integer column. */
export const MISSING_INTEGER = -2147483648

/** Joins the names of a drug row: U+001F, the unit separator, which no published name contains. */
export const NAME_SEPARATOR = '\u001f'
