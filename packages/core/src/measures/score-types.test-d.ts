import type { PairCounts } from '../counts/pair-counts.js'
import type { Measure } from './measure-columns.js'
import { type ScoreOptions, type Scores, score } from './score.js'

declare const counts: PairCounts
declare const given: readonly Measure[]
declare const some: readonly ('prr' | 'ic')[]
declare const options: ScoreOptions

const scores = score(counts, ['prr', 'ic'])
export const asked: readonly Float64Array[] = [
  scores.columns.prr,
  scores.columns.prr975,
  scores.columns.ic025,
  scores.columns.a,
  scores.columns.expected,
]
export const reasons: Uint8Array = scores.reasons.ic
// @ts-expect-error ROR was not asked for.
scores.columns.ror
// @ts-expect-error Nor were its reasons.
scores.reasons.ror
// @ts-expect-error There is no such measure.
score(counts, ['prr', 'rpr'])

const bare = score(counts, ['ror'], { cells: false, zeroCells: 'haldane' })
export const ror: Float64Array = bare.columns.ror
// @ts-expect-error The cells were left out.
bare.columns.a

const unknown = score(counts, given)
export const perhaps: Float64Array | undefined = unknown.columns.ebgm
// @ts-expect-error Whether EBGM was asked for is known only when it runs.
export const surely: Float64Array = unknown.columns.ebgm

const either = score(counts, some)
export const eitherPerhaps: Float64Array | undefined = either.columns.prr
// @ts-expect-error The list may be without PRR.
export const eitherSurely: Float64Array = either.columns.prr
// @ts-expect-error The list cannot have ROR.
either.columns.ror

// @ts-expect-error The options may leave the cells out.
export const cell: Float64Array = score(counts, ['prr'], options).columns.a

export const general: readonly Scores[] = [scores, bare, unknown, either]
