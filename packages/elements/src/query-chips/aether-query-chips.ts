import { DEFAULT_MEASURES, defaultQuery, type QueryForm } from '@aethersignal/model'
import { css, html } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { AetherElement } from '../element/aether-element.js'
import { chipsOf, type QueryChip } from '../query/query-chips.js'
import { ground } from '../theme/ground.styles.js'

const styles = css`
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
    list-style: none;
  }

  li {
    max-inline-size: 100%;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_font-size-small);
    white-space: normal;
    text-align: start;
  }

  button.chip {
    border-color: var(--_accent);
    background: var(--_accent-surface);
  }
`

/**
 * @summary A query in words, as chips. Those that are not the default can be taken away.
 * @event {CustomEvent<QueryDetail>} aether-query-change - the user removed a chip; the detail holds the query without it
 * @csspart chip - one statement
 */
export class AetherQueryChips extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, ground, styles]

  /** The query to say in words. */
  @property({ attribute: false }) query: QueryForm | undefined
  /** The query to which removed chips fall back. */
  @property({ attribute: false }) plain: QueryForm = defaultQuery(DEFAULT_MEASURES)

  @state() private announcement = ''

  protected override render() {
    const chips = this.query ? chipsOf(this.query, this.plain, this.localize) : []
    return html`<ul aria-label=${this.localize.text('chips.label')}>
        ${repeat(
          chips,
          (chip) => chip.id,
          (chip) => html`<li>${this.#chip(chip)}</li>`,
        )}
      </ul>
      <div class="visually-hidden" role="status">${this.announcement}</div>`
  }

  #chip(chip: QueryChip) {
    const { without } = chip
    if (!without) return html`<span class="chip" part="chip">${chip.text}</span>`
    return html`<button
      type="button"
      class="chip"
      part="chip"
      aria-label=${this.localize.text('chips.remove', chip.text)}
      @click=${() => this.#remove(chip, without)}
    >
      <span>${chip.text}</span><span aria-hidden="true">×</span>
    </button>`
  }

  async #remove(chip: QueryChip, without: QueryForm): Promise<void> {
    const buttons = [...this.renderRoot.querySelectorAll('button')]
    const position = buttons.findIndex((button) => button.matches(':focus'))
    this.announcement = this.localize.text('chips.removed', chip.text)
    this.query = without
    this.emit('aether-query-change', { query: without })
    await this.updateComplete
    const left = [...this.renderRoot.querySelectorAll('button')]
    if (position >= 0) (left[position] ?? left.at(-1))?.focus()
  }
}
