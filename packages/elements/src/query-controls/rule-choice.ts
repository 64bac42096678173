import { PRESETS, type PresetName, type QueryForm } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'

type RuleChoice = Pick<QueryForm, 'rules' | 'meeting'>

/** Which published rules the pairs are held against, and whether those that meet none are shown. */
export function ruleChoice(
  { rules, meeting }: RuleChoice,
  words: LocalizeController,
  set: (change: Partial<RuleChoice>) => void,
): TemplateResult {
  const option = (value: string, text: string) =>
    html`<option value=${value} ?selected=${value === (meeting ?? 'every')}>${text}</option>`
  return html`<fieldset>
    <legend>${words.text('query.rules')}</legend>
    <div class="options">${PRESETS.map((name) => ruleBox(name, rules, words, set))}</div>
    ${
      rules.length === 0
        ? nothing
        : html`<div class="range">
            <label>
              ${words.text('query.rulesShow')}
              <select
                id="meeting"
                .value=${meeting ?? 'every'}
                @change=${(event: Event) => set({ meeting: meetingOf((event.currentTarget as HTMLSelectElement).value) })}
              >
                ${option('any', words.text('query.rulesAny'))}${option('all', words.text('query.rulesAll'))}
                ${option('every', words.text('query.rulesEvery'))}
              </select>
            </label>
          </div>`
    }
    ${rules.includes('ema-ror') ? html`<p class="hint">${words.text('query.rulesImportant')}</p>` : nothing}
  </fieldset>`
}

function ruleBox(
  name: PresetName,
  rules: readonly PresetName[],
  words: LocalizeController,
  set: (change: Partial<RuleChoice>) => void,
): TemplateResult {
  const change = (event: Event) => {
    const { checked } = event.currentTarget as HTMLInputElement
    set({ rules: PRESETS.filter((other) => (other === name ? checked : rules.includes(other))) })
  }
  return html`<label class="option" title=${words.text(`preset.${name}`)}>
    <input type="checkbox" name="rules" value=${name} .checked=${rules.includes(name)} @change=${change} />${words.text(`presetShort.${name}`)}
  </label>`
}

function meetingOf(value: string): QueryForm['meeting'] {
  return value === 'any' || value === 'all' ? value : null
}
