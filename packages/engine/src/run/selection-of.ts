import type { ResultNote, RunSpec } from '@aethersignal/model'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { ReportTerms } from '../terms/report-terms.js'
import { requireTerm } from '../terms/require-term.js'
import type { ResolvedSpec } from './resolve-spec.js'
import type { PairSelection } from './select-pairs.js'

/**
 * The selection that a specification asks for, with a note for each name that the dataset does not have.
 * @throws AetherError `query/unknown-term` for such a name where `unknownNames` is `refuse`.
 */
export function selectionOf(
  terms: ReportTerms,
  { drugs, events, minCount }: Pick<ResolvedSpec, 'drugs' | 'events' | 'minCount'>,
  unknownNames: RunSpec['unknownNames'] = 'note',
): { readonly selection: PairSelection; readonly notes: readonly ResultNote[] } {
  const notes: ResultNote[] = []
  const codes = vocabularyCodes(terms)
  const flags = (names: readonly string[] | null, field: 'drug' | 'event') => {
    if (names === null) return null
    const wanted = new Uint8Array(terms[`${field}s`].names.length)
    for (const name of names) {
      const code = codes[`${field}s`].get(name)
      if (code !== undefined) wanted[code] = 1
      else if (unknownNames === 'refuse') requireTerm(terms, field, name)
      else
        notes.push({
          code: 'unknown-term',
          message: `The dataset has no ${field} "${name}", which ${field}s asks for.`,
        })
    }
    return wanted
  }
  return { selection: { drugs: flags(drugs, 'drug'), events: flags(events, 'event'), minCount }, notes }
}
