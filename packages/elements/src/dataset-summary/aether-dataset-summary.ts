import type { DatasetSummary } from '@aethersignal/model'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { datasetSummaryStyles } from './dataset-summary.styles.js'
import { loadAccount } from './load-account.js'

/**
 * @summary What a dataset holds and how it was loaded. Generated data is announced by a banner.
 * @csspart synthetic - the banner over generated data
 * @csspart facts - the line of figures
 * @csspart load-report - the account of files, funnel and warnings
 * @cssproperty --aether-warning-surface - background of the banner
 */
export class AetherDatasetSummary extends AetherElement {
  static override styles = [...AetherElement.styles, datasetSummaryStyles]

  /** The summary to show; nothing is shown without one. */
  @property({ attribute: false }) summary: DatasetSummary | undefined

  protected override render() {
    const summary = this.summary
    if (!summary) return nothing
    const words = this.localize
    const { from, to } = summary.received
    const received =
      from && to ? words.text('dataset.receivedRange', from, to) : (from ?? to ?? words.text('dataset.receivedUnknown'))
    const files = summary.load.files
    const sum = (of: (file: (typeof files)[number]) => number) =>
      words.numbers.count(files.reduce((total, file) => total + of(file), 0))
    return html`${summary.synthetic ? this.#banner() : nothing}
      <dl class="facts" part="facts">
        ${this.#fact('reports', summary.reports)}${this.#fact('drugs', summary.drugs)}
        ${this.#fact('events', summary.events)}
        <div>
          <dt>${words.text('dataset.received')}</dt>
          <dd>${received}</dd>
        </div>
        ${this.#share('female', summary.sexes.F, summary.reports)}
        ${this.#share('serious', summary.serious.yes, summary.reports)}${this.#fact('files', files.length)}
      </dl>
      <details>
        <summary>
          ${words.text('dataset.loadReport')}:
          ${words.text(
            'dataset.loadSummary',
            sum((file) => file.loaded),
            sum((file) => file.rowsIn),
            sum((file) => file.quarantined.length),
          )}${this.#warnings(summary.load.warnings.length)}
        </summary>
        ${loadAccount(summary.load, words)}
      </details>`
  }

  #warnings(count: number): string {
    if (count === 0) return ''
    const words = this.localize
    return `, ${count === 1 ? words.text('dataset.warningOne') : words.text('dataset.warningCount', words.numbers.count(count))}`
  }

  #banner() {
    return html`<div class="synthetic" part="synthetic" role="note">
      <strong>${this.localize.text('dataset.synthetic')}</strong>
      <span>${this.localize.text('dataset.syntheticDetail')}</span>
    </div>`
  }

  #fact(name: 'reports' | 'drugs' | 'events' | 'files', value: number) {
    return html`<div>
      <dt>${this.localize.text(`dataset.${name}`)}</dt>
      <dd>${this.localize.numbers.count(value)}</dd>
    </div>`
  }

  #share(name: 'female' | 'serious', part: number, whole: number) {
    if (part === 0 || whole === 0) return nothing
    return html`<div>
      <dt>${this.localize.text(`dataset.${name}`)}</dt>
      <dd>${this.localize.numbers.percent(part / whole)}</dd>
    </div>`
  }
}
