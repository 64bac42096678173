import type { SignalSource } from '@aethersignal/engine'
import type { DatasetSummary, Measure, PairRef, RunManifest, RunSpec, SortOrder } from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AetherElement, type Theme } from '../element/aether-element.js'
import type { AetherEventDetails } from '../element/events.js'
import { failureMessage } from '../element/failure-message.js'
import { LatestTask } from '../element/latest-task.js'
import { samePair } from '../query/pair-key.js'
import { defaultQuery, type SignalQuery, specOf } from '../query/signal-query.js'
import { measureOf, readMeasures } from '../rows/signal-columns.js'
import type { AetherSignalGrid } from '../signal-grid/aether-signal-grid.js'
import type { SourceType } from '../source/open-source.js'
import type { RequestSettings } from '../source/request-settings.js'
import { ChartRows } from './chart-rows.js'
import { type ExplorerState, initialState, readState } from './explorer-state.js'
import { ExportController } from './export-controller.js'
import { signalExplorerStyles } from './signal-explorer.styles.js'
import { SourceController } from './source-controller.js'

const SOURCE_PROPERTIES = ['source', 'src', 'srcType', 'srcHeaders', 'srcCredentials'] as const

type AetherEvent<K extends keyof AetherEventDetails> = CustomEvent<AetherEventDetails[K]>

/**
 * @summary Safety signals of a source: its data, a query, the ranked pairs, their intervals, and one pair in detail.
 * @event {CustomEvent<StateChangeDetail>} aether-state-change - the user changed what is shown
 * @event {CustomEvent<RunDetail>} aether-run - a run ended with a result
 * @event {CustomEvent<QueryDetail>} aether-query-change - the user ran a query
 * @event {CustomEvent<SortDetail>} aether-sort-change - the user sorted the list
 * @event {CustomEvent<SelectDetail>} aether-select - the user chose pairs for the chart
 * @event {CustomEvent<OpenDetail>} aether-open - the user opened or closed a pair
 * @event {CustomEvent<ChartDetail>} aether-chart-change - the user chose another measure or view of the chart
 * @event {CustomEvent<DrillDetail>} aether-drill - the user asks for a case
 * @event {CustomEvent<ExportDetail>} aether-export - a file is about to be saved; cancelable
 * @event {CustomEvent<FileDetail>} aether-file - the user chose a file of reports
 * @event {CustomEvent<ErrorDetail>} aether-error - something failed; it is shown as well
 * @csspart title - the title line
 * @csspart overview - the account of the data
 * @csspart toolbar - the query in words, and what can be done with the result
 * @cssproperty --aether-accent - colour of what can be acted on
 * @cssproperty --aether-font - type
 */
export class AetherSignalExplorer extends AetherElement {
  static override styles = [...AetherElement.styles, signalExplorerStyles]

  /** Where signals come from. Wins over `src`. */
  @property({ attribute: false }) source: SignalSource | undefined
  /** Address of an AetherSignal server or of a table of reports (.csv, .csv.gz, .tsv). */
  @property() src: string | undefined
  /** What lies at `src`, where neither its name nor its content type tells: nothing else is then asked for. */
  @property({ attribute: 'src-type' }) srcType: SourceType | undefined
  /** Headers sent with the requests for `src`, such as `authorization`. */
  @property({ attribute: false }) srcHeaders: Readonly<Record<string, string>> | undefined
  /** Whether cookies go along with the requests for `src`; `same-origin` when absent. */
  @property({ attribute: 'src-credentials' }) srcCredentials: RequestSettings['credentials']
  /** Name of the explorer for assistive technology. */
  @property({ attribute: 'accessible-name' }) accessibleName: string | undefined
  /** Colour theme; follows the system unless set. */
  @property({ reflect: true }) override theme: Theme | undefined = 'auto'
  /** Measures to show, such as `ror ic prr`; all that the source computes when absent. */
  @property() measures: string | undefined
  /** `pages` shows the list a page at a time. */
  @property({ reflect: true }) pagination: 'scroll' | 'pages' = 'scroll'

  @state() private choice: ExplorerState = initialState(readMeasures(undefined))
  @state() private manifest: RunManifest | undefined
  @query('aether-signal-grid') private grid!: AetherSignalGrid | null

  readonly #source = new SourceController(this, (error) => this.emit('aether-error', { error }))
  readonly #summary = new LatestTask<DatasetSummary>(this)
  readonly #chart = new ChartRows(this)
  readonly #export = new ExportController(this, (file) => this.emit('aether-export', file, { cancelable: true }))
  #described: SignalSource | undefined
  #measures: readonly Measure[] = readMeasures(undefined)
  #spec: RunSpec = {}

  /** What the user chose, as a plain value. */
  getState(): ExplorerState {
    return this.choice
  }

  /** Shows a state, or the parts given of one. Sends no `aether-state-change`. */
  setState(state: Partial<ExplorerState>): void {
    this.choice = readState(state, this.choice)
  }

  /** Opens a table of reports in this browser, as the upload control does. */
  openFile(file: File): void {
    this.#source.openFile(file)
  }

  /** Saves all rows of the list as CSV. */
  async exportCsv(): Promise<void> {
    const source = this.#source.current
    if (source) await this.#export.saveTable(source, this.#spec)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (SOURCE_PROPERTIES.some((name) => changed.has(name))) {
      const { src, srcType, srcHeaders, srcCredentials } = this
      const address = src
        ? { address: src, type: srcType, headers: srcHeaders, credentials: srcCredentials }
        : undefined
      this.#source.want(this.source, address, this.localize)
    }
    const source = this.#source.current
    const measures = readMeasures(this.measures).filter((name) => source?.capabilities.measures.includes(name) ?? true)
    if (measures.join() !== this.#measures.join()) this.#measures = measures
    const { query } = this.choice
    const spec = specOf({ ...query, sort: this.#sortWithin(query.sort) }, this.#measures)
    if (JSON.stringify(spec) !== JSON.stringify(this.#spec)) this.#spec = spec
    if (source !== this.#described) this.#describe(source)
  }

  protected override render() {
    const words = this.localize
    return html`<section class="explorer" aria-label=${this.accessibleName ?? words.text('explorer.label')}>
      ${this.#content()}
    </section>`
  }

  #content() {
    const words = this.localize
    const source = this.#source
    if (source.state === 'opening') return this.#opening()
    if (source.state === 'failed' && source.error) {
      return html`${failureMessage(source.error, words, () => source.retry(), words.text('retry'))}
      ${this.#picker(words.text('source.other'))}`
    }
    if (!source.current) return this.#picker()
    const { state, value, error } = this.#summary
    if (state === 'failed' && error) {
      return failureMessage(error, words, () => void this.#summary.again(), words.text('retry'))
    }
    if (!value) return html`<p class="muted" role="status">${words.text('source.connecting')}</p>`
    return html`${this.#overview(value, source.current)}${this.#workspace(source.current)}`
  }

  #opening() {
    const words = this.localize
    const { progress, name } = this.#source
    const known = progress?.total ? progress.done / progress.total : undefined
    const label = name ? words.text('source.opening', name) : words.text('source.connecting')
    return html`<div class="message" aria-busy="true">
      <p role="status">${label}</p>
      <progress aria-label=${label} max="1" value=${known ?? nothing}></progress>
      <button type="button" @click=${() => this.#source.cancel()}>${words.text('cancel')}</button>
    </div>`
  }

  #picker(heading?: string) {
    return html`<aether-source-picker
      .heading=${heading}
      @aether-file=${(event: AetherEvent<'aether-file'>) => this.openFile(event.detail.file)}
    ></aether-source-picker>`
  }

  #overview(summary: DatasetSummary, source: SignalSource) {
    const words = this.localize
    return html`<div class="overview" part="overview">
        <div class="title" part="title"><h2>${summary.title}</h2></div>
        <aether-dataset-summary .summary=${summary}></aether-dataset-summary>
      </div>
      <aether-query-controls
        .source=${source}
        .measures=${this.#measures}
        .query=${this.choice.query}
        @aether-query-change=${this.#onQuery}
      ></aether-query-controls>
      <div class="toolbar" part="toolbar">
        <aether-query-chips
          .query=${this.choice.query}
          .plain=${defaultQuery(this.#measures)}
          @aether-query-change=${this.#onQuery}
        ></aether-query-chips>
        <div class="actions">
          ${
            this.choice.selected.length > 0
              ? html`<button type="button" class="quiet" @click=${() => this.#change({ selected: [] })}>
                  ${words.text('explorer.clearSelection', words.numbers.count(this.choice.selected.length))}
                </button>`
              : nothing
          }
          ${this.#exportActions()}
        </div>
      </div>`
  }

  #exportActions() {
    const words = this.localize
    const exporting = this.#export
    const ready = this.manifest !== undefined
    return html`<span class="export" role="status">${exporting.message(words)}</span>
      ${
        exporting.running
          ? html`<progress aria-label=${words.text('explorer.exporting')} max="1" value=${exporting.fraction}></progress>
              <button type="button" @click=${() => exporting.cancel()}>${words.text('cancel')}</button>`
          : html`<button type="button" ?disabled=${!ready} @click=${() => this.exportCsv()}>
              ${words.text('explorer.export')}
            </button>`
      }
      <button type="button" ?disabled=${!ready} @click=${() => this.manifest && exporting.saveManifest(this.manifest)}>
        ${words.text('explorer.manifest')}
      </button>`
  }

  #workspace(source: SignalSource) {
    const words = this.localize
    const { selected, opened, chart } = this.choice
    return html`<div class="work">
      <div class="main">
        <aether-signal-grid
          .source=${source}
          .spec=${this.#spec}
          .selected=${selected}
          .opened=${opened}
          pagination=${this.pagination}
          accessible-name=${words.text('grid.label')}
          @aether-run=${this.#onRun}
          @aether-sort-change=${this.#onSort}
          @aether-select=${(event: AetherEvent<'aether-select'>) => this.#change({ selected: event.detail.pairs })}
          @aether-open=${this.#onOpen}
        ></aether-signal-grid>
        <aether-forest-plot
          .rows=${this.#chart.rows}
          .measures=${this.#measures}
          .measure=${chart.measure}
          .view=${chart.view}
          ?chosen=${selected.length > 0}
          @aether-open=${this.#onOpen}
          @aether-chart-change=${(event: AetherEvent<'aether-chart-change'>) => this.#change({ chart: event.detail })}
        ></aether-forest-plot>
      </div>
      <aether-pair-panel
        .source=${source}
        .pair=${opened}
        .spec=${this.#spec}
        @aether-open=${this.#onOpen}
      ></aether-pair-panel>
    </div>`
  }

  protected override updated(): void {
    const source = this.#source.current
    this.#chart.want(source, this.#spec, this.choice.selected, this.manifest ? this.grid : null)
  }

  #describe(source: SignalSource | undefined): void {
    if (this.#described && source) this.choice = { ...this.choice, selected: [], opened: null }
    this.#described = source
    this.manifest = undefined
    this.#summary.clear()
    if (!source) return
    void this.#summary
      .run((signal) => source.describe({ signal }))
      .then(() => {
        const { state, error } = this.#summary
        if (state === 'failed' && error) this.emit('aether-error', { error })
      })
  }

  /** A list cannot be ranked by a measure that is not computed. */
  #sortWithin(sort: SortOrder): SortOrder {
    const { by } = sort
    const measure = by === 'drug' || by === 'event' ? undefined : measureOf(by)
    return measure === undefined || this.#measures.includes(measure) ? sort : defaultQuery(this.#measures).sort
  }

  readonly #onQuery = (event: AetherEvent<'aether-query-change'>) => {
    const { query } = event.detail
    const again = JSON.stringify(query) === JSON.stringify(this.choice.query)
    this.#change({ query })
    if (again) this.grid?.rerun()
  }

  readonly #onSort = (event: AetherEvent<'aether-sort-change'>) => {
    this.#change({ query: { ...this.choice.query, sort: event.detail.sort } })
  }

  readonly #onOpen = (event: AetherEvent<'aether-open'>) => {
    const { pair } = event.detail
    if (!samePair(pair, this.choice.opened)) this.#change({ opened: pair })
    if (pair === null) this.grid?.focus()
  }

  readonly #onRun = (event: AetherEvent<'aether-run'>) => {
    this.manifest = event.detail.manifest
    this.#chart.stale()
  }

  #change(change: {
    query?: SignalQuery
    selected?: readonly PairRef[]
    opened?: PairRef | null
    chart?: ExplorerState['chart']
  }): void {
    this.choice = { ...this.choice, ...change }
    this.emit('aether-state-change', { state: this.choice })
  }
}
