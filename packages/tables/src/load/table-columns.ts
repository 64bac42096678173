import { AetherError } from '@aethersignal/model'
import { matchTemplate } from '../mapping/mapping-template.js'
import { proposeMapping, type TableSample } from '../mapping/propose-mapping.js'
import { withToldColumns } from '../mapping/told-columns.js'
import { plainName } from '../table/case-columns.js'
import { type ColumnMapping, type MappedColumn, NEEDED_FIELDS, type NeededField } from '../table/column-mapping.js'
import { type ColumnPlan, columnPlan, sureColumns } from '../table/column-plan.js'
import { namedField } from '../table/named-field.js'
import type { TableOptions } from './reading-options.js'

/** Below this a guess is not worth telling. */
const LIKELY_ENOUGH = 0.5

const NAME_OF: Readonly<Record<NeededField, string>> = { caseId: 'case_id', drug: 'drug', event: 'event' }

/**
 * Decides which columns of a table are read as what: as told, else by the template that fits, else by the proposal as far
 * as it is sure.
 *
 * @throws AetherError `input/missing-column` where a needed field has no column
 */
export function tableColumns(sample: TableSample, name: string, options: TableOptions): ColumnPlan {
  const proposal = proposeMapping(sample, options.terms)
  const known = told(sample.header, name, options) ?? sureColumns(proposal)
  const mapping = options.columns === undefined ? known : withToldColumns(known, sample.header, options.columns, name)
  const missing = mapping.missing.filter((field) => field !== 'caseId' || options.synthesiseCaseIds !== true)
  if (missing.length > 0) throw missingColumn(name, sample.header, missing, proposal)
  return columnPlan(sample.header, mapping)
}

function told(header: readonly string[], name: string, { mapping, templates }: TableOptions): ColumnMapping | null {
  if (mapping !== undefined) return located(mapping, header, name)
  return matchTemplate(templates ?? [], header)?.mapping ?? null
}

/** A mapping that was made on another table, or on this one with its columns in another order. */
function located(mapping: ColumnMapping, header: readonly string[], name: string): ColumnMapping {
  const taken = new Set<number>()
  const columns = mapping.columns.map((mapped) => {
    const position = positionOf(mapped, header, taken)
    if (position === -1) {
      throw new AetherError('input/missing-column', `${name} has no column "${mapped.column}".`, {
        place: { file: name, field: mapped.field },
        remedy: `Its columns are ${listed(header)}. Map them again.`,
      })
    }
    taken.add(position)
    return { ...mapped, position }
  })
  return {
    columns,
    unmapped: header.filter((_, position) => !taken.has(position)),
    missing: NEEDED_FIELDS.filter((field) => !columns.some((each) => each.field === field)),
  }
}

function positionOf({ column, position }: MappedColumn, header: readonly string[], taken: ReadonlySet<number>): number {
  if (header[position] === column && !taken.has(position)) return position
  const exact = header.findIndex((each, at) => each === column && !taken.has(at))
  return exact === -1 ? header.findIndex((each, at) => plainName(each) === plainName(column) && !taken.has(at)) : exact
}

function missingColumn(
  name: string,
  header: readonly string[],
  missing: readonly NeededField[],
  proposal: ColumnMapping,
): AetherError {
  const maybe = proposal.columns
    .filter(
      ({ field, column, confidence }) =>
        confidence >= LIKELY_ENOUGH && missing.includes(field as NeededField) && namedField(column)?.field !== field,
    )
    .map(({ column, field }) => `"${shortened(column.trim())}" may be ${NAME_OF[field as NeededField]}`)
  const names = missing.map((field) => NAME_OF[field])
  const onlyIds = names.length === 1 && names[0] === 'case_id'
  const remedies = [
    maybe.length > 0 ? `${maybe.join('; ')}: confirm it with a mapping of columns, or name` : 'Name',
    ` the columns case_id, drug and event${maybe.length > 0 ? '' : ', or give a mapping of columns'}.`,
    onlyIds ? ' If every row is a case of its own, ask for ids to be made.' : '',
  ]
  return new AetherError(
    'input/missing-column',
    `${name} has no column for ${names.join(' and ')}. Its columns are ${listed(header)}.`,
    { place: { file: name }, remedy: remedies.join('') },
  )
}

function listed(header: readonly string[]): string {
  return header.map((column) => `"${shortened(column.trim())}"`).join(', ')
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
