import {
  type AdapterRun,
  CASE_TABLES,
  type CaseBatch,
  type CaseTable,
  type LoadedFile,
  MISSING_INTEGER,
} from '@aethersignal/model'

type Row = Readonly<Record<string, string | number>>

const part = { source: 'test', partition: '2024' }

/** Numbers that look random and are the same each time. Source: Marsaglia 2003, xorshift32. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function batchOf(table: CaseTable, rows: readonly Row[]): CaseBatch {
  const columns = Object.entries(CASE_TABLES[table]).map(([name, kind]) => {
    if (kind === 'text') return [name, rows.map((row) => row[name] ?? null)]
    if (kind === 'integer') return [name, Int32Array.from(rows, (row) => Number(row[name] ?? MISSING_INTEGER))]
    return [name, Float64Array.from(rows, (row) => Number(row[name] ?? Number.NaN))]
  })
  return { part, table, rows: rows.length, columns: Object.fromEntries(columns) } as CaseBatch
}

/** Reports with ten drugs and ten events drawn at random: with 2000 of them nearly every pair occurs. */
export function syntheticRun({
  reports,
  drugs,
  events,
}: {
  reports: number
  drugs: number
  events: number
}): AdapterRun {
  const below = randomNumbers(7)
  const rows = { case: [] as Row[], drug: [] as Row[], event: [] as Row[] }
  for (let report = 0; report < reports; report++) {
    const place = { file: 0, line: report + 2 }
    rows.case.push({
      reportId: `R${report}`,
      caseId: `C${report}`,
      generation: 1,
      version: 1,
      versionDate: 20240100 + (report % 28) + 1,
      receivedDate: 20240100 + (report % 28) + 1,
      sex: report % 3 === 0 ? 'F' : 'M',
      ...(report % 5 > 0 && { ageYears: report % 90 }),
      country: report % 2 === 0 ? 'FR' : 'DE',
      serious: report % 4 === 0 ? 1 : 0,
      ...place,
    })
    const drawn = (size: number) => [...new Set(Array.from({ length: 10 }, () => below(size)))]
    for (const drug of drawn(drugs)) {
      const name = `DRUG ${drug}`
      rows.drug.push({
        caseOrdinal: report,
        role: drug % 7 === 0 ? 'C' : 'PS',
        verbatim: name,
        names: name,
        nameSource: 'verbatim',
        ...place,
      })
    }
    for (const event of drawn(events)) rows.event.push({ caseOrdinal: report, term: `Event ${event}`, ...place })
  }
  const file: LoadedFile = {
    path: 'test.csv',
    table: 'cases',
    source: part.source,
    partition: part.partition,
    sha256: '0'.repeat(64),
    rowsIn: reports,
    loaded: reports,
    repaired: 0,
    repairs: {},
    orphans: 0,
    orphanRows: 0,
    distinctIds: reports,
    encodingRepairs: 0,
    unknownColumns: [],
    quarantined: [],
  }
  return {
    batches: (async function* () {
      for (const table of ['case', 'drug', 'event'] as const) yield batchOf(table, rows[table])
    })(),
    report: () => ({ files: [file], warnings: [] }),
  }
}
