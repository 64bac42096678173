import type { Steps } from '@aethersignal/core'
import { codePointOrder, normaliseName, type Term } from '@aethersignal/model'
import { nameBytes } from '../index/index-bytes.js'
import { sortedInSteps } from '../index/sorted-in-steps.js'
import { type WorkedOut, workedOut } from '../kept/kept-results.js'
import type { ReportTerms } from './report-terms.js'
import type { TermKind } from './term-kind.js'

/** A term and its name in normalised form. */
interface RankedTerm {
  readonly term: Term
  readonly key: string
}

const ranked = { drug: rankedOf('drug'), event: rankedOf('event'), country: rankedOf('country') }

function rankedOf(kind: TermKind): WorkedOut<ReportTerms, readonly RankedTerm[]> {
  // A term takes about as much as a name in a map; its normalised name is another text.
  const bytesOf = (terms: readonly RankedTerm[]) => 2 * nameBytes(terms.map(({ key }) => key))
  return workedOut(`ranked ${kind}`, (terms) => ranking(terms, kind), bytesOf)
}

/** Terms handled between two steps. */
const STRETCH = 4096

/**
 * Every term of a vocabulary with the reports that have it (drugs in any role but "not administered"), most
 * reports first, ties by name, in steps.
 */
export function rankedTerms(terms: ReportTerms, kind: TermKind): Steps<readonly RankedTerm[]> {
  return ranked[kind].inSteps(terms)
}

function* ranking(of: ReportTerms, kind: TermKind): Steps<readonly RankedTerm[]> {
  const totals = yield* of.totals(kind)
  const terms: RankedTerm[] = []
  for (const [code, name] of of[VOCABULARIES[kind]].names.entries()) {
    if (code % STRETCH === STRETCH - 1) yield
    terms.push({ term: { name, reports: totals[code]! }, key: normaliseName(name) ?? '' })
  }
  return yield* sortedInSteps(
    terms,
    (left, right) => right.term.reports - left.term.reports || codePointOrder(left.term.name, right.term.name),
  )
}

const VOCABULARIES = { drug: 'drugs', event: 'events', country: 'country' } as const
