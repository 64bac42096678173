import type { Incidence, Steps } from '@aethersignal/core'
import type { CaseQuery } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { checkMembers } from '../query/check-members.js'
import { universeInSteps } from '../query/universe.js'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import { resolveRoles } from '../run/resolve-spec.js'
import { termsOf } from '../terms/report-terms.js'
import { requireTerm } from '../terms/require-term.js'

/** The reports of an index that a query asks for: 1 for each. @throws AetherError `query/invalid`, `query/unknown-term` */
export function* listedReports(index: ReportIndex, query: CaseQuery): Steps<Uint8Array> {
  checkMembers(query, 'query', ['where', 'roles', 'drug', 'event'])
  yield* vocabularyCodes.inSteps(index)
  const { mask, drugs } = yield* universeInSteps(index, query.where ?? null, resolveRoles(query.roles))
  const terms = termsOf(index)
  if (query.drug !== undefined) yield* keepReportsWith(mask, drugs, requireTerm(terms, 'drug', query.drug))
  if (query.event !== undefined) {
    yield* keepReportsWith(mask, index.events.incidence, requireTerm(terms, 'event', query.event))
  }
  return mask
}

/** Reports looked at between two steps. */
const STRETCH = 131_072

function* keepReportsWith(mask: Uint8Array, { offsets, codes }: Incidence, code: number): Steps<void> {
  for (let from = 0; from < mask.length; from += STRETCH) {
    keepWith(mask, from, Math.min(from + STRETCH, mask.length), offsets, codes, code)
    yield
  }
}

function keepWith(
  mask: Uint8Array,
  from: number,
  to: number,
  offsets: Uint32Array,
  codes: Incidence['codes'],
  code: number,
): void {
  for (let report = from; report < to; report++) {
    if (mask[report] === 0) continue
    let found = 0
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if (codes[at] === code) found = 1
    mask[report] = found
  }
}
