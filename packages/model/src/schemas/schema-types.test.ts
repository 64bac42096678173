import { describe, expectTypeOf, it } from 'vitest'
import type * as z from 'zod/mini'
import type {
  CasePage,
  CaseQuery,
  DatasetSummary,
  ErrorJson,
  FieldFilter,
  Filter,
  LoadReport,
  Manifest,
  PageRequest,
  PairProfile,
  PairRef,
  Problem,
  RunManifest,
  RunSpec,
  SignalTableJson,
  Term,
} from '../index.js'
import type * as schemas from '../schemas.js'
import type { fieldFilterSchema } from './filter-schema.js'

// Schemas give mutable arrays and objects, the contract has readonly ones; nothing else may differ.
type Frozen<T> = T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: Frozen<T[K]> }
type Output<S> = S extends z.ZodMiniType ? Frozen<z.output<S>> : never
type ForDataset = { readonly dataset?: string }
/** Both ways: what the schema lets through is of the type, and every value of the type is let through. */
type Agree<S, T> = [Output<S>] extends [Frozen<T>] ? ([Frozen<T>] extends [Output<S>] ? true : never) : never

describe('schemas and types', () => {
  it('agree both ways', () => {
    expectTypeOf<Agree<typeof fieldFilterSchema, FieldFilter>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.filterSchema, Filter>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.runSpecSchema, RunSpec>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.runRequestSchema, RunSpec & ForDataset>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.pairRequestSchema, PairRef & RunSpec & ForDataset>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.casesRequestSchema, CaseQuery & PageRequest & ForDataset>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.signalTableSchema, SignalTableJson>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.pairProfileSchema, PairProfile>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.casePageSchema, CasePage>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.datasetSummarySchema, DatasetSummary>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.loadReportSchema, LoadReport>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.manifestSchema, Manifest>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.runManifestSchema, RunManifest>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.termSchema, Term>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.errorSchema, ErrorJson>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.problemSchema, Problem>>().toEqualTypeOf<true>()
  })

  it('would notice a member that only one of them has', () => {
    expectTypeOf<Agree<typeof schemas.termSchema, { name: string }>>().not.toEqualTypeOf<true>()
    expectTypeOf<Agree<typeof schemas.termSchema, Term & { code: number }>>().toBeNever()
  })
})
