import { AetherError } from '@aethersignal/model'
import { type TermGroup, termGroup } from '../groups/term-group.js'
import { meddraRecords } from './meddra-text.js'

/** A standardised MedDRA query (SMQ): the terms of a condition, searched narrowly or broadly. */
export interface StandardisedQuery {
  /** Its number in MedDRA. */
  readonly code: string
  /** Its name. */
  readonly name: string
  /** Terms that are highly likely to stand for the condition. */
  readonly narrow: TermGroup
  /** The narrow terms and those that may stand for it. */
  readonly broad: TermGroup
  /** Inactive queries and inactive members are left out; an algorithm is counted as its union and marked here. */
  readonly isAlgorithmic: boolean
}

interface Member {
  readonly term: string
  readonly narrow: boolean
}

/** smq_code, smq_name, smq_level, smq_description, smq_source, smq_note, MedDRA_version, status, smq_algorithm. */
const LIST_FIELDS = 9
/** smq_code, term_code, term_level, term_scope, term_category, term_weight, term_status, additions, last modified. */
const CONTENT_FIELDS = 7
const LEVEL_SMQ = '0'
const LEVEL_PT = '4'
const LEVEL_LLT = '5'
const SCOPE_NARROW = '2'

/**
 * Reads the SMQs. A query that has queries as members holds the terms of these, each in the scope it has there; members of
 * level 5 (LLT) stand for their PT where `llt.asc` is known, since reports carry PTs, and are left out where it is not.
 * @throws AetherError `input/empty`; `input/invalid-row` for a short row or a member that does not exist.
 */
export function readSmqs(
  files: { readonly list: string; readonly content: string },
  nameOfPt: ReadonlyMap<string, string>,
  nameOfLlt: ReadonlyMap<string, string>,
): StandardisedQuery[] {
  const listed = new Map<string, { name: string; isAlgorithmic: boolean }>()
  for (const { fields } of meddraRecords(files.list, { file: 'smq_list.asc', fields: LIST_FIELDS })) {
    if (fields[7] === 'I') continue
    listed.set(fields[0]!, { name: fields[1]!, isAlgorithmic: fields[8] !== '' && fields[8] !== 'N' })
  }
  const members = new Map<string, Member[]>()
  const subordinate = new Map<string, string[]>()
  const file = 'smq_content.asc'
  for (const { line, fields } of meddraRecords(files.content, { file, fields: CONTENT_FIELDS })) {
    const [code, termCode, level, scope, , , status] = fields as string[]
    if (status === 'I' || !listed.has(code!)) continue
    if (level === LEVEL_SMQ) {
      if (listed.has(termCode!)) append(subordinate, code!, termCode!)
      continue
    }
    if (level === LEVEL_LLT && nameOfLlt.size === 0) continue
    const term =
      level === LEVEL_PT ? nameOfPt.get(termCode!) : level === LEVEL_LLT ? nameOfLlt.get(termCode!) : undefined
    if (term === undefined) {
      throw new AetherError('input/invalid-row', `Term ${termCode} of SMQ ${code} is not in the files given.`, {
        place: { file, line },
        remedy: 'Give files of one and the same MedDRA version.',
      })
    }
    append(members, code!, { term, narrow: scope === SCOPE_NARROW })
  }
  const queries = [...listed].map(([code, { name, isAlgorithmic }]) => {
    const all = [...membersOf(code, members, subordinate, new Set())]
    const narrow = all.filter((member) => member.narrow).map(({ term }) => term)
    return {
      code,
      name,
      isAlgorithmic,
      narrow: termGroup(`${name} (narrow)`, narrow),
      broad: termGroup(
        `${name} (broad)`,
        all.map(({ term }) => term),
      ),
    }
  })
  return queries.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

/** The newest version that `smq_list.asc` names in its rows; undefined where it names none. */
export function versionOfQueries(list: string): string | undefined {
  let newest: string | undefined
  for (const { fields } of meddraRecords(list, { file: 'smq_list.asc', fields: LIST_FIELDS })) {
    const version = fields[6]!
    if (/^\d+(\.\d+)?$/.test(version) && (newest === undefined || Number(version) > Number(newest))) newest = version
  }
  return newest
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function* membersOf(
  code: string,
  members: ReadonlyMap<string, readonly Member[]>,
  subordinate: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): Generator<Member> {
  if (seen.has(code)) return
  seen.add(code)
  yield* members.get(code) ?? []
  for (const query of subordinate.get(code) ?? []) yield* membersOf(query, members, subordinate, seen)
}
