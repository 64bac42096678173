import type { Steps } from '@aethersignal/core'
import { NO_CODE, type ReportIndex, ROLE_BITS } from '../index/report-index.js'
import { keptBeside, keptIn } from '../kept/kept-results.js'
import type { TermKind } from './term-kind.js'

/** Names by code. */
export interface CodedNames {
  /** The names; position is the code. */
  readonly names: readonly string[]
}

/** The names of a dataset, by the codes that its counts have. */
export interface ReportTerms {
  /** Normalised names of drugs. */
  readonly drugs: CodedNames
  /** Events, as results spell them. */
  readonly events: CodedNames
  /** Countries. */
  readonly country: CodedNames
  /** Reports with each name of a vocabulary, by code; of a drug those that have it in any role but "not administered". */
  totals(kind: TermKind): Steps<Uint32Array>
}

/** Rows handled between two steps. */
const STRETCH = 1_000_000

/** The names of an index. What is worked out from them is kept where that of the index is. */
export function termsOf(index: ReportIndex): ReportTerms {
  const { drugs, events, country } = index
  const terms: ReportTerms = { drugs, events, country, totals: (kind) => totalsOf(index, kind) }
  const room = keptBeside(index)
  return room === undefined ? terms : keptIn(terms, room)
}

function* totalsOf(index: ReportIndex, kind: TermKind): Steps<Uint32Array> {
  if (kind === 'country') {
    const totals = new Uint32Array(NO_CODE + 1)
    for (const code of index.country.codes) totals[code]! += 1
    return totals
  }
  const { names, incidence } = index[`${kind}s`]
  const totals = new Uint32Array(names.length)
  const codes = incidence.codes
  const length = incidence.offsets[incidence.reports]!
  const roles = kind === 'drug' ? index.drugs.roles : undefined
  for (let at = 0; at < length; at++) {
    if (at % STRETCH === STRETCH - 1) yield
    if (roles === undefined || (roles[at]! & ~ROLE_BITS.DN) !== 0) totals[codes[at]!]! += 1
  }
  return totals
}
