import { type AppliedCondition, type AppliedPreset, applyPreset, type PresetName, presets } from '@aethersignal/core'
import { type PairProfile, SIGNAL_COLUMNS } from '@aethersignal/model'
import { html, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'

/** Which published rules the pair meets, each with its conditions and what was compared. */
export function publishedRules(profile: PairProfile, words: LocalizeController): TemplateResult {
  // A source that does not compute a column leaves its rules undecided.
  const values = Object.fromEntries(SIGNAL_COLUMNS.map((name) => [name, profile.measures[name] ?? null]))
  const applied = Object.keys(presets).map((name) => applyPreset(name as PresetName, values))
  return html`<ul class="rules" part="rules">
    ${applied.map((rule) => ruleItem(rule, words))}
  </ul>`
}

function ruleItem({ preset, source, conditions, holds }: AppliedPreset, words: LocalizeController): TemplateResult {
  const verdict = holds === undefined ? 'undecided' : holds ? 'met' : 'notMet'
  return html`<li data-rule=${preset} data-verdict=${verdict}>
    <details>
      <summary>${words.text('rule.verdict', words.text(`preset.${preset}`), words.text(`rule.${verdict}`))}</summary>
      <ul>
        ${conditions.map((condition) => html`<li>${conditionText(condition, words)}</li>`)}
      </ul>
      <p class="muted small">${source}</p>
    </details>
  </li>`
}

function conditionText({ name, comparison, threshold, value, holds }: AppliedCondition, words: LocalizeController) {
  if (name === 'importantEvent') return words.text('rule.importantEvent', words.text('rule.unknown'))
  const condition = words.text(
    comparison === 'above' ? 'rule.above' : 'rule.atLeast',
    words.text(`column.${name}`),
    words.numbers.parameter(threshold),
  )
  if (holds === undefined) return words.text('rule.condition', condition, words.text('notEstimable'))
  const shown = name === 'a' ? words.numbers.count(value) : words.numbers.measure(value)
  return words.text(holds ? 'rule.holds' : 'rule.fails', condition, shown)
}
