import { CASE_FAMILIES, NAME_SEPARATOR } from '@aethersignal/model'
import fc from 'fast-check'
import type { PartRows } from './case-run.fixture.js'

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null)

const drug = fc.record({
  role: orNull(['PS', 'SS', 'C', 'I', 'DN', 'XX']),
  verbatim: orNull(['aspirin', 'B']),
  names: orNull(['ASPIRIN', 'B', `ASPIRIN${NAME_SEPARATOR}B`, `Ω${NAME_SEPARATOR}𝛺`, 'Z\uff01']),
})

const report = fc.record({
  row: fc.record({
    caseId: orNull(['a', 'b', 'c', 'd']),
    reportId: orNull(['1', '2', '9', '10', '010', '21', 'x9', 'x10', '\uff5e', '𝛺']),
    generation: orNull([0, 1]),
    version: orNull([1, 2, 10]),
    nullified: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.constant(1), weight: 1 }),
    versionDate: orNull([20040401, 20200101, 20200200, 20210000]),
    receivedDate: orNull([20190101, 20200000]),
    eventDate: orNull([20180700, 20181231]),
    sex: orNull(['F', 'M']),
    ageYears: orNull([0, 40.5, 90]),
    country: orNull(['US', 'FR', '日本']),
    serious: orNull([0, 1]),
    reporterType: orNull(['MD', 'CN']),
  }),
  drugs: fc.array(drug, { maxLength: 3 }),
  events: fc.array(
    orNull(['Nausea', 'NAUSEA', 'nausea', 'Straße', 'STRASSE', '.', ' ', '\u3000', 'Ｎausea', 'Rash.', '発疹']),
    {
      maxLength: 4,
    },
  ),
  outcomes: fc.array(fc.constantFrom('DE', 'HO', 'OT', '??'), { maxLength: 2 }),
})

/** All sources that number cases alike, and two that number their own. */
export const RANDOM_SOURCES = [...Object.values(CASE_FAMILIES).flat(), 'csv', 'vaers']

/** Parts in which versions, generations, withdrawals, orphans, missing values and odd spellings meet often. */
export const randomParts: fc.Arbitrary<PartRows[]> = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom(...RANDOM_SOURCES),
    partition: fc.constantFrom('2004Q1', '2012Q4', '2020Q1', '\uff5eQ', '𝛺Q'),
    reports: fc.array(report, { maxLength: 8 }),
    orphanDrugs: fc.array(drug, { maxLength: 2 }),
    deletions: fc.array(fc.constantFrom('a', 'b', 'c', 'zz'), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 5, selector: ({ source, partition }) => `${source} ${partition}` },
)
