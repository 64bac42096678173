import type { FilterField, SignalSource } from '@aethersignal/engine'
import {
  type DateField,
  DEFAULT_MEASURES,
  defaultQuery,
  type Measure,
  type QueryForm,
  ROLES,
  type Role,
  rankingColumns,
  type Sex,
} from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { DATE_FIELDS, SEXES, sortWithin } from '../query/read-query.js'
import type { AetherTermCombobox } from '../term-combobox/aether-term-combobox.js'
import { ground } from '../theme/ground.styles.js'
import { queryControlsStyles } from './query-controls.styles.js'
import { type Draft, draftOf, queryOf } from './query-draft.js'
import { type QueryPart, type QueryProblem, queryProblems } from './query-problems.js'
import { ruleChoice } from './rule-choice.js'

/**
 * @summary The query form: drugs, reactions, roles, patients, dates, seriousness, minimum count, published rules and ranking.
 * @event {CustomEvent<QueryDetail>} aether-query-change - the user ran a query
 * @csspart form - the form
 * @csspart run - the button that runs the query
 */
export class AetherQueryControls extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, ground, queryControlsStyles]

  /** Source that suggests drugs and reactions, and whose capabilities decide which filters are offered. */
  @property({ attribute: false }) source: SignalSource | undefined
  /** Measures by which the list can be ranked. */
  @property({ attribute: false }) measures: readonly Measure[] = DEFAULT_MEASURES
  /** The query in the form. Setting it replaces what the user typed. */
  @property({ attribute: false }) query: QueryForm = defaultQuery(DEFAULT_MEASURES)

  @state() private draft: Draft = draftOf(this.query)
  @state() private problems: ReadonlyMap<QueryPart, QueryProblem> = new Map()
  @query('form') private form!: HTMLFormElement

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query')) {
      this.draft = draftOf(this.query)
      this.problems = new Map()
      for (const field of this.#comboboxes()) field.clear()
    }
    const sort = sortWithin(this.draft.sort, this.measures)
    if (sort !== this.draft.sort) this.draft = { ...this.draft, sort }
  }

  protected override render() {
    const words = this.localize
    const moreSet = this.#moreSet()
    const summary =
      moreSet > 0 ? words.text('query.moreActive', words.numbers.count(moreSet)) : words.text('query.more')
    return html`<form part="form" novalidate aria-label=${words.text('query.form')} @submit=${this.#submit}>
      <div class="bar">
        ${this.#terms('drug')}${this.#terms('event')}
        <div class="field">
          <label for="minCount">${words.text('query.minCount')}</label>
          <input
            id="minCount"
            type="text"
            inputmode="numeric"
            .value=${this.draft.minCount}
            aria-invalid=${String(this.problems.has('minCount'))}
            aria-describedby="minCount-problem"
            @input=${(event: Event) => this.#set({ minCount: entryOf(event) })}
          />
          ${this.#problem('minCount')}
        </div>
        <div class="field">
          <label for="sort">${words.text('query.sort')}</label>
          <select id="sort" .value=${String(this.draft.sort.by)} @change=${this.#setSort}>
            ${this.#rankings().map(
              (column) =>
                html`<option value=${column} ?selected=${column === this.draft.sort.by}>
                  ${column === 'drug' || column === 'event' ? words.text(column) : words.text(`column.${column}`)}
                </option>`,
            )}
          </select>
        </div>
        <div class="actions">
          <button type="submit" class="primary" part="run" ?disabled=${!this.source}>${words.text('query.run')}</button>
          <button type="button" class="quiet" @click=${this.#reset}>${words.text('query.reset')}</button>
        </div>
      </div>
      <details>
        <summary>${summary}</summary>
        <div class="more">${this.#roles()}${this.#sexes()}${this.#age()}${this.#serious()}${this.#dates()}${ruleChoice(this.draft, words, (change) => this.#set(change))}</div>
      </details>
      <div role="alert" class=${this.problems.size > 0 ? 'error-text' : 'visually-hidden'}>${this.#problemCount()}</div>
    </form>`
  }

  #terms(kind: 'drug' | 'event') {
    const key = kind === 'drug' ? 'drugs' : 'events'
    return html`<div class="field"><aether-term-combobox
      kind=${kind}
      ?invalid=${this.problems.has(key)}
      label=${this.localize.text(kind)}
      placeholder=${this.localize.text(kind === 'drug' ? 'combobox.placeholderDrug' : 'combobox.placeholderEvent')}
      .source=${this.source}
      .terms=${this.draft[key]}
      @aether-terms-change=${(event: HTMLElementEventMap['aether-terms-change']) => this.#set({ [key]: event.detail.terms })}
    ></aether-term-combobox>${this.#problem(key)}</div>`
  }

  #roles() {
    const words = this.localize
    return html`<fieldset>
      <legend>${words.text('query.role')}</legend>
      <div class="options">
        ${ROLES.map((role) =>
          this.#checkbox('roles', role, words.text(`role.${role}`), this.draft.roles.includes(role), (on) =>
            this.#set({
              roles: ROLES.filter((other) => (other === role ? on : this.draft.roles.includes(other))) as Role[],
            }),
          ),
        )}
      </div>
      ${this.#problem('roles')}
    </fieldset>`
  }

  #sexes() {
    if (!this.#offers('sex')) return nothing
    const words = this.localize
    return html`<fieldset>
      <legend>${words.text('query.sex')}</legend>
      <div class="options">
        ${SEXES.map((sex) =>
          this.#checkbox('sex', sex, words.text(`sex.${sex}`), this.draft.sexes.includes(sex), (on) =>
            this.#set({
              sexes: SEXES.filter((other) => (other === sex ? on : this.draft.sexes.includes(other))) as Sex[],
            }),
          ),
        )}
      </div>
    </fieldset>`
  }

  #checkbox(group: string, value: string, label: string, checked: boolean, change: (on: boolean) => void) {
    return html`<label class="option">
      <input
        type="checkbox"
        name=${group}
        value=${value}
        .checked=${checked}
        aria-invalid=${group === 'roles' && this.problems.has('roles') ? 'true' : nothing}
        aria-describedby=${group === 'roles' && this.problems.has('roles') ? 'roles-problem' : nothing}
        @change=${(event: Event) => change((event.currentTarget as HTMLInputElement).checked)}
      />${label}
    </label>`
  }

  #age() {
    if (!this.#offers('age')) return nothing
    const field = (name: 'ageFrom' | 'ageTo') => html`<label>
      ${this.localize.text(`query.${name}`)}
      <input
        id=${name}
        type="text"
        inputmode="numeric"
        .value=${this.draft[name]}
        aria-invalid=${String(this.problems.has('age'))}
        aria-describedby="age-problem"
        @input=${(event: Event) => this.#set({ [name]: entryOf(event) })}
      />
    </label>`
    return html`<fieldset>
      <legend>${this.localize.text('query.age')}</legend>
      <div class="range age">${field('ageFrom')}${field('ageTo')}${this.#problem('age')}</div>
    </fieldset>`
  }

  #serious() {
    if (!this.#offers('serious')) return nothing
    const words = this.localize
    const value = this.draft.serious === null ? '' : String(this.draft.serious)
    const option = (of: string, text: string) => html`<option value=${of} ?selected=${of === value}>${text}</option>`
    return html`<div class="field">
      <label for="serious">${words.text('query.serious')}</label>
      <select id="serious" .value=${value} @change=${(event: Event) => this.#setSerious(entryOf(event))}>
        ${option('', words.text('query.seriousAny'))}${option('true', words.text('query.seriousYes'))}
        ${option('false', words.text('query.seriousNo'))}
      </select>
    </div>`
  }

  #dates() {
    if (!this.#offers('date')) return nothing
    const words = this.localize
    const field = (name: 'dateFrom' | 'dateTo') => html`<label>
      ${words.text(`query.${name}`)}
      <input
        id=${name}
        type="date"
        .value=${this.draft[name] ?? ''}
        aria-invalid=${String(this.problems.has('date'))}
        aria-describedby="date-problem"
        @change=${(event: Event) => this.#set({ [name]: entryOf(event) || null })}
      />
    </label>`
    return html`<fieldset>
      <legend>${words.text('query.date')}</legend>
      <div class="range">
        <select
          data-field="dateField"
          aria-label=${words.text('query.dateField')}
          .value=${this.draft.dateField}
          @change=${(event: Event) => this.#set({ dateField: entryOf(event) as DateField })}
        >
          ${DATE_FIELDS.map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.draft.dateField}>${words.text(`date.${name}`)}</option>`,
          )}
        </select>
        ${field('dateFrom')}${field('dateTo')}${this.#problem('date')}
      </div>
    </fieldset>`
  }

  #problem(part: QueryPart) {
    const problem = this.problems.get(part)
    return html`<p class="problem" id=${`${part}-problem`}>${problem ? this.localize.text(problem) : nothing}</p>`
  }

  #problemCount() {
    const { size } = this.problems
    if (size === 0) return nothing
    const words = this.localize
    return size === 1 ? words.text('query.invalidOne') : words.text('query.invalid', words.numbers.count(size))
  }

  #rankings() {
    const offered: readonly QueryForm['sort']['by'][] = rankingColumns(this.measures)
    // The list can be sorted by any column, and the form must be able to say so.
    return offered.includes(this.draft.sort.by) ? offered : [...offered, this.draft.sort.by]
  }

  #offers(field: FilterField): boolean {
    return this.source?.capabilities.filters.includes(field) ?? true
  }

  #moreSet(): number {
    const plain = draftOf(defaultQuery(this.measures))
    const { draft } = this
    return [
      draft.roles.join() !== plain.roles.join(),
      draft.sexes.length > 0,
      draft.ageFrom !== '' || draft.ageTo !== '',
      draft.serious !== null,
      draft.dateFrom !== null || draft.dateTo !== null,
      draft.rules.length > 0,
    ].filter(Boolean).length
  }

  #set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change }
  }

  readonly #setSort = (event: Event) => {
    const by = entryOf(event) as QueryForm['sort']['by']
    this.#set({ sort: { by, direction: by === 'drug' || by === 'event' ? 'ascending' : 'descending' } })
  }

  #setSerious(value: string): void {
    this.#set({ serious: value === '' ? null : value === 'true' })
  }

  readonly #reset = () => {
    this.query = defaultQuery(this.measures)
  }

  readonly #submit = async (event: Event) => {
    event.preventDefault()
    // A name that was typed out is as good as one that was chosen.
    await Promise.all(this.#comboboxes().map((field) => field.settle()))
    const found = queryProblems({
      ...this.draft,
      drugs: this.#pendingText('drug'),
      events: this.#pendingText('event'),
      roles: this.draft.roles.length,
      dateFrom: this.draft.dateFrom ?? '',
      dateTo: this.draft.dateTo ?? '',
      datesUnread: ['dateFrom', 'dateTo'].some((id) => this.#input(id)?.validity.badInput),
    })
    this.problems = found
    if (found.size > 0) {
      this.#focusProblem()
      return
    }
    this.query = queryOf(this.draft)
    this.emit('aether-query-change', { query: this.query })
  }

  #input(id: string): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>(`#${id}`)
  }

  #comboboxes(): readonly AetherTermCombobox[] {
    return [...this.renderRoot.querySelectorAll<AetherTermCombobox>('aether-term-combobox')]
  }

  #pendingText(kind: 'drug' | 'event'): string {
    return this.#comboboxes().find((field) => field.kind === kind)?.pendingText ?? ''
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete
    const invalid = this.form.querySelector<HTMLElement>('[aria-invalid="true"], [invalid]')
    const details = invalid?.closest('details')
    if (details) details.open = true
    invalid?.focus()
  }
}

function entryOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement).value
}
