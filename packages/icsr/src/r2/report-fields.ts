import { type CellKind, presentText } from '@aethersignal/model/adapter'
import { define } from '../xml/define.js'
import type { ReportValue, SafetyReport } from './safety-report.js'

/** Reads the fields of a report and knows which are left, so that nothing is lost. */
export class ReportFields {
  readonly #fields: SafetyReport
  readonly #taken = new Set<string>()

  constructor(fields: SafetyReport) {
    this.#fields = fields
  }

  /** The text of a field without outer blanks, null where it is missing, as a value of this kind; not taken. Of several, the first. */
  peek(name: string, kind: CellKind = 'text'): string | null {
    const value = listOf(this.#value(name))[0]
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
    return presentText(String(value), kind)
  }

  /** Like {@link peek}, and taken unless there are several or it is missing. */
  text(name: string, kind: CellKind = 'text'): string | null {
    const text = this.peek(name, kind)
    if (text !== null && listOf(this.#value(name)).length === 1) this.#taken.add(name)
    return text
  }

  /** The texts in a field, each without outer blanks; missing ones are left out. Taken where nothing else stands there. */
  texts(name: string, kind: CellKind = 'text'): string[] {
    const values = listOf(this.#value(name))
    const scalars = values.filter((value) => typeof value === 'string' || typeof value === 'number')
    if (scalars.length === values.length) this.#taken.add(name)
    return scalars.flatMap((value) => presentText(String(value), kind) ?? [])
  }

  /** The objects in a field, not taken. */
  peekObjects(name: string): SafetyReport[] {
    return listOf(this.#value(name)).filter(isReport)
  }

  /** The objects in a field, taken; what else stands there is left. */
  objects(name: string): SafetyReport[] {
    const objects = this.peekObjects(name)
    if (objects.length === listOf(this.#value(name)).length) this.#taken.add(name)
    return objects
  }

  /** Takes fields, so that they are not among what is left. */
  take(...names: readonly string[]): void {
    for (const name of names) this.#taken.add(name)
  }

  /** What was not taken, as JSON, with `added`; null where there is nothing. */
  extra(added: Readonly<Record<string, unknown>> = {}): string | null {
    const rest: Record<string, unknown> = {}
    for (const [name, value] of [...Object.entries(this.#fields), ...Object.entries(added)]) {
      if (this.#taken.has(name) && !Object.hasOwn(added, name)) continue
      if (!isEmpty(value)) define(rest, name, value)
    }
    return Object.keys(rest).length === 0 ? null : JSON.stringify(rest)
  }

  #value(name: string): ReportValue | undefined {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined
  }
}

function listOf(value: ReportValue | undefined): readonly ReportValue[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value as ReportValue]
}

function isReport(value: ReportValue): value is SafetyReport {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
