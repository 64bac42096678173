import * as z from 'zod/mini'
import { ROLES } from '../cases/roles.js'
import { countSchema } from './bounded.js'
import { nodeSchema } from './filter-schema.js'
import { measuresSchema, presetChoiceSchema, sortOrderSchema, zeroCellsSchema } from './run-schemas.js'

/** {@link NamedFile} */
export const namedFileSchema = z.strictObject({ title: z.string(), sha256: z.string() })

const STATE = {
  id: z.string(),
  hash: z.string(),
  parts: z.array(z.strictObject({ source: z.string(), partition: z.string(), hash: z.string() })),
  restricted: z.exactOptional(z.literal(true)),
}

const VIEW = {
  duplicates: z.exactOptional(
    z.strictObject({
      method: z.enum(['exact', 'hit-miss']),
      decisions: z.string(),
      merged: countSchema,
      removed: countSchema,
    }),
  ),
  drugNames: z.exactOptional(
    z.strictObject({
      resolver: z.string(),
      dictionaries: z.array(namedFileSchema),
      openCore: z.exactOptional(z.strictObject({ version: z.int(), sha256: z.string() })),
      userFirst: z.exactOptional(z.literal(true)),
      combinations: z.exactOptional(z.literal('product')),
    }),
  ),
  drugGroups: z.exactOptional(
    z.strictObject({
      grouper: z.string(),
      groups: z.array(namedFileSchema),
      atc: z.nullable(z.strictObject({ level: countSchema, file: namedFileSchema })),
    }),
  ),
  countedDrugs: z.exactOptional(
    z.strictObject({
      level: z.enum(['written', 'substance']),
      keptApart: z.exactOptional(z.array(z.string())),
    }),
  ),
  eventGroups: z.exactOptional(
    z.strictObject({
      grouper: z.string(),
      groups: z.array(namedFileSchema),
      meddra: z.nullable(
        z.strictObject({
          version: z.nullable(z.string()),
          level: z.string(),
          extent: z.nullable(z.string()),
          files: z.array(namedFileSchema),
        }),
      ),
      renames: z.nullable(namedFileSchema),
    }),
  ),
}

/** {@link DatasetIdentity} */
export const datasetIdentitySchema = z.strictObject({ ...STATE, ...VIEW })

/** {@link UnknownGroupTerm} */
const unknownGroupTermSchema = z.strictObject({
  of: z.enum(['drug', 'event']),
  group: z.string(),
  term: z.string(),
  near: z.array(z.string()),
})

const datasetSchema = z.strictObject(STATE)
const viewSchema = z.strictObject(VIEW)
const anythingSchema = z.record(z.string(), z.unknown())

/** {@link Manifest} */
export const manifestSchema = z.strictObject({
  manifestVersion: z.literal(2),
  software: z.strictObject({ name: z.string(), version: z.string() }),
  analysis: z.string(),
  input: z.union([
    z.strictObject({ dataset: datasetSchema, files: z.exactOptional(z.array(namedFileSchema)) }),
    z.strictObject({ files: z.array(namedFileSchema) }),
  ]),
  view: z.exactOptional(viewSchema),
  request: anythingSchema,
  definitions: anythingSchema,
})

/** {@link RunManifest} */
export const runManifestSchema = z.strictObject({
  ...manifestSchema.shape,
  analysis: z.enum(['signals', 'pair']),
  input: z.strictObject({ dataset: datasetSchema }),
  view: viewSchema,
  request: z.strictObject({
    where: z.nullable(nodeSchema),
    roles: z.array(z.enum(ROLES)),
    drugs: z.nullable(z.array(z.string())),
    events: z.nullable(z.array(z.string())),
    minCount: countSchema,
    measures: measuresSchema,
    zeroCells: zeroCellsSchema,
    sort: sortOrderSchema,
    presets: z.exactOptional(presetChoiceSchema),
  }),
  definitions: z.strictObject({
    unit: z.literal('reports'),
    expected: z.literal('n1·n.1/N over the universe'),
    intervals: z.string(),
    drugIdentity: z.string(),
    eventIdentity: z.exactOptional(z.string()),
    unknownTerms: z.exactOptional(z.array(unknownGroupTermSchema)),
    ranking: z.exactOptional(z.string()),
  }),
})
