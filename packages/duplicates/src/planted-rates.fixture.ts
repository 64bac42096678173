import { compareDrugsAs } from './cases/compared-drugs.js'
import type { DuplicateCases } from './cases/duplicate-cases.js'
import { type Grade, type PlantedCases, SUBSTANCES } from './planted-cases.fixture.js'
import type { DuplicateFinding } from './report/duplicate-finding.js'
import { casesOf } from './synthetic-cases.fixture.js'

/** Names of substances and of their brands, by code. */
export const PLANTED_NAMES: readonly string[] = Array.from({ length: 2 * SUBSTANCES }, (_, code) =>
  code < SUBSTANCES ? `S${code}` : `B${code - SUBSTANCES}`,
)

/** The cases as reported, and as they are compared at the level of the substance. */
export function plantedColumns({ rows }: PlantedCases): {
  readonly reported: DuplicateCases
  readonly compared: DuplicateCases
} {
  const reported = casesOf(rows, { drugs: 2 * SUBSTANCES, events: 2000 })
  const { cases: compared } = compareDrugsAs(reported, PLANTED_NAMES, (name) => [name.replace('B', 'S')])
  return { reported, compared }
}

/** How well a search did. */
export interface FoundRates {
  /** Share of the planted copies that are merged with their original. */
  readonly recall: number
  /** Share of the merged pairs that are planted copies. */
  readonly precision: number
  /** Planted copies that are merged, by how much they differ. */
  readonly byGrade: Readonly<Partial<Record<Grade, string>>>
}

/** Compares what a search merged with what was planted. */
export function foundRates({ copies }: PlantedCases, { clusters }: DuplicateFinding): FoundRates {
  const merged = new Set(
    clusters
      .filter(({ tooLarge }) => !tooLarge)
      .flatMap(({ members }) => members.flatMap((one, at) => members.slice(0, at).map((other) => key(one, other)))),
  )
  const isFound = ({ original, copy }: { original: number; copy: number }) => merged.has(key(original, copy))
  const found = copies.filter(isFound)
  const grades = [...new Set(copies.map(({ grade }) => grade))]
  const byGrade = grades.map((grade) => {
    const of = copies.filter((one) => one.grade === grade)
    return [grade, `${of.filter(isFound).length}/${of.length}`]
  })
  return {
    recall: found.length / copies.length,
    precision: found.length / merged.size,
    byGrade: Object.fromEntries(byGrade),
  }
}

function key(one: number, other: number): string {
  return `${Math.min(one, other)} ${Math.max(one, other)}`
}
