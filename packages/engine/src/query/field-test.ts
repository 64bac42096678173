/**
 * A condition on one field of a report, as something that is painted over stretches of reports. Tests of one group ask
 * the same field, so that any number of them under one `or` become a single pass.
 */
export interface FieldTest {
  /** Tests of the same group can be joined. */
  readonly group: string
  /** Equal keys within a group, equal tests. */
  key(): string
  /** Passes where this or one of the others of its group passes. */
  or(others: readonly FieldTest[]): FieldTest
  /** Passes where this and all others of its group pass; undefined where no single test says that. */
  and(others: readonly FieldTest[]): FieldTest | undefined
  /** Writes 1 or 0 for each of the reports `from` … `to − 1` into `passes`, from position 0 on. */
  paint(passes: Uint8Array, from: number, to: number): void
}
