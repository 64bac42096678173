import { csvNumber } from '@aethersignal/engine'
import type { SurveillancePlan } from '@aethersignal/engine/analyses'
import type { ResultFormat } from './result-format.js'
import { textTable } from './text-table.js'

/** A plan of surveillance as JSON, as CSV of its power, or for a person. */
export function planText({ design, manifest: _, performance, rule }: SurveillancePlan, format: ResultFormat): string {
  if (format === 'json') return `${JSON.stringify({ design, ...rule, performance }, null, 2)}\n`
  const columns = ['relative_risk', 'power', 'expected_time_to_signal', 'expected_sample_size']
  const rows = performance.map((row) => [row.relativeRisk, row.power, row.expectedTimeToSignal, row.expectedSampleSize])
  if (format === 'csv')
    return `${[columns, ...rows.map((row) => row.map(csvNumber))].map((row) => row.join(',')).join('\n')}\n`
  const shown = rows.map((row) =>
    row.map((value) => (Number.isNaN(value) ? '–' : String(Number(value.toPrecision(7))))),
  )
  const table = textTable(
    columns.map((title) => ({ title, align: 'right' })),
    shown,
  )
  const boundary = 'boundary' in rule ? `\nEvents that signal at each look: ${rule.boundary.join(', ')}` : ''
  const end = 'sampleSize' in design ? `Sample size ${Number(design.sampleSize.toPrecision(8))}, critical` : 'Critical'
  return `${end} value ${rule.criticalValue.toFixed(6)}, alpha ${Number(rule.alpha.toPrecision(6))}${boundary}\n\n${table}\n`
}
