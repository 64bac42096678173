import { CASE_FAMILIES, ROLES } from '@aethersignal/model'
import fc from 'fast-check'
import type { RawCase, RawPart } from './raw-cases.js'

const date = fc.oneof(
  fc.constant(0),
  fc
    .tuple(fc.integer({ min: 2018, max: 2021 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
    .map(([year, month, day]) => year * 10_000 + month * 100 + (month === 0 ? 0 : day)),
)

const name = fc.constantFrom('A', 'B', 'C', 'D É', '-Ω')
const term = fc.constantFrom('Nausea', 'NAUSEA', 'nausea.', 'Rash', 'Cough', '.', '𝒳', '\uffee')

const rawCase: fc.Arbitrary<RawCase> = fc.record({
  reportId: fc.constantFrom('7', '8', '9', '10', '11', '012', '12'),
  caseId: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9'),
  generation: fc.constantFrom(0, 1),
  version: fc.constantFrom(1, 2, 9, 10),
  nullified: fc.oneof({ arbitrary: fc.constant(false), weight: 5 }, { arbitrary: fc.constant(true), weight: 1 }),
  versionDate: date,
  receivedDate: date,
  eventDate: date,
  sex: fc.constantFrom('F', 'M', null),
  ageYears: fc.option(fc.constantFrom(0, 0.1, 17.9, 18, 64.999, 65, 120)),
  country: fc.constantFrom('US', 'fr', 'FR', null),
  serious: fc.constantFrom(true, false, null),
  drugs: fc.array(
    fc.record({
      names: fc.uniqueArray(name, { maxLength: 3 }),
      verbatim: fc.constantFrom('as written', null),
      role: fc.constantFrom(...ROLES, null),
    }),
    { maxLength: 4 },
  ),
  events: fc.array(term, { maxLength: 4 }),
  outcomes: fc.uniqueArray(fc.constantFrom('DE', 'HO', 'OT'), { maxLength: 2 }),
})

/** Small datasets full of everything that makes cases hard to resolve. */
export const rawParts: fc.Arbitrary<readonly RawPart[]> = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom(...CASE_FAMILIES['fda']!, 'one', 'two'),
    partition: fc.constantFrom('2019Q1', '2019Q2', '2020Q1'),
    cases: fc.array(rawCase, { maxLength: 12 }),
    orphans: fc.constant([]),
    deletions: fc.array(fc.constantFrom('1', '2', '3', '99'), { maxLength: 2 }),
  }),
  { maxLength: 4, selector: ({ source, partition }) => `${source} ${partition}` },
)
