import { type CellKind, presentText } from '@aethersignal/model/adapter'
import type { CaseField } from '../table/case-columns.js'

/** A text that a program wrote as a formula, so that a spreadsheet does not take it for a number: `="00100"`. */
const FORMULA_TEXT = /^\s*="((?:[^"]|"")*)"\s*$/

/** The cell without what stands around its value; null where it holds none, as a value of its kind. */
export function readCell(cell: string | undefined, kind: CellKind): string | null {
  if (cell === undefined) return null
  const formula = cell.includes('="') ? FORMULA_TEXT.exec(cell) : null
  return presentText(formula === null ? cell : formula[1]!.replaceAll('""', '"'), kind)
}

/** The field of a name. */
export type NameField = Extract<CellKind, 'drug' | 'event'>

const KINDS: Readonly<Partial<Record<CaseField, CellKind>>> = {
  caseId: 'id',
  drug: 'drug',
  event: 'event',
  country: 'country',
}

/** What the cells of a field say. */
export function kindOf(field: CaseField): CellKind {
  return KINDS[field] ?? 'attribute'
}
