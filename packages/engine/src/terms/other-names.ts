import type { Steps } from '@aethersignal/core'
import { type DatasetIdentity, type ResultNote, substancesOf } from '@aethersignal/model'
import { nameBytes } from '../index/index-bytes.js'
import type { ReportIndex } from '../index/report-index.js'
import { type WorkedOut, workedOut } from '../kept/kept-results.js'
import type { Universe } from '../query/universe.js'

/** Names, or reports, looked at between two steps. */
const STRETCH = { names: 4096, reports: 131_072 }

/** Other names that a message names; how many there are it says of all. */
const NAMED = 5

/** Codes of the names of each substance that has several. */
const codesOfSubstances: WorkedOut<ReportIndex, ReadonlyMap<string, readonly number[]>> = workedOut(
  'codes of substances',
  function* ({ drugs: { names } }) {
    const codes = new Map<string, number[]>()
    for (const [code, name] of names.entries()) {
      if (code % STRETCH.names === STRETCH.names - 1) yield
      for (const substance of substancesOf([name])) codes.set(substance, [...(codes.get(substance) ?? []), code])
    }
    for (const [substance, list] of codes) if (list.length === 1) codes.delete(substance)
    return codes
  },
  (codes) => nameBytes(codes.keys()) * 2,
)

/**
 * For each drug that a request names, how many reports of the universe have its substance under other names only: whoever
 * asks for one salt learns of the others. Nothing where drugs count as substances.
 *
 * @param asked codes of the drugs that were asked for
 * @param universe the reports, or what makes them where there are other names
 */
export function* otherNamesNotes(
  index: ReportIndex,
  identity: DatasetIdentity,
  asked: readonly number[],
  universe: Universe | (() => Steps<Universe>),
): Steps<readonly ResultNote[]> {
  if (identity.countedDrugs?.level === 'substance' || asked.length === 0) return []
  const { names } = index.drugs
  const known = yield* codesOfSubstances.inSteps(index)
  const shown = new Set(asked)
  const wanted = [...shown].flatMap((code) => {
    const [substance, ...more] = substancesOf([names[code]!])
    // A combination is asked for as one product.
    if (substance === undefined || more.length > 0) return []
    const others = (known.get(substance) ?? []).filter((other) => !shown.has(other))
    return others.length > 0 ? [{ code, others }] : []
  })
  if (wanted.length === 0) return []
  const { mask, drugs } = typeof universe === 'function' ? yield* universe() : universe
  const notes: ResultNote[] = []
  for (const { code, others } of wanted) {
    const reports = yield* reportsOfOthers(mask, drugs, shown, others)
    const found = others.filter((other) => reports.has(other))
    if (found.length === 0) continue
    const count = reports.get(-1)!
    const listed = found.slice(0, NAMED).map((other) => names[other]!)
    const rest = found.length > NAMED ? ` and ${found.length - NAMED} more names` : ''
    notes.push({
      code: 'other-names-of-substance',
      message: `${names[code]!}: ${count.toLocaleString('en')} more ${count === 1 ? 'report' : 'reports'} as ${listed.join(', ')}${rest}. Drug level substance counts them as one.`,
      count,
      params: { drug: names[code]!, otherNames: found.map((other) => names[other]!) },
    })
  }
  return notes
}

/** Reports of the universe with one of the other names and none of those shown: of each name, and under −1 of all. */
function* reportsOfOthers(
  mask: Uint8Array,
  { offsets, codes }: Universe['drugs'],
  shown: ReadonlySet<number>,
  others: readonly number[],
): Steps<ReadonlyMap<number, number>> {
  const isOther = new Set(others)
  const found = new Map<number, number>()
  const add = (code: number) => found.set(code, (found.get(code) ?? 0) + 1)
  for (let report = 0; report < mask.length; report++) {
    if (report % STRETCH.reports === STRETCH.reports - 1) yield
    if (mask[report] === 0) continue
    const has = codes.subarray(offsets[report], offsets[report + 1])
    if (has.some((code) => shown.has(code))) continue
    const hit = has.filter((code) => isOther.has(code))
    if (hit.length === 0) continue
    for (const code of hit) add(code)
    add(-1)
  }
  return found
}
