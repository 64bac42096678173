import { AetherError } from '@aethersignal/model'
import { sha256Of } from '@aethersignal/model/adapter'
import { CASE_FIELDS, type CaseField, plainName } from '../table/case-columns.js'
import { type ColumnMapping, NEEDED_FIELDS } from '../table/column-mapping.js'

const FORMAT = 'aethersignal/column-mapping'
const VERSION = 1

/** A mapping to be used again, as it is saved in a JSON file. */
export interface MappingTemplate {
  /** Tells the file from others. */
  readonly format: typeof FORMAT
  /** Version of the form. */
  readonly version: typeof VERSION
  /** What the user calls it. */
  readonly name: string
  /** {@link columnFingerprint} of the table it was made on. */
  readonly fingerprint: string
  /** Every column of that table; those without a field are kept as extras. */
  readonly columns: readonly {
    readonly column: string
    readonly field: CaseField | null
    readonly number?: number
    readonly alternative?: number
  }[]
}

/** A template that fits a table. */
export interface TemplateMatch {
  /** The template. */
  readonly template: MappingTemplate
  /** The table has the very columns of the template, in any order; otherwise it has all that the template maps. */
  readonly exact: boolean
  /** Columns of the table that the template does not know. */
  readonly added: readonly string[]
  /** Columns of the template that the table does not have; none of them has a field. */
  readonly gone: readonly string[]
  /** The mapping it makes of the table. */
  readonly mapping: ColumnMapping
}

/**
 * What tells tables of the same columns, in any order: SHA-256 of their names, without letter case and punctuation,
 * sorted, one a line.
 */
export function columnFingerprint(columns: readonly string[]): string {
  const hash = sha256Of()
  hash.update(new TextEncoder().encode(columns.map(plainName).sort().join('\n')))
  return hash.hex()
}

/** A mapping as a template, which `JSON.stringify` writes and {@link readMappingTemplate} reads. */
export function mappingTemplate(mapping: ColumnMapping, name: string): MappingTemplate {
  const columns = [
    ...mapping.columns.map(({ column, field, number, alternative }) => ({
      column,
      field,
      ...(number !== null && { number }),
      ...(alternative !== undefined && { alternative }),
    })),
    ...mapping.unmapped.map((column) => ({ column, field: null })),
  ]
  return {
    format: FORMAT,
    version: VERSION,
    name,
    fingerprint: columnFingerprint(columns.map(({ column }) => column)),
    columns,
  }
}

/**
 * The template that fits a table: one of the same columns, else the one of those whose mapped columns are all there that
 * shares the largest part of its columns with the table (Jaccard index, at least a half). Null where none fits.
 */
export function matchTemplate(templates: readonly MappingTemplate[], columns: readonly string[]): TemplateMatch | null {
  const fingerprint = columnFingerprint(columns)
  const here = new Set(columns.map(plainName))
  let best: { readonly template: MappingTemplate; readonly share: number } | null = null
  for (const template of templates) {
    const names = new Set(template.columns.map(({ column }) => plainName(column)))
    if (template.columns.some(({ column, field }) => field !== null && !here.has(plainName(column)))) continue
    const both = [...names].filter((name) => here.has(name)).length
    const share = template.fingerprint === fingerprint ? 2 : both / (names.size + here.size - both)
    if (share >= 0.5 && (best === null || share > best.share)) best = { template, share }
  }
  return best === null ? null : applied(best.template, columns, best.share === 2)
}

function applied(template: MappingTemplate, columns: readonly string[], exact: boolean): TemplateMatch {
  const taken = new Set<number>()
  const mapped = template.columns.flatMap(({ column, field, number, alternative }) => {
    const position = columns.findIndex((name, at) => !taken.has(at) && plainName(name) === plainName(column))
    if (field === null || position === -1) return []
    taken.add(position)
    const reason = `The template "${template.name}" says so.`
    const of = { column: columns[position]!, position, field, number: number ?? null, confidence: 1, reason }
    return [alternative === undefined ? of : { ...of, alternative }]
  })
  const known = new Set(template.columns.map(({ column }) => plainName(column)))
  const here = new Set(columns.map(plainName))
  return {
    template,
    exact,
    added: columns.filter((name) => !known.has(plainName(name))),
    gone: template.columns.filter(({ column }) => !here.has(plainName(column))).map(({ column }) => column),
    mapping: {
      columns: mapped.sort((left, right) => left.position - right.position),
      unmapped: columns.filter((_, position) => !taken.has(position)),
      missing: NEEDED_FIELDS.filter((field) => !mapped.some((each) => each.field === field)),
    },
  }
}

/** The mapping of a template, for a table that must have all of its columns; in whatever order, they are found by name. */
export function mappingOfTemplate({ name, columns }: MappingTemplate): ColumnMapping {
  const reason = `The template "${name}" says so.`
  const mapped = columns.flatMap(({ column, field, number, alternative }) => {
    if (field === null) return []
    const of = { column, position: -1, field, number: number ?? null, confidence: 1, reason }
    return [alternative === undefined ? of : { ...of, alternative }]
  })
  return {
    columns: mapped,
    unmapped: columns.filter(({ field }) => field === null).map(({ column }) => column),
    missing: NEEDED_FIELDS.filter((field) => !mapped.some((each) => each.field === field)),
  }
}

/**
 * Reads a template from JSON.
 *
 * @throws AetherError `input/not-recognised` where it is none, or of a later version
 */
export function readMappingTemplate(json: string): MappingTemplate {
  const refused = (why: string) =>
    new AetherError('input/not-recognised', `This is no template for columns: ${why}.`, {
      remedy: `Give a JSON file whose "format" is "${FORMAT}" and whose "version" is ${VERSION}.`,
    })
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw refused('it is no JSON')
  }
  const { format, version, name, columns } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (format !== FORMAT) throw refused('its format is another')
  if (version !== VERSION) throw refused(`its version is ${String(version)}`)
  if (typeof name !== 'string') throw refused('it has no name')
  if (!Array.isArray(columns) || columns.length === 0) throw refused('it has no columns')
  const read = columns.map((each: unknown) => {
    const { column, field, number, alternative } = (each ?? {}) as Readonly<Record<string, unknown>>
    if (typeof column !== 'string') throw refused('a column has no name')
    if (field !== null && !CASE_FIELDS.includes(field as CaseField)) throw refused(`"${String(field)}" is no field`)
    for (const given of [number, alternative]) {
      if (given !== undefined && !(Number.isInteger(given) && Number(given) >= 0)) throw refused('a number is none')
    }
    return {
      column,
      field: field as CaseField | null,
      ...(number !== undefined && { number: Number(number) }),
      ...(alternative !== undefined && { alternative: Number(alternative) }),
    }
  })
  // What is in the file may have been edited; what tells the table is its columns.
  return {
    format: FORMAT,
    version: VERSION,
    name,
    fingerprint: columnFingerprint(read.map(({ column }) => column)),
    columns: read,
  }
}
