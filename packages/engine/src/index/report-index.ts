import type { Incidence } from '@aethersignal/core'
import type { Role } from '@aethersignal/model'
import type { ExtraValues } from './extra-fields.js'

/** One bit a role, as kept beside each drug of a report. A drug listed without a role has {@link NO_ROLE} alone. */
export const ROLE_BITS: Readonly<Record<Role, number>> = { PS: 1, SS: 2, C: 4, I: 8, DN: 16 }
/** Bit of a drug that a report lists without a role. */
export const NO_ROLE = 32

/** Codes of {@link ReportIndex.sex}. */
export const SEX_CODES = { unknown: 0, F: 1, M: 2 } as const

/** Codes of {@link ReportIndex.serious}. */
export const SERIOUS_CODES = { unknown: 0, no: 1, yes: 2 } as const

/** One bit an outcome, as in {@link ReportIndex.outcomes}. */
export const OUTCOME_BITS: Readonly<Record<string, number>> = { DE: 1, LT: 2, HO: 4, DS: 8, CA: 16, RI: 32, OT: 64 }

/** A code in each report for one of a list of names; {@link NO_CODE} where the report has none. */
export interface CodedField {
  /** The names; position is the code. */
  readonly names: readonly string[]
  /** Code of each report. */
  readonly codes: Uint16Array
}

/** Code of a report that has none of the names. */
export const NO_CODE = 0xffff

/**
 * The analysable reports, dictionary-coded: all that counting and filtering need, and nothing else. Reports are
 * numbered from 0 in the order of the store; a drug or an event stands once in a report.
 */
export interface ReportIndex {
  /** N, the number of reports. */
  readonly reports: number
  /** The drugs of each report. */
  readonly drugs: {
    /** Normalised names; position is the code. */
    readonly names: readonly string[]
    readonly incidence: Incidence
    /** {@link ROLE_BITS} of each (report, drug), beside `incidence.codes`. */
    readonly roles: Uint8Array
    /**
     * {@link ROLE_BITS} of the drugs of each report that count under none of the names, where drugs are grouped: the report is
     * exposed to them, and stays in N. Absent where there are none.
     */
    readonly otherRoles?: Uint8Array
  }
  /** The events of each report. */
  readonly events: {
    /** Terms in the spelling most often published, ties by code point; position is the code. */
    readonly names: readonly string[]
    readonly incidence: Incidence
  }
  /** Years, NaN where missing. */
  readonly ageYears: Float32Array
  /** Code of {@link SEX_CODES} of each report. */
  readonly sex: Uint8Array
  /** Code of {@link SERIOUS_CODES} of each report. */
  readonly serious: Uint8Array
  /** Bits of {@link OUTCOME_BITS} of each report. */
  readonly outcomes: Uint8Array
  /** Country of each report. */
  readonly country: CodedField
  /** Source of each report. */
  readonly source: CodedField
  /** YYYYMMDD with 00 for unknown parts, 0 where missing. */
  readonly eventDate: Int32Array
  /** Date of receipt, as `eventDate`. */
  readonly receivedDate: Int32Array
  /** Date of the version, as `eventDate`. */
  readonly versionDate: Int32Array
  /** Kept fields by name, those that filters at hand ask for. A source adds them to the index of a call. */
  readonly extras?: ReadonlyMap<string, ExtraValues>
}
