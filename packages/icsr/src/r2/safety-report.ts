import { define } from '../xml/define.js'
import type { XmlElement } from '../xml/xml-element.js'

/** What a field of a {@link SafetyReport} holds: text, or fields of its own, once or several times. */
export type ReportValue = string | number | boolean | null | SafetyReport | readonly ReportValue[]

/**
 * A report under the names of E2B(R2), nested as there: `safetyreportid`, `patient.drug[].medicinalproduct`. So are the
 * `safetyreport` of XML and the results of openFDA. What may be repeated is one value or a list of them.
 */
export interface SafetyReport {
  readonly [field: string]: ReportValue | undefined
}

/** The `safetyreport` of an XML element: elements with elements inside become objects, the others texts. */
export function safetyReportOf(element: XmlElement): SafetyReport {
  const report: Record<string, ReportValue> = {}
  for (const child of element.children) {
    const value = child.children.length > 0 ? safetyReportOf(child) : child.text
    if (value === '') continue
    const before = Object.hasOwn(report, child.name) ? report[child.name] : undefined
    if (before === undefined) define(report, child.name, value)
    else if (Array.isArray(before)) before.push(value)
    else define(report, child.name, [before, value])
  }
  return report
}
