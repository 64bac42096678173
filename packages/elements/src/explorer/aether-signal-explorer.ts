import type { SignalSource } from '@aethersignal/engine'
import {
  AetherError,
  asAetherError,
  type DatasetSummary,
  DEFAULT_MEASURES,
  defaultQuery,
  MEASURES,
  type PairRef,
  type Progress,
  type QueryForm,
  type RunManifest,
  type RunSpec,
  specOf,
} from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AetherElement, type Theme } from '../element/aether-element.js'
import type { AetherEventDetails } from '../element/events.js'
import { failureMessage } from '../element/failure-message.js'
import { heading, headingLevel } from '../element/heading.js'
import { LatestTask } from '../element/latest-task.js'
import type { AetherPairPanel } from '../pair-panel/aether-pair-panel.js'
import { type ExplorerState, initialState, readState, stateWithin } from '../query/explorer-state.js'
import { samePair } from '../query/pair-key.js'
import type { AetherSignalGrid } from '../signal-grid/aether-signal-grid.js'
import { leftOut } from '../source/left-out.js'
import type { SourceType } from '../source/open-source.js'
import type { RequestSettings } from '../source/request-settings.js'
import { ChartRows } from './chart-rows.js'
import { openingMessage, propertyNotice, unknownMeasures } from './explorer-messages.js'
import { ExportController } from './export-controller.js'
import { type MeasuresInUse, measuresInUse } from './measures-in-use.js'
import { PairPlace } from './pair-place.js'
import { signalExplorerStyles } from './signal-explorer.styles.js'
import { SourceController } from './source-controller.js'

const SOURCE_PROPERTIES = ['source', 'src', 'srcType', 'srcHeaders', 'srcCredentials'] as const
/** What an explorer shows until somebody chooses. */
const START = initialState(DEFAULT_MEASURES)

/** An event of an element, by its name. */
type AetherEvent<K extends keyof AetherEventDetails> = CustomEvent<AetherEventDetails[K]>

/**
 * @summary Safety signals of a source: its data, a query, the ranked pairs, their intervals, and one pair in detail.
 * @event {CustomEvent<StateChangeDetail>} aether-state-change - the user changed what is shown
 * @event {CustomEvent<LoadDetail>} aether-load - a source was opened and has said what it holds
 * @event {CustomEvent<ProgressDetail>} aether-progress - reading, counting or scoring goes on
 * @event {CustomEvent<RunDetail>} aether-run - a run ended with a result
 * @event {CustomEvent<QueryDetail>} aether-query-change - the user ran a query
 * @event {CustomEvent<SortDetail>} aether-sort-change - the user sorted the list
 * @event {CustomEvent<SelectDetail>} aether-select - the user chose pairs for the chart
 * @event {CustomEvent<OpenDetail>} aether-open - the user opened or closed a pair
 * @event {CustomEvent<ChartDetail>} aether-chart-change - the user chose another measure or view of the chart
 * @event {CustomEvent<DrillDetail>} aether-drill - the user asks for a case
 * @event {CustomEvent<ExportDetail>} aether-export - a file is about to be saved; cancelable
 * @event {CustomEvent<FilesDetail>} aether-files - the user chose files of reports
 * @event {CustomEvent<ErrorDetail>} aether-error - something failed; it is shown as well
 * @csspart title - the title line
 * @csspart overview - the account of the data
 * @csspart notice - what was asked for and cannot be shown
 * @csspart pair - the open pair, beside the list or over the page
 * @csspart toolbar - the query in words, and what can be done with the result
 * @cssproperty --aether-accent - colour of what can be acted on
 * @cssproperty --aether-font - type
 */
export class AetherSignalExplorer extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, signalExplorerStyles]

  /**
   * Where signals come from. Wins over `src`; where a file or an address was opened, what was opened. A removed explorer
   * keeps what it opened until it is collected, or has neither `source` nor `src` any more.
   */
  @property({ attribute: false })
  get source(): SignalSource | undefined {
    return this.#given ?? this.#source.owned
  }

  set source(source: SignalSource | undefined) {
    this.#given = source === this.#source.owned ? undefined : source
  }

  /** Address of an AetherSignal server or of a file of reports. */
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
  /** Measures to show, such as `ror ic prr`; PRR, ROR, χ², IC and EBGM when absent. Other words are shown as a fault. */
  @property() measures: string | undefined
  /** `pages` shows the list a page at a time. */
  @property({ reflect: true }) pagination: 'scroll' | 'pages' = 'scroll'

  @state() private choice: ExplorerState = START
  @state() private manifest: RunManifest | undefined
  @query('aether-signal-grid') private grid!: AetherSignalGrid | null
  @query('dialog') private dialog!: HTMLDialogElement | null

  readonly #source = new SourceController(this, {
    progress: (progress) => this.emit('aether-progress', { task: 'load', progress }),
    failed: (error) => this.emit('aether-error', { error }),
  })
  readonly #summary = new LatestTask<DatasetSummary>(this)
  readonly #chart = new ChartRows(this)
  readonly #export = new ExportController(this, (file) => this.emit('aether-export', file, { cancelable: true }))
  readonly #place = new PairPlace(this, () => this.dialog)
  #given: SignalSource | undefined
  #described: SignalSource | undefined
  #inUse: MeasuresInUse = measuresInUse(undefined, undefined)
  #shown: ExplorerState = START
  #spec: RunSpec = {}
  #opener: HTMLElement | undefined

  /** What is shown, as a plain value of its own: changing it changes nothing here. */
  getState(): ExplorerState {
    return structuredClone(stateWithin(this.choice, this.#measures().measures))
  }

  /** Shows a state, or the parts given of one. Sends no `aether-state-change`. */
  setState(state: Partial<ExplorerState>): void {
    this.choice = readState(state, this.choice)
  }

  /**
   * Opens files of reports of any kind together, in this browser, as dropping them does. Files of a folder have their paths
   * below it as names.
   */
  openFiles(files: readonly File[]): void {
    this.#given = undefined
    this.#source.openFiles(files)
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
      this.#source.want(this.#given, address, this.localize)
    }
    const source = this.#source.current
    if (source !== this.#described) this.#describe(source)
    const inUse = this.#measures()
    if (JSON.stringify(inUse) !== JSON.stringify(this.#inUse)) this.#inUse = inUse
    // The same object while nothing changes, since the form starts anew from another one.
    const shown = stateWithin(this.choice, this.#inUse.measures)
    if (JSON.stringify(shown) !== JSON.stringify(this.#shown)) this.#shown = shown
    const spec = specOf(this.#shown.query, this.#inUse.measures)
    if (JSON.stringify(spec) !== JSON.stringify(this.#spec)) this.#spec = spec
  }

  #measures(): MeasuresInUse {
    return measuresInUse(this.measures, this.#source.current?.capabilities)
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
    if (source.state === 'opening') return openingMessage(source, words)
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

  #picker(title?: string) {
    return html`<aether-source-picker
      .heading=${title}
      .headingLevel=${this.headingLevel}
      @aether-files=${(event: AetherEvent<'aether-files'>) => this.openFiles(event.detail.files)}
    ></aether-source-picker>`
  }

  #overview(summary: DatasetSummary, source: SignalSource) {
    const words = this.localize
    return html`<div class="overview" part="overview">
        <div class="title" part="title">${heading(this.headingLevel, summary.title, { large: true })}</div>
        <aether-dataset-summary .summary=${summary} .headingLevel=${this.#below()}></aether-dataset-summary>
      </div>
      ${propertyNotice(this.#inUse, this.choice.query.sort === START.query.sort ? undefined : this.choice, this.#shown, words)}
      <aether-query-controls
        .source=${source}
        .measures=${this.#inUse.measures}
        .query=${this.#shown.query}
        @aether-query-change=${this.#onQuery}
      ></aether-query-controls>
      <div class="toolbar" part="toolbar">
        <aether-query-chips
          .query=${this.#shown.query}
          .plain=${defaultQuery(this.#inUse.measures)}
          @aether-query-change=${this.#onQuery}
        ></aether-query-chips>
        <div class="actions">
          ${
            this.#shown.selected.length > 0
              ? html`<button type="button" class="quiet" @click=${() => this.#change({ selected: [] })}>
                  ${words.text('explorer.clearSelection', words.numbers.count(this.#shown.selected.length))}
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
    const { selected, opened, chart } = this.#shown
    return html`<div class=${opened ? 'work opened' : 'work'} @keydown=${this.#onKeyDown}>
      <div class="main">
        <aether-signal-grid
          .source=${source}
          .spec=${this.#spec}
          .selected=${selected}
          .opened=${opened}
          .headingLevel=${this.#below()}
          pagination=${this.pagination}
          accessible-name=${words.text('grid.label')}
          @aether-run=${this.#onRun}
          @aether-sort-change=${this.#onSort}
          @aether-select=${(event: AetherEvent<'aether-select'>) => this.#change({ selected: event.detail.pairs })}
          @aether-open=${this.#onOpen}
        ></aether-signal-grid>
        <aether-forest-plot
          .rows=${this.#chart.rows}
          .measures=${this.#inUse.measures}
          .measure=${chart.measure}
          .view=${chart.view}
          .headingLevel=${this.#below()}
          ?chosen=${selected.length > 0}
          @aether-open=${this.#onOpen}
          @aether-chart-change=${(event: AetherEvent<'aether-chart-change'>) => this.#change({ chart: event.detail })}
        ></aether-forest-plot>
      </div>
      ${opened ? this.#openPair(source, opened) : nothing}
      <div class="visually-hidden" role="status">
        ${opened ? words.text('explorer.pairOpened', words.pair(opened)) : nothing}
      </div>
    </div>`
  }

  #openPair(source: SignalSource, pair: PairRef) {
    return html`<dialog
      part="pair"
      aria-label=${this.localize.text('pair.region')}
      @cancel=${(event: Event) => {
        event.preventDefault()
        this.#closePair()
      }}
      @close=${() => !this.dialog?.open && this.#closePair()}
    >
      <aether-pair-panel
        .source=${source}
        .pair=${pair}
        .spec=${this.#spec}
        .headingLevel=${this.#below()}
        @aether-open=${this.#onOpen}
      ></aether-pair-panel>
    </dialog>`
  }

  /** Level of the headings under the title. */
  #below(): number {
    return headingLevel(this.headingLevel) + 1
  }

  protected override updated(changed: PropertyValues<this>): void {
    const source = this.#source.current
    const fault = changed.has('measures') ? unknownMeasures(this.#inUse, this.localize) : undefined
    if (fault) {
      const remedy = MEASURES.join(' ')
      const error = new AetherError('query/unknown-field', fault, { place: { field: 'measures' }, remedy })
      this.emit('aether-error', { error })
    }
    this.#chart.want(source, this.#spec, this.choice.selected, this.manifest ? this.grid : null)
  }

  #describe(source: SignalSource | undefined): void {
    if (this.#described && source) this.choice = { ...this.choice, selected: [], opened: null }
    this.#described = source
    this.manifest = undefined
    this.#summary.clear()
    if (source) void this.#summary.run((signal) => this.#askWhatItHolds(source, signal))
  }

  async #askWhatItHolds(source: SignalSource, signal: AbortSignal): Promise<DatasetSummary> {
    try {
      const onProgress = (progress: Progress) => this.emit('aether-progress', { task: 'load', progress })
      const summary = await source.describe({ signal, onProgress })
      if (!signal.aborted) this.emit('aether-load', { source, summary, leftOut: leftOut(summary.load) })
      return summary
    } catch (thrown) {
      if (!signal.aborted) this.emit('aether-error', { error: asAetherError(thrown) })
      throw thrown
    }
  }

  readonly #onQuery = (event: AetherEvent<'aether-query-change'>) => {
    const { query } = event.detail
    const again = JSON.stringify(query) === JSON.stringify(this.#shown.query)
    this.#change({ query })
    if (again) this.grid?.rerun()
  }

  readonly #onSort = (event: AetherEvent<'aether-sort-change'>) => {
    this.#change({ query: { ...this.#shown.query, sort: event.detail.sort } })
  }

  readonly #onOpen = (event: AetherEvent<'aether-open'>) => {
    const { pair } = event.detail
    if (pair) void this.#show(pair, event.currentTarget as HTMLElement)
    else this.#closePair()
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#shown.opened) return
    event.preventDefault()
    this.#closePair()
  }

  async #show(pair: PairRef, opener: HTMLElement): Promise<void> {
    this.#opener = opener
    if (!samePair(pair, this.choice.opened)) this.#change({ opened: pair })
    await this.updateComplete
    const panel = this.renderRoot.querySelector<AetherPairPanel>('aether-pair-panel')
    await panel?.updateComplete
    if (this.#place.over) panel?.focus()
  }

  /** Closes the pair; the focus goes back to where it was opened. */
  async #closePair(): Promise<void> {
    if (!this.choice.opened) return
    const opener = this.#opener ?? this.grid
    this.#opener = undefined
    this.#change({ opened: null })
    await this.updateComplete
    opener?.focus()
  }

  readonly #onRun = (event: AetherEvent<'aether-run'>) => {
    this.manifest = event.detail.manifest
    this.#chart.stale()
  }

  #change(change: {
    query?: QueryForm
    selected?: readonly PairRef[]
    opened?: PairRef | null
    chart?: ExplorerState['chart']
  }): void {
    this.choice = { ...this.choice, ...change }
    this.emit('aether-state-change', { state: this.getState() })
  }
}
