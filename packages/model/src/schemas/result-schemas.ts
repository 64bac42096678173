import { undefinedReasons } from '@aethersignal/core'
import * as z from 'zod/mini'
import { MEASURES, PROFILE_COLUMNS, SIGNAL_COLUMNS } from '../measures/measure-registry.js'
import { PRESETS } from '../run/preset-choice.js'
import { countSchema } from './bounded.js'
import { runManifestSchema } from './manifest-schema.js'
import { sortOrderSchema } from './run-schemas.js'

const signalColumnSchema = z.enum(SIGNAL_COLUMNS)
const estimateSchema = z.nullable(z.number())

/** {@link Term} */
export const termSchema = z.strictObject({ name: z.string(), reports: countSchema })

/** {@link ResultNote} */
export const resultNoteSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  count: z.exactOptional(countSchema),
  params: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))),
})

/** {@link PriorFit} */
export const priorFitSchema = z.strictObject({
  alpha1: z.number(),
  beta1: z.number(),
  alpha2: z.number(),
  beta2: z.number(),
  p: z.number(),
  certificate: z.strictObject({
    negativeLogLikelihood: z.number(),
    gradientNorm: z.number(),
    starts: countSchema,
    startsAgreeing: countSchema,
    converged: z.boolean(),
    boundary: z.array(z.string()),
    points: countSchema,
    cells: countSchema,
  }),
})

/** {@link RankingCaution} */
const rankingCautionSchema = z.strictObject({ sort: sortOrderSchema, because: z.string(), instead: sortOrderSchema })

/** {@link SignalTableJson} */
export const signalTableSchema = z.strictObject({
  drug: z.array(z.string()),
  event: z.array(z.string()),
  columns: z.partialRecord(signalColumnSchema, z.array(estimateSchema)),
  presets: z.exactOptional(z.partialRecord(z.enum(PRESETS), z.array(z.nullable(z.boolean())))),
  rows: countSchema,
  offset: countSchema,
  totalRows: countSchema,
  reports: countSchema,
  pairs: countSchema,
  drugs: countSchema,
  events: countSchema,
  prior: z.exactOptional(priorFitSchema),
  ranking: z.exactOptional(rankingCautionSchema),
  notes: z.array(resultNoteSchema),
  manifest: runManifestSchema,
})

/** {@link PairRule} */
const pairRuleSchema = z.strictObject({
  name: z.enum(PRESETS),
  holds: z.nullable(z.boolean()),
  conditions: z.array(
    z.strictObject({
      name: z.enum([...SIGNAL_COLUMNS, 'importantEvent']),
      comparison: z.enum(['at-least', 'above']),
      threshold: z.number(),
      value: estimateSchema,
      holds: z.nullable(z.boolean()),
    }),
  ),
  source: z.string(),
})

/** {@link PairProfile} */
export const pairProfileSchema = z.strictObject({
  drug: z.string(),
  event: z.string(),
  table: z.strictObject({ a: countSchema, b: countSchema, c: countSchema, d: countSchema }),
  measures: z.record(signalColumnSchema, estimateSchema),
  reasons: z.exactOptional(z.partialRecord(z.enum(MEASURES), z.enum(undefinedReasons))),
  intervals: z.exactOptional(z.record(z.enum(PROFILE_COLUMNS), estimateSchema)),
  rules: z.exactOptional(z.array(pairRuleSchema)),
  prior: z.exactOptional(priorFitSchema),
  notes: z.array(resultNoteSchema),
  manifest: runManifestSchema,
})

const textOrNull = z.nullable(z.string())

/** {@link CaseLine} */
export const caseLineSchema = z.strictObject({
  caseId: z.string(),
  reportId: z.string(),
  source: z.string(),
  partition: z.string(),
  sex: textOrNull,
  ageYears: z.nullable(z.number()),
  country: textOrNull,
  eventDate: textOrNull,
  receivedDate: textOrNull,
  serious: z.nullable(z.boolean()),
  outcomes: z.array(z.string()),
  reporterType: textOrNull,
  drugs: z.array(z.strictObject({ name: z.string(), verbatim: textOrNull, role: textOrNull })),
  events: z.array(z.string()),
  file: textOrNull,
  line: z.nullable(countSchema),
})

/** {@link CasePage} */
export const casePageSchema = z.strictObject({
  cases: z.array(caseLineSchema),
  total: countSchema,
  next: z.exactOptional(z.string()),
})
