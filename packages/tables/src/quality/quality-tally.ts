import type { FieldQuality } from '@aethersignal/model'
import type { CaseField } from '../table/case-columns.js'

interface FieldCounts {
  present: number
  valid: number
  readonly suspicious: Map<string, number>
}

/** Counts what the fields of the rows of one table hold, while they are read. */
export class QualityTally {
  /** Rows whose cells could be told apart. */
  rows = 0
  readonly #fields = new Map<CaseField, FieldCounts>()

  /** A row has a value for a field; `issue` where it could not be read. */
  value(field: CaseField, issue: string | null): void {
    const counts = this.#of(field)
    counts.present++
    if (issue === null) counts.valid++
  }

  /** A value can be read but should be looked at. */
  suspicious(field: CaseField, code: string): void {
    const { suspicious } = this.#of(field)
    suspicious.set(code, (suspicious.get(code) ?? 0) + 1)
  }

  /** The counts of a field, which are zero where no row had a value. */
  field(field: CaseField, columns: readonly string[]): FieldQuality {
    const { present, valid, suspicious } = this.#of(field)
    return {
      field,
      columns,
      rows: this.rows,
      present,
      valid,
      suspicious: Object.fromEntries([...suspicious].sort(([left], [right]) => (left < right ? -1 : 1))),
    }
  }

  #of(field: CaseField): FieldCounts {
    let counts = this.#fields.get(field)
    if (counts === undefined) {
      counts = { present: 0, valid: 0, suspicious: new Map() }
      this.#fields.set(field, counts)
    }
    return counts
  }
}
