import type { DatasetSummary } from '@aethersignal/model'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { leftOut } from '../source/left-out.js'
import { datasetSummaryStyles } from './dataset-summary.styles.js'
import { filesLeftOut } from './input-account.js'
import { loadAccount } from './load-account.js'
import { rowReason } from './row-reason.js'

/**
 * @summary What a dataset holds and how it was loaded. Generated data is announced by a banner.
 * @csspart synthetic - the banner over generated data
 * @csspart left-out - the banner over rows that were not loaded, or not in full
 * @csspart files-left-out - the banner over files that were not read
 * @csspart facts - the line of figures
 * @csspart load-report - the account of files, funnel and warnings
 * @cssproperty --aether-warning-surface - background of the banner
 */
export class AetherDatasetSummary extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, datasetSummaryStyles]

  /** The summary to show; nothing is shown without one. */
  @property({ attribute: false }) summary: DatasetSummary | undefined

  protected override render() {
    const summary = this.summary
    if (!summary) return nothing
    const words = this.localize
    const { from, to } = summary.received
    const received =
      from && to
        ? words.text('dataset.receivedRange', words.name(from), words.name(to))
        : (from ?? to ?? words.text('dataset.receivedUnknown'))
    const files = summary.load.files
    const sum = (of: (file: (typeof files)[number]) => number) =>
      words.numbers.count(files.reduce((total, file) => total + of(file), 0))
    return html`${summary.synthetic ? this.#banner() : nothing}${filesLeftOut(summary.load, words)}${this.#leftOut(summary)}
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
        ${loadAccount(summary.load, words, this.headingLevel)}
      </details>`
  }

  #warnings(count: number): string {
    if (count === 0) return ''
    const words = this.localize
    return `, ${count === 1 ? words.text('dataset.warningOne') : words.text('dataset.warningCount', words.numbers.count(count))}`
  }

  /** What does not count is said beside what does, and not only in the report of the load. */
  #leftOut(summary: DatasetSummary) {
    const words = this.localize
    const { quarantined, rowsIn, reasons, incomplete } = leftOut(summary.load)
    const list = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).map(
        ([code, count]) => html`<li data-code=${code}>
          ${words.text('dataset.reasonCount', rowReason(code, words), words.numbers.count(count))}
        </li>`,
      )
    if (quarantined === 0 && Object.keys(incomplete).length === 0) return nothing
    return html`<div class="notice left-out" part="left-out" role="note">
      ${
        quarantined > 0
          ? html`<strong>${words.text('dataset.leftOut', words.numbers.count(quarantined), words.numbers.count(rowsIn))}</strong>
              <ul>
                ${list(reasons)}
              </ul>`
          : nothing
      }
      ${
        Object.keys(incomplete).length > 0
          ? html`<strong>${words.text('dataset.incomplete')}</strong>
              <ul>
                ${list(incomplete)}
              </ul>`
          : nothing
      }
    </div>`
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
