import { normaliseName, type ResultNote, type RunSpec } from '@aethersignal/model'
import { withExtras } from '../backend/with-extras.js'
import { canonicalFilter } from '../query/canonical-filter.js'
import { universeInSteps } from '../query/universe.js'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { CallScope } from '../run/call-scope.js'
import { resolveRoles } from '../run/resolve-spec.js'
import { otherNamesNotes } from '../terms/other-names.js'
import { termsOf } from '../terms/report-terms.js'
import type { IndexSourceOptions } from './index-source.js'

/** What {@link otherNamesNotes} says of the drugs that a request names, among the reports that it chooses. */
export async function otherNamesOf(
  { index, identity, extras }: Pick<IndexSourceOptions, 'index' | 'identity' | 'extras'>,
  named: readonly string[],
  { where, roles }: Pick<RunSpec, 'roles'> & { readonly where?: RunSpec['where'] | null },
  scope: CallScope,
): Promise<readonly ResultNote[]> {
  if (named.length === 0) return []
  const codes = await scope.paced(vocabularyCodes.inSteps(termsOf(index)))
  const asked = [...new Set(named.flatMap((name) => codes.drugs.get(normaliseName(name) ?? name) ?? []))]
  const filter = where == null ? null : canonicalFilter(where)
  const filtered = await withExtras(index, extras, filter, scope)
  return scope.paced(
    otherNamesNotes(index, identity, asked, () => universeInSteps(filtered, filter, resolveRoles(roles))),
  )
}
