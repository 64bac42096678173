/** Why a row gives no case. */
export type CaseIdIssue = 'missing-case-id' | 'rounded-case-id'

const ROUNDED = /^\d(?:\.\d+)?e\+\d+$/i
const WHOLE_WITH_DECIMALS = /^(\d+)\.0+$/

/**
 * The identity of a case as written, without the `.0` that pandas adds to numbers. A number that a spreadsheet rounded
 * to `1.23457E+08` names no case any more.
 */
export function readCaseId(text: string | null): { readonly id: string } | { readonly issue: CaseIdIssue } {
  if (text === null) return { issue: 'missing-case-id' }
  if (ROUNDED.test(text)) return { issue: 'rounded-case-id' }
  return { id: WHOLE_WITH_DECIMALS.exec(text)?.[1] ?? text }
}
