import type { SignalColumn } from '@aethersignal/model'
import { columnOrUndefined, type SignalRows } from './signal-rows.js'

/** The rows as one JSON object, `{ rows: [{ drug, event, a, … }], …rest }`; undefined numbers and
 * undecided rules are null. */
export function* signalJson(
  rows: SignalRows,
  columns: readonly SignalColumn[],
  rest: Readonly<Record<string, unknown>>,
  order?: Uint32Array,
): Generator<string, void, undefined> {
  const values = columns.map((name) => ({ key: `,"${name}":`, column: columnOrUndefined(rows, name) }))
  const verdicts = Object.entries(rows.presets ?? {})
  yield '{"rows":['
  for (let position = 0; position < rows.rows; position++) {
    const row = order?.[position] ?? position
    let text = `{"drug":${JSON.stringify(rows.drug(row))},"event":${JSON.stringify(rows.event(row))}`
    for (const { key, column } of values) {
      const value = column[row] ?? Number.NaN
      text += key + (Number.isFinite(value) ? String(value) : 'null')
    }
    if (verdicts.length > 0) {
      text += `,"presets":${JSON.stringify(Object.fromEntries(verdicts.map(([name, of]) => [name, of[row]])))}`
    }
    yield `${position === 0 ? '\n' : ',\n'}${text}}`
  }
  yield '\n]'
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) yield `,\n${JSON.stringify(key)}:${JSON.stringify(value)}`
  }
  yield '}\n'
}
