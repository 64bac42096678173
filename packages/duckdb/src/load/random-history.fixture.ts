import fc from 'fast-check'
import { type PartRows, plainReport } from './case-run.fixture.js'

const QUARTERS = ['2011Q4', '2012Q4', '2020Q1', '2020Q2', '2020Q3', '2020Q4'] as const
const SOURCES = ['faers', 'openfda', 'csv'] as const

/** What happens to one case: versions seen in quarters, and withdrawals. */
const caseHistory = fc.record({
  sightings: fc.array(
    fc.record({
      source: fc.constantFrom(...SOURCES),
      quarter: fc.nat({ max: QUARTERS.length - 1 }),
      version: fc.constantFrom(1, 2, 3, 10),
      nullified: fc.oneof({ arbitrary: fc.constant(0), weight: 6 }, { arbitrary: fc.constant(1), weight: 1 }),
      /** Of reports before FAERS, keyed by ISR. */
      legacy: fc.boolean(),
      dated: fc.constantFrom(null, 20111231, 20200100, 20200630, 20210101),
      drug: fc.constantFrom('ASPIRIN', 'IBUPROFEN'),
      event: fc.constantFrom('Nausea', 'Rash', null),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  withdrawals: fc.array(fc.nat({ max: QUARTERS.length - 1 }), { maxLength: 2 }),
})

/**
 * The parts of a store in which 200 cases have versions, repeated and re-numbered reports, generations, withdrawals and
 * returns, in several quarters of several sources.
 */
export const randomHistory: fc.Arbitrary<PartRows[]> = fc
  .array(caseHistory, { minLength: 200, maxLength: 200, size: 'max' })
  .map((cases) => {
    const parts = new Map<string, { reports: PartRows['reports'][number][]; deletions: string[] }>()
    const partOf = (source: string, quarter: number) => {
      const key = `${source} ${QUARTERS[quarter]}`
      const part = parts.get(key) ?? { reports: [], deletions: [] }
      parts.set(key, part)
      return part
    }
    for (const [at, { sightings, withdrawals }] of cases.entries()) {
      const caseId = `${1000 + at}`
      for (const { source, quarter, version, nullified, legacy, dated, drug, event } of sightings) {
        const row = legacy
          ? {
              caseId,
              reportId: `${version}00${at}`,
              generation: 0,
              version: version * 100_000 + at,
              versionDate: dated,
            }
          : { caseId, reportId: `${caseId}${version}`, generation: 1, version, nullified, versionDate: dated }
        partOf(source, quarter).reports.push(plainReport(row, drug, event))
      }
      for (const quarter of withdrawals) partOf('faers', quarter).deletions.push(caseId)
    }
    return Array.from(parts, ([key, part]) => {
      const [source = '', partition = ''] = key.split(' ')
      return { source, partition, ...part }
    })
  })

/** The same part as it may be published again: some reports gone, some with another reaction. */
export function reissue(part: PartRows, seed: number): PartRows {
  const reports = part.reports.flatMap((report, at) => {
    const fate = (at * 7 + seed) % 5
    if (fate === 0) return []
    return fate === 1 ? [{ ...report, events: ['Headache'] }] : [report]
  })
  return { ...part, reports }
}
