import type { FieldQuality } from '@aethersignal/model'
import type { CaseField } from '../table/case-columns.js'

/** Counts what one field holds. */
export class FieldTally {
  present = 0
  valid = 0
  readonly suspicions = new Map<string, number>()

  /** A row has a value; `issue` where it could not be read. */
  value(issue: string | null): void {
    this.present++
    if (issue === null) this.valid++
  }

  /** The values of these rows can be read but should be looked at. */
  suspicious(code: string, rows = 1): void {
    this.suspicions.set(code, (this.suspicions.get(code) ?? 0) + rows)
  }
}

/** Counts what the fields of the rows of one table hold, while they are read. */
export class QualityTally {
  /** Rows whose cells could be told apart. */
  rows = 0
  readonly #fields = new Map<CaseField, FieldTally>()

  /** The counts of a field, which are zero where no row had a value. */
  field(field: CaseField, columns: readonly string[]): FieldQuality {
    const { present, valid, suspicions } = this.of(field)
    return {
      field,
      columns,
      rows: this.rows,
      present,
      valid,
      suspicious: Object.fromEntries([...suspicions].sort(([left], [right]) => (left < right ? -1 : 1))),
    }
  }

  /** The tally of a field. */
  of(field: CaseField): FieldTally {
    let tally = this.#fields.get(field)
    if (tally === undefined) {
      tally = new FieldTally()
      this.#fields.set(field, tally)
    }
    return tally
  }
}
