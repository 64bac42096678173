import * as z from 'zod/mini'
import { MEASURES, SIGNAL_COLUMNS } from '../measures/measure-registry.js'
import { PRESETS } from '../run/preset-choice.js'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { countSchema, textListSchema, textSchema } from './bounded.js'
import { drugChoiceShape } from './drug-choice-shape.js'
import { filterSchema, rolesSchema } from './filter-schema.js'

export const measuresSchema = z.array(z.enum(MEASURES)).check(z.maxLength(MEASURES.length))

export const zeroCellsSchema = z.enum(['none', 'haldane'])

export const sortOrderSchema = z.strictObject({
  by: z.enum([...SIGNAL_COLUMNS, 'drug', 'event']),
  direction: z.enum(['ascending', 'descending']),
})

/** {@link PresetChoice} */
export const presetChoiceSchema = z.strictObject({
  names: z.array(z.enum(PRESETS)).check(z.minLength(1), z.maxLength(PRESETS.length)),
  meeting: z.exactOptional(z.enum(['any', 'all'])),
  importantEvents: z.exactOptional(textListSchema),
  monitoredDrugs: z.exactOptional(textListSchema),
})

const runSpecShape = {
  where: z.exactOptional(filterSchema),
  roles: z.exactOptional(rolesSchema),
  drugs: z.exactOptional(textListSchema),
  events: z.exactOptional(textListSchema),
  minCount: z.exactOptional(countSchema),
  measures: z.exactOptional(measuresSchema),
  zeroCells: z.exactOptional(zeroCellsSchema),
  presets: z.exactOptional(presetChoiceSchema),
  sort: z.exactOptional(sortOrderSchema),
  unknownNames: z.exactOptional(z.enum(['note', 'refuse'])),
  ...drugChoiceShape,
  page: z.exactOptional(
    z.strictObject({ offset: countSchema, limit: z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.rows)) }),
  ),
}

/** {@link RunSpec}, with at most `REQUEST_LIMITS.rows` rows a page. */
export const runSpecSchema = z.strictObject(runSpecShape)

/** Names the dataset that a request is about; may be absent where a server has one. */
const dataset = z.exactOptional(textSchema)

/** What `POST signals/run` takes: a {@link RunSpec} and a dataset, as one object. */
export const runRequestSchema = z.strictObject({ dataset, ...runSpecShape })

/** What `POST signals/pair` takes: a {@link PairRef}, the {@link RunSpec} it is looked at in, and a dataset. */
export const pairRequestSchema = z.strictObject({ dataset, drug: textSchema, event: textSchema, ...runSpecShape })

/** What `signals/cases` takes: a {@link CaseQuery}, a {@link PageRequest} and a dataset, as one object. */
export const casesRequestSchema = z.strictObject({
  dataset,
  where: z.exactOptional(filterSchema),
  roles: z.exactOptional(rolesSchema),
  drug: z.exactOptional(textSchema),
  event: z.exactOptional(textSchema),
  ...drugChoiceShape,
  limit: z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.cases)),
  cursor: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(2000))),
})

/** What `GET signals/suggest` takes. */
export const suggestRequestSchema = z.strictObject({
  dataset,
  kind: z.enum(['drug', 'event', 'country']),
  text: z.string().check(z.maxLength(REQUEST_LIMITS.text)),
  limit: z.exactOptional(z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.suggestions))),
  ...drugChoiceShape,
})
