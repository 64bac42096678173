import { codePointOrder } from '@aethersignal/model'
import type { DuplicateCases } from './duplicate-cases.js'

/** Cases whose drugs are compared under other names, and those names by their codes. */
export interface ComparedDrugs {
  /** The cases: `drugs` are those compared, `countedDrugs` those that were there. */
  readonly cases: DuplicateCases
  /** Names by the codes of `cases.drugs`. */
  readonly drugs: readonly string[]
}

/**
 * Compares drugs under other names: brands and generics, salts, spellings as one substance. What counts stays as it was.
 * @param drugs Names by the codes of `cases.drugs`.
 * @param namesOf The names under which a drug is compared; a combination may have several. None leaves it its own name.
 */
export function compareDrugsAs(
  cases: DuplicateCases,
  drugs: readonly string[],
  namesOf: (drug: string) => readonly string[],
): ComparedDrugs {
  const lists = drugs.map((drug) => {
    const names = namesOf(drug)
    return names.length > 0 ? names : [drug]
  })
  const names = [...new Set(lists.flat())].sort(codePointOrder)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codesOf = lists.map((list) => list.map((name) => codeOf.get(name)!))
  const { offsets, codes } = cases.drugs
  const compared: number[] = []
  const starts = new Uint32Array(cases.reports + 1)
  for (let report = 0; report < cases.reports; report++) {
    const row = [...codes.subarray(offsets[report]!, offsets[report + 1]!)].flatMap((code) => codesOf[code]!)
    for (const code of Uint32Array.from(new Set(row)).sort()) compared.push(code)
    starts[report + 1] = compared.length
  }
  const incidence = { reports: cases.reports, size: names.length, offsets: starts, codes: Uint32Array.from(compared) }
  return { cases: { ...cases, drugs: incidence, countedDrugs: cases.drugs }, drugs: names }
}
