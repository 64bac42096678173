import type { Role } from '@aethersignal/model'
import { CASE_FIELDS, type CaseField, COLUMN_ALIASES, plainName, REPEATED_FIELDS } from './case-columns.js'
import { nameTokens } from './name-tokens.js'
import { roleOfName, singular } from './suspect-names.js'

/** A name of a column that means a field. */
export interface NamedField {
  readonly field: CaseField
  /** Place of the name among those of its field; the first is the best. */
  readonly rank: number
  /** The number of a column such as `drug2`, `drug_2_name` or `patient.drug.0.name`; null where it has none. */
  readonly number: number | null
  /** The role of its drugs that the name says (`concomitant_drugs`). */
  readonly role?: Role
}

/**
 * Words in front of a name that tell only where it stands, such as the objects of openFDA that a program flattened
 * (`patient_drug_medicinalproduct`), and the fields that can stand there. What wraps whole reports (`results`, `data`) is not
 * among them: a document of reports is no row.
 */
const CONTAINERS: ReadonlyMap<string, readonly CaseField[]> = /* @__PURE__ */ new Map([
  ...within('report safety safetyreport case icsr demo demographic demographics', CASE_FIELDS),
  ...within('patient', ['sex', 'age', 'ageUnit', 'drug', 'event', 'role', 'eventDate', 'country']),
  ...within('drug drugs product products medication medications medicine medicines', ['drug', 'role']),
  ...within('reaction reactions event events reac', ['event', 'eventDate']),
  ...within('primarysource reporter', ['country']),
])

/** What a name of a column means; null where it is no known name, however it is written. */
export function namedField(name: string): NamedField | null {
  const exact = ALIASES.get(plainName(name))
  if (exact !== undefined) return { ...exact, ...roleOf(nameTokens(name).words), number: null }
  const { words, numbers } = nameTokens(name)
  if (words.length === 0 || numbers.length > 1) return null
  const found = known(words) ?? known(turned(words)) ?? contained(words)
  if (found === null) return null
  const [number] = numbers
  if (number !== undefined && !isRepeated(found.field) && !/\D[._]\d{1,2}$/.test(name.trim())) return null
  return { ...found, number: number !== undefined && isRepeated(found.field) ? number : null }
}

/** The fields that a header names. */
export function namedFields(header: readonly string[]): ReadonlySet<CaseField> {
  return new Set(header.flatMap((name) => namedField(name)?.field ?? []))
}

type Found = Omit<NamedField, 'number'>

/** By all words; of fields that may have several values in the plural too. */
function known(words: readonly string[]): Found | null {
  const own = ALIASES.get(words.join(''))
  if (own !== undefined) return { ...own, ...roleOf(words) }
  const role = roleOfName(words)
  if (role !== null) return { field: 'drug', rank: COLUMN_ALIASES.drug.length, role }
  const last = ALIASES.get([...words.slice(0, -1), singular(words.at(-1) ?? '')].join(''))
  const found = last ?? ALIASES.get(words.map(singular).join(''))
  return found !== undefined && isRepeated(found.field) ? found : null
}

/** `date of report` as `report date`. */
function turned(words: readonly string[]): readonly string[] {
  const of = words.indexOf('of')
  return of <= 0 ? [] : [...words.slice(of + 1).filter((word) => word !== 'the'), ...words.slice(0, of)]
}

function contained(words: readonly string[]): Found | null {
  let allowed: readonly CaseField[] = CASE_FIELDS
  for (let from = 1; from < words.length; from++) {
    const within = CONTAINERS.get(words[from - 1]!)
    if (within === undefined) return null
    allowed = allowed.filter((field) => within.includes(field))
    const found = known(words.slice(from))
    if (found !== null) return allowed.includes(found.field) ? found : null
  }
  return null
}

function roleOf(words: readonly string[]): { readonly role?: Role } {
  const role = roleOfName(words)
  return role === null ? {} : { role }
}

function isRepeated(field: CaseField): boolean {
  return (REPEATED_FIELDS as readonly CaseField[]).includes(field)
}

function within(words: string, fields: readonly CaseField[]): readonly (readonly [string, readonly CaseField[]])[] {
  return words.split(' ').map((word) => [word, fields] as const)
}

const ALIASES: ReadonlyMap<string, Found> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ CASE_FIELDS.flatMap((field) =>
    COLUMN_ALIASES[field].map((alias, rank) => [plainName(alias), { field, rank }] as const),
  ),
)
