import { AetherError } from '@aethersignal/model'
import { tableRows } from '../dictionaries/table-columns.js'
import { type TermGroup, writtenGroup } from './term-group.js'

/** What the terms of groups are. */
export type TermKind = 'drug' | 'event'

const COLUMNS = {
  event: { group: ['group'], term: ['term', 'pt', 'event'] },
  drug: { group: ['group', 'class'], term: ['drug', 'ingredient', 'substance', 'name', 'term'] },
} as const

/**
 * Reads groups of the user's own, for which no licence is needed: CSV with a row for each term, in the columns `group` and
 * `term` (or `pt`, `event`) of events, `group` and `drug` (or `ingredient`, `substance`, `name`) of drugs; or JSON, an object
 * of arrays of terms by group name.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/invalid-row` for a row without group or term;
 * `input/not-recognised` for JSON of another shape.
 */
export function readTermGroups(text: string, kind: TermKind, file = 'groups'): TermGroup[] {
  const terms = /^\uFEFF?\s*[{[]/.test(text) ? groupsOfJson(text, file) : groupsOfTable(text, kind, file)
  return [...terms].map(([name, list]) => writtenGroup(name, list))
}

function groupsOfTable(text: string, kind: TermKind, file: string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { line, fields } of tableRows(text, { delimiter: ',', file, columns: COLUMNS[kind] })) {
    if (fields.group === '' || fields.term === '') {
      const message = `Line ${line} of ${file} lacks the group or the ${kind === 'drug' ? 'drug' : 'term'}.`
      throw new AetherError('input/invalid-row', message, { place: { file, line } })
    }
    const terms = groups.get(fields.group)
    if (terms === undefined) groups.set(fields.group, [fields.term])
    else terms.push(fields.term)
  }
  return groups
}

function groupsOfJson(text: string, file: string): Map<string, string[]> {
  const refuse = (message: string, cause?: unknown) =>
    new AetherError('input/not-recognised', message, {
      cause,
      place: { file },
      remedy: 'Write {"name of the group": ["term", "term"]}.',
    })
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw refuse(`${file} is not valid JSON.`, error)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw refuse(`${file} is not an object of groups.`)
  }
  const groups = new Map<string, string[]>()
  for (const [name, terms] of Object.entries(parsed)) {
    if (!Array.isArray(terms) || !terms.every((term): term is string => typeof term === 'string')) {
      throw refuse(`Group ${name} of ${file} is not an array of terms.`)
    }
    groups.set(name, terms)
  }
  return groups
}
