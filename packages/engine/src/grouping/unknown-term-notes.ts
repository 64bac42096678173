import type { ResultNote, UnknownGroupTerm } from '@aethersignal/model'

/** Terms named one by one in the notes of a result. */
const NAMED = 20

/** What the reader of a result must know of groups: that a term of them counts nothing, perhaps because it is misspelt. */
export function unknownTermNotes(terms: readonly UnknownGroupTerm[] = []): ResultNote[] {
  const notes: ResultNote[] = terms.slice(0, NAMED).map(({ of, group, term, near }) => ({
    code: 'unknown-group-term',
    message: `No report carries “${term}” of the group ${group}${near.length === 0 ? '.' : `; did you mean ${near.join(', ')}?`}`,
    params: { of, group, term, near },
  }))
  const more = terms.length - NAMED
  if (more > 0) {
    notes.push({
      code: 'unknown-group-terms',
      message: `No report carries ${more} more terms of the groups; definitions.unknownTerms of the manifest lists all.`,
      count: more,
    })
  }
  return notes
}
