import type { PairProfile, PairRule, PairRuleCondition } from '@aethersignal/model'
import { html, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'

/** Which published rules the pair meets, each with its conditions and what was compared. */
export function publishedRules({ rules }: PairProfile, words: LocalizeController): TemplateResult {
  if (rules === undefined) return html`<p class="muted" data-absent="rules">${words.text('pair.rulesAbsent')}</p>`
  return html`<ul class="rules" part="rules">
    ${rules.map((rule) => ruleItem(rule, words))}
  </ul>`
}

function ruleItem({ name, source, conditions, holds }: PairRule, words: LocalizeController): TemplateResult {
  const verdict = holds === null ? 'undecided' : holds ? 'met' : 'notMet'
  return html`<li data-rule=${name} data-verdict=${verdict}>
    <details>
      <summary>${words.text('rule.verdict', words.text(`preset.${name}`), words.text(`rule.${verdict}`))}</summary>
      <ul>
        ${conditions.map((condition) => html`<li>${conditionText(condition, words)}</li>`)}
      </ul>
      <p class="muted small">${source}</p>
    </details>
  </li>`
}

function conditionText({ name, comparison, threshold, value, holds }: PairRuleCondition, words: LocalizeController) {
  if (name === 'importantEvent') {
    return words.text(
      'rule.importantEvent',
      words.text(holds === null ? 'rule.unknown' : holds ? 'pair.yes' : 'pair.no'),
    )
  }
  const condition = words.text(
    comparison === 'above' ? 'rule.above' : 'rule.atLeast',
    words.text(`column.${name}`),
    words.numbers.parameter(threshold),
  )
  if (holds === null || value === null) return words.text('rule.condition', condition, words.text('notEstimable'))
  const shown = name === 'a' ? words.numbers.count(value) : words.numbers.measure(value)
  return words.text(holds ? 'rule.holds' : 'rule.fails', condition, shown)
}
