import fc from 'fast-check'
import { incidenceFromRows } from './incidence-builder.js'

const size = 6
const events = 9
const reports = 25

/** Arbitrary small drug and event incidences over the same 25 reports, some without any code. */
export const incidencePairs = fc
  .record({
    drugs: fc.array(fc.tuple(fc.nat(reports - 1), fc.nat(size - 1)), { maxLength: 60 }),
    events: fc.array(fc.tuple(fc.nat(reports - 1), fc.nat(events - 1)), { maxLength: 90 }),
  })
  .map((rows) => ({
    drugs: incidenceFromRows(
      rows.drugs.map(([report]) => report),
      rows.drugs.map(([, code]) => code),
      { reports, size },
    ),
    events: incidenceFromRows(
      rows.events.map(([report]) => report),
      rows.events.map(([, code]) => code),
      { reports, size: events },
    ),
  }))
