/** Why a row gives no case. */
export type CaseIdIssue = 'missing-case-id' | 'rounded-case-id'

/** A number as spreadsheets round it, with point or comma; without them or a sign it may be an id (`1E5`). */
const ROUNDED = /^\d(?:[.,]\d+e[+-]?\d+|e\+\d+)$/i
const WHOLE_WITH_DECIMALS = /^(\d+)\.0+$/
/** What spreadsheets put before a number that is to stay a text. */
const TEXT_MARK = /^['’](?=\d)/

/**
 * The identity of a case as written, without the `.0` that pandas adds to numbers. A number that a spreadsheet rounded
 * to `1.23457E+08` names no case any more.
 */
export function readCaseId(text: string | null): { readonly id: string } | { readonly issue: CaseIdIssue } {
  if (text === null) return { issue: 'missing-case-id' }
  if (ROUNDED.test(text)) return { issue: 'rounded-case-id' }
  const id = text.replace(TEXT_MARK, '')
  return { id: WHOLE_WITH_DECIMALS.exec(id)?.[1] ?? id }
}
