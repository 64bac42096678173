import type { PairProfile } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'
import { MEASURE_GROUPS, type MeasureGroup, type MeasureLine } from './measure-lines.js'
import { type MeasureValues, measureValues } from './measure-values.js'
import { measureVerdict } from './measure-verdict.js'

/** Every measure the source computes, in groups: value, interval, what it says in words, method and formula. */
export function measuresTable(profile: PairProfile, words: LocalizeController): TemplateResult {
  const values = measureValues(profile)
  return html`<table class="figures" part="measures">
    <caption class="visually-hidden">
      ${words.text('pair.measures')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.text('pair.measure')}</th>
        <th scope="col" class="number">${words.text('pair.estimate')}</th>
        <th scope="col" class="number">${words.text('pair.intervalAndReading')}</th>
      </tr>
    </thead>
    ${MEASURE_GROUPS.map((group) => groupBody(group, values, words))}
  </table>
  ${
    profile.intervals === undefined
      ? html`<p class="muted" data-absent="intervals">${words.text('pair.intervalsAbsent')}</p>`
      : nothing
  }`
}

function groupBody(group: MeasureGroup, values: MeasureValues, words: LocalizeController) {
  const lines = group.lines.filter(({ estimate }) => values.of(estimate) !== undefined)
  if (lines.length === 0) return nothing
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="3">${words.text(`group.${group.name}`)}</th>
    </tr>
    ${lines.map((line) => lineRow(line, values, words))}
  </tbody>`
}

function lineRow(line: MeasureLine, values: MeasureValues, words: LocalizeController): TemplateResult {
  const verdict = measureVerdict(line, values, words)
  return html`<tr data-measure=${line.name}>
    <th scope="row">
      ${words.text(`measureName.${line.name}`)}
      <details class="formula">
        <summary title=${words.text('pair.formula')}>${words.text(`method.${line.name}`)}</summary>
        <span dir="ltr">${words.text(`formula.${line.name}`)}</span>
      </details>
    </th>
    <td class="number">${estimateText(line, values, words)}</td>
    <td class="number">
      ${intervalText(line, values, words)} ${verdict === undefined ? nothing : html`<span class="verdict">${verdict}</span>`}
    </td>
  </tr>`
}

function estimateText(line: MeasureLine, values: MeasureValues, words: LocalizeController): string {
  const value = values.of(line.estimate) ?? null
  if (value === null) return words.text('notEstimable')
  return line.p === line.estimate ? probabilityText(value, words) : words.numbers.measure(value)
}

function probabilityText(p: number, words: LocalizeController): string {
  // Below the least double a p-value is stored as 0, which it is not.
  return p === 0 ? words.text('pair.pUnderflow', words.numbers.probability(1e-307)) : words.numbers.probability(p)
}

function intervalText(line: MeasureLine, values: MeasureValues, words: LocalizeController): string | typeof nothing {
  if (line.p !== undefined) return line.p === line.estimate ? nothing : pText(values.of(line.p), words)
  if (!line.lower || !line.upper) return nothing
  const [lower, upper] = [values.of(line.lower), values.of(line.upper)]
  if (typeof lower !== 'number' && typeof upper !== 'number') return nothing
  return words.text('pair.intervalRange', boundText(lower, words), boundText(upper, words))
}

function boundText(bound: number | null | undefined, words: LocalizeController): string {
  if (bound === undefined) return words.text('pair.boundAbsent')
  return bound === null ? words.text('notEstimable') : words.numbers.measure(bound)
}

function pText(p: number | null | undefined, words: LocalizeController): string | typeof nothing {
  return p === null || p === undefined ? nothing : words.text('pair.pValue', probabilityText(p, words))
}
