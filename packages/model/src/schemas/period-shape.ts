import * as z from 'zod/mini'
import { textSchema } from './bounded.js'
import { dateSchema } from './filter-schema.js'

/** What dates are counted by. */
export const periodUnitSchema = z.enum(['week', 'month', 'quarter', 'half-year', 'year'])

/** One pair followed over time. A file of counts names neither pair nor date, and its periods by themselves. */
export const periodShape = {
  /** Needed of a source. */
  drug: z._default(z.nullable(textSchema), null),
  event: z._default(z.nullable(textSchema), null),
  /** What dates are counted by; needed of a source. */
  by: z._default(z.nullable(periodUnitSchema), null),
  /** The date of a report that is counted: first received, of the event, of the latest version. */
  date: z._default(z.enum(['event', 'received', 'version']), 'received'),
  /** The day the data were looked at: later dates are left out. */
  asOf: dateSchema,
  /** At which ends of the series dates that lie far from all others are left out. */
  outlying: z._default(z.enum(['leave-out', 'leave-out-early', 'leave-out-late', 'keep']), 'leave-out'),
}

/** How a series with expected counts is watched by the MaxSPRT. */
export const surveillanceShape = {
  /** Probability of a signal without an effect, of the whole of surveillance. */
  alpha: z._default(z.number(), 0.05),
  /** No signal before this many events. */
  minimum: z._default(z.int().check(z.gte(1)), 1),
  /** A plan of looking all the time, or at the end of each period. */
  looks: z._default(z.enum(['continuous', 'periods']), 'continuous'),
  /** Planned end in expected events; null is the end of the series. */
  sampleSize: z._default(z.nullable(z.number()), null),
}
