import type { Steps } from '@aethersignal/core'
import { codePointOrder, normaliseName, type Term } from '@aethersignal/model'
import { nameBytes } from '../index/index-bytes.js'
import { NO_CODE, type ReportIndex, ROLE_BITS } from '../index/report-index.js'
import { sortedInSteps } from '../index/sorted-in-steps.js'
import { type WorkedOut, workedOut } from '../kept/kept-results.js'
import type { TermKind } from './term-kind.js'

/** A term and its name in normalised form. */
interface RankedTerm {
  readonly term: Term
  readonly key: string
}

const ranked = { drug: rankedOf('drug'), event: rankedOf('event'), country: rankedOf('country') }

function rankedOf(kind: TermKind): WorkedOut<ReportIndex, readonly RankedTerm[]> {
  // A term takes about as much as a name in a map; its normalised name is another text.
  const bytesOf = (terms: readonly RankedTerm[]) => 2 * nameBytes(terms.map(({ key }) => key))
  return workedOut(`ranked ${kind}`, (index) => ranking(index, kind), bytesOf)
}

/** Terms or rows handled between two steps. */
const STRETCH = { terms: 4096, rows: 1_000_000 }

/**
 * Every term of a vocabulary with the reports of the index that have it (drugs in any role but "not administered"), most
 * reports first, ties by name, in steps.
 */
export function rankedTerms(index: ReportIndex, kind: TermKind): Steps<readonly RankedTerm[]> {
  return ranked[kind].inSteps(index)
}

function* ranking(index: ReportIndex, kind: TermKind): Steps<readonly RankedTerm[]> {
  const terms: RankedTerm[] = []
  for (const term of yield* countTerms(index, kind)) {
    if (terms.length % STRETCH.terms === STRETCH.terms - 1) yield
    terms.push({ term, key: normaliseName(term.name) ?? '' })
  }
  return yield* sortedInSteps(
    terms,
    (left, right) => right.term.reports - left.term.reports || codePointOrder(left.term.name, right.term.name),
  )
}

function* countTerms(index: ReportIndex, kind: TermKind): Steps<readonly Term[]> {
  if (kind === 'country') {
    const totals = new Uint32Array(NO_CODE + 1)
    for (const code of index.country.codes) totals[code]! += 1
    return named(index.country.names, totals)
  }
  const { names, incidence } = index[`${kind}s`]
  const totals = new Uint32Array(names.length)
  const codes = incidence.codes
  const length = incidence.offsets[incidence.reports]!
  const roles = kind === 'drug' ? index.drugs.roles : undefined
  for (let at = 0; at < length; at++) {
    if (at % STRETCH.rows === STRETCH.rows - 1) yield
    if (roles === undefined || (roles[at]! & ~ROLE_BITS.DN) !== 0) totals[codes[at]!]! += 1
  }
  return named(names, totals)
}

function named(names: readonly string[], totals: Uint32Array): readonly Term[] {
  return names.map((name, code) => ({ name, reports: totals[code]! }))
}
