import type { AdapterRun, CaseBatch, CaseTable } from '@aethersignal/model'
import { makeBatch, type Row } from '../src/load/case-run.fixture.js'

/** A stream of case batches of the size and shape of a quarter, from a seeded generator. */
export function syntheticQuarter(options: {
  reports: number
  drugs: number
  events: number
  batchRows: number
}): AdapterRun {
  const part = { source: 'bench', partition: '2026Q1' }
  let state = 42
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const skewed = (size: number) => Math.floor(size * (next(1 << 20) / (1 << 20)) ** 3)
  const rowOf: Record<string, (row: number, rows: number) => Row> = {
    case: (row) => ({
      reportId: `${100_000_000 + row}1`,
      caseId: String(100_000_000 + row),
      generation: 1,
      version: 1,
      versionDate: 20260101 + next(28),
      receivedDate: 20260101 + next(28),
      eventDate: next(2) ? 20251201 + next(30) : null,
      sex: next(2) ? 'F' : 'M',
      ageYears: next(90),
      ageVerbatim: '40 YR',
      country: `C${skewed(120)}`,
      reporterCountry: `C${skewed(120)}`,
      serious: next(2),
      reporterType: 'MD',
      reportType: 'EXP',
      sender: `SENDER ${skewed(500)}`,
      senderCaseNumber: `US-SENDER-2026US${row}`,
      extra: '{"i_f_code":"I","auth_num":"x"}',
      file: 0,
      line: row + 2,
    }),
    drug: (row, rows) => ({
      caseOrdinal: Math.floor((row * options.reports) / rows),
      sequence: row % 5,
      role: ['PS', 'SS', 'C'][next(3)]!,
      verbatim: `Drug name ${skewed(30_000)}`,
      ingredient: `INGREDIENT ${skewed(6000)}`,
      names: `INGREDIENT ${skewed(6000)}`,
      nameSource: 'prod_ai',
      route: 'Oral',
      dose: `${next(1000)} MG, DAILY`,
      dechallenge: 'U',
      applicationNumber: String(next(99999)),
      extra: next(2) ? '{"dose_amt":"5"}' : null,
      file: 1,
      line: row + 2,
    }),
    event: (row, rows) => ({
      caseOrdinal: Math.floor((row * options.reports) / rows),
      term: `Preferred term number ${skewed(12_000)}`,
      file: 2,
      line: row + 2,
    }),
  }
  async function* batches(): AsyncGenerator<CaseBatch> {
    for (const [table, rows] of [
      ['case', options.reports],
      ['drug', options.drugs],
      ['event', options.events],
    ] as const) {
      const make = rowOf[table]!
      // A few batches of distinct rows repeat, so that making them does not hide the time of loading them.
      for (let start = 0; start < rows; start += options.batchRows) {
        const count = Math.min(options.batchRows, rows - start)
        yield makeBatch(
          part,
          table as CaseTable,
          Array.from({ length: count }, (_, index) => make(start + index, rows)),
        )
      }
    }
  }
  const file = (table: CaseTable, rowsIn: number) => ({
    path: table,
    table,
    ...part,
    sha256: table,
    rowsIn,
    loaded: rowsIn,
    repaired: 0,
    repairs: {},
    orphans: 0,
    orphanRows: 0,
    distinctIds: rowsIn,
    encodingRepairs: 0,
    unknownColumns: [],
    quarantined: [],
  })
  return {
    batches: batches(),
    report: () => ({
      files: [file('case', options.reports), file('drug', options.drugs), file('event', options.events)],
      warnings: [],
    }),
  }
}
