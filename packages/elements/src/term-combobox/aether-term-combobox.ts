import type { SignalSource, TermKind } from '@aethersignal/engine'
import { normaliseName, type Term } from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { ground } from '../theme/ground.styles.js'
import { SuggestionController } from './suggestion-controller.js'
import { termComboboxStyles } from './term-combobox.styles.js'

const LABELS: Readonly<Record<TermKind, 'drug' | 'event' | 'pair.caseCountry'>> = {
  drug: 'drug',
  event: 'event',
  country: 'pair.caseCountry',
}

/**
 * @summary A field in which several terms of the data can be chosen by typing a part of them (ARIA 1.2 combobox).
 * @event {CustomEvent<{terms: string[]}>} aether-terms-change - the user added or removed a term
 * @csspart input - the field
 * @csspart popup - the list of suggestions
 */
export class AetherTermCombobox extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, ground, termComboboxStyles]
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true }

  /** Label of the field; that of its vocabulary where none is given. */
  @property() label = ''
  /** Vocabulary that is searched. */
  @property() kind: TermKind = 'drug'
  /** Text shown while nothing is typed. */
  @property() placeholder = ''
  /** The text in the field needs attention. */
  @property({ type: Boolean }) invalid = false
  /** Source that suggests terms. */
  @property({ attribute: false }) source: SignalSource | undefined
  /** Chosen terms. */
  @property({ attribute: false }) terms: readonly string[] = []

  @state() private text = ''
  @state() private open = false
  @state() private active = -1
  @state() private announcement = ''
  @query('input') private input!: HTMLInputElement

  readonly #suggestions = new SuggestionController(this)

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.#suggestions.clear()
    if (this.open) this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.open = false
  }

  protected override render() {
    const words = this.localize
    const label = this.label || words.text(LABELS[this.kind] ?? 'drug')
    const expanded = this.open && this.#suggestions.state !== 'idle'
    const options = expanded && this.#suggestions.state === 'ready' ? this.#suggestions.terms : []
    return html`<label for="input">${label}</label>
      <div class="field">
        <input
          id="input"
          part="input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${String(options.length > 0)}
          aria-controls="options"
          aria-activedescendant=${options[this.active] ? `option-${this.active}` : nothing}
          aria-invalid=${String(this.invalid)}
          placeholder=${this.terms.length === 0 ? this.placeholder : ''}
          .value=${this.text}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @focusout=${this.#onFocusOut}
          @click=${this.#show}
        />
        <div class="popup" part="popup" ?hidden=${!expanded}>
          <div id="options" role="listbox" aria-multiselectable="true" aria-label=${label}>
            ${options.map((term, index) => this.#option(term, index))}
          </div>
          ${this.#status()}
        </div>
      </div>
      ${
        this.terms.length > 0
          ? html`<ul aria-label=${words.text('combobox.chosen', label)}>
              ${this.terms.map(
                (name) => html`<li>
                  <button
                    type="button"
                    class="chip"
                    aria-label=${words.text('combobox.remove', words.name(name))}
                    @click=${() => this.#remove(name)}
                  >
                    <span dir="auto">${name}</span><span aria-hidden="true">×</span>
                  </button>
                </li>`,
              )}
            </ul>`
          : nothing
      }
      <div class="visually-hidden" role="status">${this.announcement || this.#spokenStatus(options.length)}</div>`
  }

  #option(term: Term, index: number) {
    return html`<div
      id=${`option-${index}`}
      role="option"
      class=${index === this.active ? 'active' : ''}
      aria-selected=${String(this.terms.includes(term.name))}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#toggle(term.name)}
    >
      <span dir="auto">${term.name}</span>
      <span class="muted small">${this.localize.reports(term.reports)}</span>
    </div>`
  }

  #status() {
    const words = this.localize
    const { state, terms } = this.#suggestions
    if (state === 'failed') return html`<p class="status error-text">${words.text('combobox.failed')}</p>`
    if (state === 'searching' && terms.length === 0)
      return html`<p class="status">${words.text('combobox.searching')}</p>`
    if (state === 'ready' && terms.length === 0) {
      return html`<p class="status">${words.text('combobox.noResults', words.name(this.text))}</p>`
    }
    return nothing
  }

  #spokenStatus(count: number): string {
    if (!this.open) return ''
    const words = this.localize
    if (this.#suggestions.state === 'failed') return words.text('combobox.failed')
    if (this.#suggestions.state !== 'ready') return ''
    if (count === 1) return words.text('combobox.resultOne')
    return count === 0
      ? words.text('combobox.noResults', words.name(this.text))
      : words.text('combobox.results', words.numbers.count(count))
  }

  readonly #onInput = () => {
    this.text = this.input.value
    this.announcement = ''
    this.active = -1
    this.#show()
  }

  readonly #show = () => {
    this.open = true
    this.#suggestions.search(this.source, this.kind, this.text)
  }

  readonly #onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return
    this.#hide()
  }

  #hide(): void {
    this.open = false
    this.active = -1
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { terms, state } = this.#suggestions
    const count = this.open && state === 'ready' ? terms.length : 0
    switch (event.key) {
      case 'ArrowDown':
        if (!this.open) this.#show()
        else if (count > 0) this.active = (this.active + 1) % count
        break
      case 'ArrowUp':
        if (!this.open) this.#show()
        else if (count > 0) this.active = this.active <= 0 ? count - 1 : this.active - 1
        break
      case 'Enter':
        this.#accept(count)
        break
      case 'Escape':
        if (!this.open && this.text === '') return
        if (!this.open) this.text = ''
        this.#hide()
        break
      case 'Backspace': {
        const last = this.terms.at(-1)
        if (this.text !== '' || last === undefined) return
        this.#remove(last)
        break
      }
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  /** Enter takes the suggestion in view, else the name as typed; with nothing typed it submits the form. */
  #accept(count: number): void {
    const active = this.#suggestions.terms[this.active]
    if (count > 0 && active) this.#toggle(active.name)
    else if (this.text.trim() === '') this.closest('form')?.requestSubmit()
    else void this.#takeTyped()
  }

  async #takeTyped(): Promise<void> {
    if (!(await this.settle()) && this.open && this.#suggestions.terms.length > 0) this.active = 0
  }

  /**
   * Takes the text in the field where it is the name of a term, whatever its case and spaces, once the source has
   * answered. Resolves to true where no text is left that is not a term.
   */
  async settle(): Promise<boolean> {
    const sought = normaliseName(this.text)
    if (sought === null) {
      this.text = ''
      return true
    }
    const { state } = this.#suggestions
    if (state === 'idle' || state === 'failed') this.#suggestions.search(this.source, this.kind, this.text)
    await this.#suggestions.settled()
    // The user may have typed on meanwhile.
    if (normaliseName(this.text) !== sought) return this.text === ''
    const exact = this.#suggestions.terms.find((term) => normaliseName(term.name) === sought)
    if (!exact) return false
    if (!this.terms.includes(exact.name)) this.#add(exact.name)
    this.clear()
    return true
  }

  /** Empties the field, and leaves the chosen terms. */
  clear(): void {
    this.#suggestions.clear()
    this.text = ''
    this.#hide()
  }

  /** Text that was typed and not yet chosen from the suggestions. */
  get pendingText(): string {
    return this.text.trim()
  }

  #toggle(name: string): void {
    if (this.terms.includes(name)) this.#remove(name)
    else this.#add(name)
    this.text = ''
    this.#hide()
  }

  #add(name: string): void {
    this.#change([...this.terms, name], this.localize.text('combobox.added', this.localize.name(name)))
  }

  #remove(name: string): void {
    this.#change(
      this.terms.filter((other) => other !== name),
      this.localize.text('combobox.removed', this.localize.name(name)),
    )
    this.input.focus()
  }

  #change(terms: readonly string[], announcement: string): void {
    this.terms = terms
    this.announcement = announcement
    this.dispatchEvent(new CustomEvent('aether-terms-change', { detail: { terms } }))
  }
}
