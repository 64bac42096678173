import {
  asAetherError,
  DEFAULT_MEASURES,
  type IntervalMeasure,
  intervalMeasures,
  intervalOf,
  type Measure,
} from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { heading } from '../element/heading.js'
import type { SignalRow } from '../rows/signal-row.js'
import { ChartController } from './chart-controller.js'
import { type ForestData, type ForestPoint, forestData, forestSummary } from './forest-data.js'
import { forestPlotStyles } from './forest-plot.styles.js'
import { forestSpec } from './forest-spec.js'
import { MarkStepping } from './mark-stepping.js'

/**
 * @summary Estimates with their intervals, one line a pair, as a chart or as a table.
 * @event {CustomEvent<ChartDetail>} aether-chart-change - the user chose another measure or view
 * @event {CustomEvent<ErrorDetail>} aether-error - the chart could not be drawn
 * @event {CustomEvent<OpenDetail>} aether-open - the user opened the pair of a mark
 * @csspart chart - the chart
 * @csspart summary - the chart in words
 * @cssproperty --aether-chart-estimate - intervals whose lower limit is above the neutral value
 * @cssproperty --aether-chart-other - the other intervals
 */
export class AetherForestPlot extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, forestPlotStyles]

  /** The pairs to draw, in order. */
  @property({ attribute: false }) rows: readonly SignalRow[] = []
  /** Measures that can be drawn. */
  @property({ attribute: false }) measures: readonly Measure[] = DEFAULT_MEASURES
  /** The measure that is drawn; another is taken where `measures` lacks it. */
  @property({ reflect: true }) measure: IntervalMeasure = 'ebgm'
  /** The rows were chosen by the user, and are not simply the first of a list. */
  @property({ type: Boolean }) chosen = false
  /** Chart or table. */
  @property({ reflect: true }) view: 'chart' | 'table' = 'chart'

  @state() private data: ForestData = { points: [], omitted: 0 }
  @state() private shown: ForestPoint | undefined
  @query('.chart') private container!: HTMLElement | null

  #stepping: MarkStepping | undefined
  #revision = -1

  readonly #chart = new ChartController(this, () => this.container, {
    drawn: (container) => {
      this.#stepping = new MarkStepping(container)
      this.shown = undefined
    },
    failed: (thrown) => this.emit('aether-error', { error: asAetherError(thrown) }),
  })

  /** Moves the focus to the mark that had it last. */
  override focus(): void {
    if (!this.#stepping?.focus()) this.renderRoot.querySelector('input')?.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { revision } = this.localize
    if (changed.has('rows') || changed.has('measure') || changed.has('measures') || revision !== this.#revision) {
      this.#revision = revision
      this.#prepare()
    }
  }

  protected override updated(): void {
    const { data, view } = this
    const measure = this.#shown()
    const words = this.localize
    if (view !== 'chart' || data.points.length === 0 || !measure) {
      this.#chart.clear()
      return
    }
    const name = words.text(`measure.${measure}`)
    const axisTitle = words.text(intervalOf(measure).neutral === 1 ? 'forest.axisRatio' : 'forest.axisLog', name)
    const description = forestSummary(data, measure, words)
    const inputs = [data, measure, words.revision]
    const { language } = words
    this.#chart.want(inputs, (width, theme) =>
      forestSpec({ points: data.points, measure, width, description, axisTitle, language, theme }),
    )
  }

  protected override render() {
    const words = this.localize
    const measure = this.#shown()
    return html`<header>
        ${heading(
          this.headingLevel,
          html`${words.text('forest.title')} ${this.rows.length > 0 ? html`<small>${this.#scope()}</small>` : nothing}`,
          { large: true },
        )}
        ${this.#switch('measure', words.text('forest.measure'), intervalMeasures(this.measures), measure, (of) =>
          words.text(`measure.${of}`),
        )}
        ${this.#switch('view', words.text('forest.view'), ['chart', 'table'] as const, this.view, (of) =>
          words.text(of === 'chart' ? 'forest.asChart' : 'forest.asTable'),
        )}
      </header>
      ${this.rows.length === 0 || !measure ? html`<p class="muted">${words.text('forest.empty')}</p>` : this.#content(measure)}`
  }

  #scope(): string {
    const { length } = this.rows
    if (length === 1) return this.localize.text(this.chosen ? 'forest.selectedOne' : 'forest.topOne')
    return this.localize.text(this.chosen ? 'forest.selected' : 'forest.top', this.localize.numbers.count(length))
  }

  #content(measure: IntervalMeasure) {
    const words = this.localize
    const failed = this.#chart.failed
    return html`<p class="summary" part="summary">${forestSummary(this.data, measure, words)}</p>
      ${failed ? html`<p class="error-text" role="alert">${words.text('forest.failed')}</p>` : nothing}
      ${
        this.view === 'chart' && !failed
          ? html`${this.#legend(measure)}
              <div
                class="chart"
                part="chart"
                aria-busy=${String(this.#chart.drawing)}
                @keydown=${this.#onKeyDown}
                @focusin=${this.#onPoint}
                @pointerover=${this.#onPoint}
                @click=${this.#onClick}
              ></div>
              <p class="readout" aria-hidden="true">${this.shown?.description ?? words.text('forest.hint')}</p>`
          : this.#table(measure)
      }`
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const point = this.data.points[this.#stepping?.indexOf(event.target) ?? -1]
    if (!point) return
    if (event.key === 'Enter') this.#open(point)
    else if (!this.#stepping?.step(event.key)) return
    event.preventDefault()
  }

  readonly #onPoint = (event: Event) => {
    const index = this.#stepping?.indexOf(event.target) ?? -1
    if (event.type === 'focusin' && index >= 0) this.#stepping?.activate(index)
    this.shown = this.data.points[index] ?? this.shown
  }

  readonly #onClick = (event: Event) => {
    const point = this.data.points[this.#stepping?.indexOf(event.target) ?? -1]
    if (point) this.#open(point)
  }

  #open({ drug, event }: ForestPoint): void {
    this.emit('aether-open', { pair: { drug, event } })
  }

  #legend(measure: IntervalMeasure) {
    const words = this.localize
    const neutral = words.numbers.count(intervalOf(measure).neutral)
    return html`<p class="legend">
      <span>${words.text('forest.legendAbove', neutral)}</span>
      <span>${words.text('forest.legendNotAbove', neutral)}</span>
      <span>${words.text('forest.legendSize')}</span>
    </p>`
  }

  #table(measure: IntervalMeasure) {
    const words = this.localize
    const number = (value: number) => html`<td class="number">${words.numbers.measure(value)}</td>`
    const title = words.text('forest.title')
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${title}>
      <table class="figures">
        <caption class="visually-hidden">
          ${title}, ${words.text(`measure.${measure}`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.text('pair.region')}</th>
            <th scope="col" class="number">${words.text('reports')}</th>
            <th scope="col" class="number">${words.text('forest.lower')}</th>
            <th scope="col" class="number">${words.text('forest.estimate')}</th>
            <th scope="col" class="number">${words.text('forest.upper')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.data.points.map(
            (point) => html`<tr>
              <th scope="row">${point.label}</th>
              <td class="number">${words.numbers.count(point.reports)}</td>
              ${number(point.lower)}${number(point.estimate)}${number(point.upper)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  #switch<T extends 'measure' | 'view', V extends string>(
    name: T,
    legend: string,
    values: readonly V[],
    current: V | undefined,
    label: (value: V) => string,
  ) {
    if (values.length < 2) return nothing
    return html`<fieldset>
      <legend class="visually-hidden">${legend}</legend>
      ${values.map(
        (value) => html`<label
          ><input
            type="radio"
            name=${name}
            value=${value}
            .checked=${value === current}
            @change=${() => this.#choose(name, value)}
          />${label(value)}</label
        >`,
      )}
    </fieldset>`
  }

  #choose(name: 'measure' | 'view', value: string): void {
    if (name === 'measure') this.measure = value as IntervalMeasure
    else this.view = value as 'chart' | 'table'
    this.emit('aether-chart-change', { measure: this.measure, view: this.view })
  }

  #shown(): IntervalMeasure | undefined {
    const offered = intervalMeasures(this.measures)
    return offered.includes(this.measure) ? this.measure : offered[0]
  }

  #prepare(): void {
    const measure = this.#shown()
    this.data = measure ? forestData(this.rows, measure, this.localize) : { points: [], omitted: 0 }
  }
}
