import { css, html, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { heading } from '../element/heading.js'

const styles = css`
  .zone {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 6);
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .zone.over {
    border: 1px solid var(--_accent);
    background: var(--_accent-surface);
  }

  .zone p {
    max-inline-size: 70ch;
  }

  .choose {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
`

/** Names a table of reports can have. */
const TABLE_NAME = /\.(csv|tsv|txt)(\.gz)?$|\.gz$/i

/**
 * @summary Takes a file of reports from the user, by choosing or by dropping.
 * @event {CustomEvent<FileDetail>} aether-file - the user chose a file
 * @csspart zone - the area on which files can be dropped
 */
export class AetherSourcePicker extends AetherElement {
  static override styles = [...AetherElement.styles, styles]

  /** Heading over the area. */
  @property() heading: string | undefined

  @state() private over = false
  @state() private refused = false

  protected override render() {
    const words = this.localize
    return html`<div
      class=${this.over ? 'zone over' : 'zone'}
      part="zone"
      @dragover=${this.#onDragOver}
      @dragleave=${() => this.#setOver(false)}
      @drop=${this.#onDrop}
    >
      ${heading(this.headingLevel, this.heading ?? words.text('source.title'))}
      <p>${words.text('source.advice')}</p>
      <div class="choose">
        <button type="button" class="primary" @click=${this.#choose}>${words.text('source.choose')}</button>
        <span class="muted">${words.text('source.drop')}</span>
        <input hidden type="file" accept=".csv,.tsv,.txt,.gz,text/csv" @change=${this.#onChange} />
      </div>
      <p class="muted small">${words.text('source.private')}</p>
      <div role="alert">
        ${this.refused ? html`<p class="error-text">${words.text('source.notTable')}</p>` : nothing}
      </div>
    </div>`
  }

  readonly #choose = () => this.renderRoot.querySelector('input')?.click()

  readonly #onChange = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement
    this.#take(input.files?.[0])
    // The same file chosen again is a change as well.
    input.value = ''
  }

  readonly #onDragOver = (event: DragEvent) => {
    event.preventDefault()
    this.#setOver(true)
  }

  readonly #onDrop = (event: DragEvent) => {
    event.preventDefault()
    this.#setOver(false)
    this.#take(event.dataTransfer?.files[0])
  }

  #setOver(over: boolean): void {
    this.over = over
  }

  #take(file: File | undefined): void {
    if (!file) return
    this.refused = !TABLE_NAME.test(file.name)
    if (!this.refused) this.emit('aether-file', { file })
  }
}
