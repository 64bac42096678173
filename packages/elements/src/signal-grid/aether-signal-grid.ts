import type { SignalSource } from '@aethersignal/engine'
import type { PairRef, RunSpec } from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { AetherElement } from '../element/aether-element.js'
import { failureMessage } from '../element/failure-message.js'
import { pairKey, samePair } from '../query/pair-key.js'
import type { SignalRow } from '../rows/signal-row.js'
import { ColumnWidths } from './column-widths.js'
import { type CellContext, dataCell, headerCell, selectCell } from './grid-cells.js'
import {
  columnName,
  type GridColumn,
  gridColumns,
  naturalDirection,
  type SortableColumn,
  sortedKey,
} from './grid-columns.js'
import { noRows, pager, resultNotes, runningBar } from './grid-messages.js'
import { type GridPosition, movedBy } from './grid-position.js'
import { rankingDoubt, rankingNotice } from './ranking-doubt.js'
import { RunController } from './run-controller.js'
import { mostRows } from './scroll-limit.js'
import { signalGridStyles } from './signal-grid.styles.js'
import { VirtualRows } from './virtual-rows.js'

/** Rows of a page where the list is shown in pages. */
const ROWS_A_PAGE = 50
/** Waits this long while the list is being scrolled, so that rows flown over are not fetched. */
const SCROLL_PAUSE_MILLISECONDS = 80

/**
 * @summary The ranked pairs of a run, as a grid that fetches its rows as they come into view.
 * @event {CustomEvent<RunDetail>} aether-run - a run ended with a result
 * @event {CustomEvent<ProgressDetail>} aether-progress - a run goes on
 * @event {CustomEvent<ErrorDetail>} aether-error - a run failed
 * @event {CustomEvent<SortDetail>} aether-sort-change - the user sorted by a column
 * @event {CustomEvent<SelectDetail>} aether-select - the user chose or released pairs for the chart
 * @event {CustomEvent<OpenDetail>} aether-open - the user opened a pair
 * @csspart doubt - the notice that the order should not be trusted
 * @csspart grid - the grid
 * @csspart header - the header row
 * @csspart row - a row
 * @csspart foot - the line below the grid
 * @cssproperty --aether-grid-height - height of the element
 * @cssproperty --aether-row-height - height of a row, in pixels
 */
export class AetherSignalGrid extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, signalGridStyles]

  /** Where rows come from. */
  @property({ attribute: false }) source: SignalSource | undefined
  /** What to run. Its order is that of the list; the page is set by the grid. */
  @property({ attribute: false }) spec: RunSpec | undefined
  /** Pairs chosen for the chart. */
  @property({ attribute: false }) selected: readonly PairRef[] = []
  /** The pair that is open beside the grid. */
  @property({ attribute: false }) opened: PairRef | null = null
  /** `scroll` shows one long list, `pages` a page at a time without virtual rows. */
  @property({ reflect: true }) pagination: 'scroll' | 'pages' = 'scroll'
  /** Name of the grid for assistive technology. */
  @property({ attribute: 'accessible-name' }) accessibleName: string | undefined

  @state() private active: GridPosition = { row: 1, column: 1 }
  @state() private page = 0
  @state() private rowHeight = 30
  @state() private headerHeight = 34
  @state() private announcement = ''
  @query('.viewport') private viewport!: HTMLElement | null

  readonly #widths = new ColumnWidths()
  #focusPending = false
  #ensureTimer: ReturnType<typeof setTimeout> | undefined
  #selectedKeys: ReadonlySet<string> = new Set()

  readonly #run = new RunController(this, {
    finished: (table, spec) => {
      this.page = 0
      // The focus stays in the header, from where the user may have sorted.
      const row = this.active.row === 0 ? 0 : Math.min(1, table.totalRows)
      this.active = { ...this.active, row }
      this.#virtual.toTop()
      this.announcement = `${this.#countText()} ${this.#sortText()}`
      const { manifest, totalRows, reports, notes } = table
      this.emit('aether-run', { spec, manifest, totalRows, reports, notes })
    },
    failed: (error) => this.emit('aether-error', { error }),
    progress: (progress) => this.emit('aether-progress', { task: 'run', progress }),
  })

  readonly #virtual = new VirtualRows(this, () => (this.pagination === 'scroll' ? this.viewport : null))

  override connectedCallback(): void {
    super.connectedCallback()
    // A run that was under way when the element left the page is taken up again.
    if (this.hasUpdated) this.requestUpdate('spec')
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#ensureTimer)
  }

  /** Moves the focus to the cell of the grid that had it last. */
  override focus(): void {
    this.#focusActive()
  }

  /** Runs the query again although it is the same, as after a failure. */
  rerun(): void {
    this.#run.cancel()
    this.#run.want(this.source, this.spec)
  }

  /** Rows of the list that are here, from its top. */
  rows(count: number): readonly SignalRow[] {
    const rows: SignalRow[] = []
    for (let index = 0; index < count; index++) {
      const row = this.#run.pages?.row(index)
      if (row) rows.push(row)
    }
    return rows
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('source') || changed.has('spec')) && this.isConnected) this.#run.want(this.source, this.spec)
    if (changed.has('selected')) this.#selectedKeys = new Set(this.selected.map(pairKey))
    this.#virtual.set({
      count: this.#scrollable(),
      rowHeight: this.rowHeight,
      headerHeight: this.headerHeight,
      keep: this.active.row > 0 ? this.active.row - 1 : undefined,
    })
  }

  protected override updated(): void {
    const viewport = this.viewport
    if (!viewport) return
    this.#widths.set(viewport, this.#columns(), this.#run.pages?.head, this.localize)
    const rowHeight = (this.renderRoot.querySelector<HTMLElement>('.probe')?.offsetHeight ?? 0) || this.rowHeight
    const headerHeight = (this.renderRoot.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0) || this.headerHeight
    if (rowHeight !== this.rowHeight) this.rowHeight = rowHeight
    if (headerHeight !== this.headerHeight) this.headerHeight = headerHeight
    this.#ensureRows()
    if (this.#focusPending) this.#focusActive()
  }

  protected override render() {
    const { state, pages, error } = this.#run
    const running = state === 'running'
    const notes = pages?.head?.notes ?? []
    const showRows = (pages?.totalRows ?? 0) > 0 && (state === 'ready' || running)
    return html`${running ? runningBar(this.#run.progress, this.localize, () => this.#run.cancel()) : nothing}
      ${showRows ? rankingNotice(rankingDoubt(pages), this.localize, (column) => this.#sortBy(column)) : nothing}
      <div class="frame">
        ${showRows ? this.#grid(running) : nothing}
        ${
          state === 'failed' && error
            ? failureMessage(error, this.localize, () => this.rerun(), this.localize.text('retry'))
            : nothing
        }
        ${showRows || state === 'failed' ? nothing : noRows(state, notes, this.localize, this.headingLevel)}
      </div>
      ${showRows ? this.#foot() : nothing}
      <div class="visually-hidden" role="status">${this.announcement}</div>`
  }

  #grid(busy: boolean) {
    const paged = this.pagination === 'pages'
    const columns = this.#columns()
    const offset = paged ? this.page * ROWS_A_PAGE : 0
    const count = this.#visibleCount()
    return html`<div
      class=${`viewport${paged ? '' : ' virtual'}${this.spec?.sort?.by === columns[2] ? ' ranked' : ''}`}
      part="grid"
      role="grid"
      aria-label=${this.accessibleName ?? this.localize.text('grid.label')}
      aria-rowcount=${(this.#run.pages?.totalRows ?? 0) + 1}
      aria-colcount=${columns.length + 1}
      aria-multiselectable="true"
      aria-busy=${String(busy)}
      @keydown=${this.#onKeyDown}
      @focusin=${this.#onFocusIn}
    >
      <div class="probe" role="presentation"></div>
      <div class="head" role="rowgroup">
        <div class="row" part="header" role="row" aria-rowindex="1">
          <div class="cell select" role="columnheader" aria-colindex="1" data-row="0" data-column="0" tabindex=${this.#tabIndex(0, 0)}>
            <span class="visually-hidden">${this.localize.text('grid.select')}</span>
          </div>
          ${columns.map((column, index) =>
            headerCell(column, index + 1, this.#cells(), (wanted) => this.#sortBy(wanted)),
          )}
        </div>
      </div>
      ${
        paged
          ? html`<div class="body" role="rowgroup">
              ${Array.from({ length: count }, (_, index) => this.#row(offset + index, columns))}
            </div>`
          : html`<div class="body" role="rowgroup" .style=${`block-size: ${count * this.rowHeight}px`}>
              ${repeat(
                this.#virtual.items,
                (item) => item.index,
                (item) => this.#row(item.index, columns, this.#virtual.top(item)),
              )}
            </div>`
      }
    </div>`
  }

  #row(position: number, columns: readonly GridColumn[], top?: number) {
    const row = this.#run.pages?.row(position)
    const selected = row ? this.#selectedKeys.has(pairKey(row)) : false
    const opened = row ? samePair(row, this.opened) : false
    return html`<div
      class=${opened ? 'row opened' : 'row'}
      part="row"
      role="row"
      aria-rowindex=${position + 2}
      aria-selected=${String(selected)}
      aria-current=${opened ? 'true' : nothing}
      .style=${top === undefined ? '' : `transform: translateY(${top}px)`}
      @click=${(event: MouseEvent) => this.#onRowClick(event, row)}
    >
      ${selectCell(row, position + 1, selected, this.#cells(), (chosen) => this.#toggle(chosen))}
      ${columns.map((column, index) =>
        dataCell(row, column, { row: position + 1, column: index + 1, selected }, this.#cells()),
      )}
    </div>`
  }

  #cells(): CellContext {
    return { words: this.localize, sort: this.spec?.sort, tabIndex: this.#tabIndex }
  }

  #foot() {
    const words = this.localize
    const { pages } = this.#run
    if (!pages) return nothing
    const capped = this.pagination === 'scroll' && this.#scrollable() < pages.totalRows
    return html`<div class="foot" part="foot">
      <span class="count">${this.#countText()}</span>
      ${
        pages.failure
          ? html`<span class="error-text">${words.text('grid.pageFailed')} ${pages.failure.message}</span>
              <button type="button" @click=${() => pages.retry()}>${words.text('retry')}</button>`
          : nothing
      }
      ${
        capped
          ? html`<span>${words.text('grid.capped', words.numbers.count(this.#scrollable()), words.numbers.count(pages.totalRows))}</span>`
          : nothing
      }
      ${
        this.pagination === 'pages'
          ? pager(this.page, Math.max(1, Math.ceil(pages.totalRows / ROWS_A_PAGE)), words, (page) => this.#turnTo(page))
          : nothing
      }
      ${resultNotes(pages.head?.notes ?? [], words)}
    </div>`
  }

  #turnTo(page: number): void {
    this.page = page
    this.active = { row: page * ROWS_A_PAGE + 1, column: this.active.column }
    const first = page * ROWS_A_PAGE + 1
    const format = (value: number) => this.localize.numbers.count(value)
    const total = this.#run.pages?.totalRows ?? 0
    const last = Math.min(total, first + ROWS_A_PAGE - 1)
    this.announcement = this.localize.text('grid.rowsOf', format(first), format(last), format(total))
  }

  #columns(): readonly GridColumn[] {
    return gridColumns(this.spec)
  }

  /** Rows that can be scrolled to. */
  #scrollable(): number {
    const total = this.#run.pages?.totalRows ?? 0
    return this.viewport && this.pagination === 'scroll' ? mostRows(this.rowHeight, total, this.viewport) : total
  }

  #visibleCount(): number {
    const total = this.#run.pages?.totalRows ?? 0
    return this.pagination === 'pages'
      ? Math.max(0, Math.min(ROWS_A_PAGE, total - this.page * ROWS_A_PAGE))
      : this.#scrollable()
  }

  #countText(): string {
    const head = this.#run.pages?.head
    if (!head) return ''
    const words = this.localize
    const pairs =
      head.totalRows === 1 ? words.text('grid.countOne') : words.text('grid.count', words.numbers.count(head.totalRows))
    return words.text('grid.countIn', pairs, words.reports(head.reports))
  }

  #sortText(): string {
    const sort = this.spec?.sort
    if (!sort) return ''
    const words = this.localize
    return words.text(sortedKey(sort), columnName(sort.by, words))
  }

  #ensureRows(): void {
    clearTimeout(this.#ensureTimer)
    const fetch = () => {
      if (this.pagination === 'pages') {
        const first = this.page * ROWS_A_PAGE
        return this.#run.pages?.ensure(first, first + ROWS_A_PAGE - 1)
      }
      const { items } = this.#virtual
      for (const item of items) this.#run.pages?.ensure(item.index, item.index)
    }
    if (this.#virtual.scrolling) this.#ensureTimer = setTimeout(fetch, SCROLL_PAUSE_MILLISECONDS)
    else fetch()
  }

  readonly #tabIndex = (row: number, column: number): 0 | -1 =>
    this.active.row === row && this.active.column === column ? 0 : -1

  readonly #onFocusIn = (event: FocusEvent) => {
    const { row, column } = (event.target as HTMLElement).dataset
    if (row !== undefined && column !== undefined) this.active = { row: Number(row), column: Number(column) }
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return
    const offset = this.pagination === 'pages' ? this.page * ROWS_A_PAGE : 0
    const local = { ...this.active, row: this.active.row === 0 ? 0 : this.active.row - offset }
    const bounds = {
      rows: this.#visibleCount(),
      columns: this.#columns().length + 1,
      page: this.pagination === 'pages' ? 10 : this.#virtual.page,
    }
    const target = movedBy(event, local, bounds, this.localize.direction === 'rtl')
    if (target) {
      this.#moveTo({ ...target, row: target.row === 0 ? 0 : target.row + offset })
    } else if (this.active.row > 0 && (event.key === 'Enter' || event.key === ' ')) {
      const row = this.#run.pages?.row(this.active.row - 1)
      if (!row || (event.key === ' ' && event.target instanceof HTMLInputElement)) return
      if (event.key === 'Enter') this.#open(row)
      else this.#toggle(row)
    } else {
      return
    }
    event.preventDefault()
  }

  #moveTo(position: GridPosition): void {
    this.active = position
    this.#focusPending = true
    if (position.row > 0 && this.pagination === 'scroll') this.#virtual.reveal(position.row - 1)
    this.requestUpdate()
  }

  #focusActive(): void {
    const { row, column } = this.active
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-row='${row}'][data-column='${column}']`)
    if (!cell) return
    this.#focusPending = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  readonly #onRowClick = (event: MouseEvent, row: SignalRow | undefined) => {
    if (!row || (event.target as Element).closest('.select')) return
    this.#open(row)
  }

  #open({ drug, event }: PairRef): void {
    this.opened = { drug, event }
    this.emit('aether-open', { pair: { drug, event } })
  }

  #toggle({ drug, event }: PairRef): void {
    const key = pairKey({ drug, event })
    const left = this.selected.filter((pair) => pairKey(pair) !== key)
    this.selected = left.length < this.selected.length ? left : [...this.selected, { drug, event }]
    this.emit('aether-select', { pairs: this.selected })
  }

  #sortBy(column: SortableColumn): void {
    if (!this.spec) return
    const { sort } = this.spec
    const natural = naturalDirection(column)
    const opposite = natural === 'ascending' ? 'descending' : 'ascending'
    const direction = sort?.by === column && sort.direction === natural ? opposite : natural
    this.spec = { ...this.spec, sort: { by: column, direction } }
    // Its column goes to the front, and the focus goes with it.
    if (this.active.row === 0) {
      this.active = { row: 0, column: this.#columns().indexOf(column) + 1 }
      this.#focusPending = this.shadowRoot?.activeElement?.closest('.head') != null
    }
    this.emit('aether-sort-change', { sort: { by: column, direction } })
  }
}
