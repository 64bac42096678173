import type { Role } from '@aethersignal/model'

/** One row of a case table with everything below it, as objects: the form in which expectations are worked out. */
export interface RawCase {
  readonly reportId: string
  readonly caseId: string
  readonly generation: number
  readonly version: number
  /** Whether this version takes the case back. */
  readonly nullified: boolean
  /** YYYYMMDD with 00 for unknown parts, 0 where missing. */
  readonly versionDate: number
  readonly receivedDate: number
  readonly eventDate: number
  readonly sex: 'F' | 'M' | null
  readonly ageYears: number | null
  readonly country: string | null
  readonly serious: boolean | null
  readonly drugs: readonly RawDrug[]
  readonly events: readonly string[]
  readonly outcomes: readonly string[]
  /** Fields that the reader kept of the row. */
  readonly extra?: Readonly<Record<string, string>>
}

export interface RawDrug {
  readonly names: readonly string[]
  readonly verbatim: string | null
  readonly role: Role | null
  readonly extra?: Readonly<Record<string, string>>
}

/** One part: its cases in order, rows that belong to no case, and the cases it withdraws. */
export interface RawPart {
  readonly source: string
  readonly partition: string
  readonly cases: readonly RawCase[]
  readonly orphans: readonly { readonly reportId: string; readonly drug: string; readonly event: string }[]
  readonly deletions: readonly string[]
}
