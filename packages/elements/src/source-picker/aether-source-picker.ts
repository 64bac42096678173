import { css, html, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { heading } from '../element/heading.js'
import { droppedFiles, filesOfFolder } from './dropped-files.js'

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

/**
 * @summary Takes files of reports, or a folder of them, from the user, by choosing or by dropping.
 * @event {CustomEvent<FilesDetail>} aether-files - the user chose files
 * @csspart zone - the area on which files and folders can be dropped
 */
export class AetherSourcePicker extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, styles]

  /** Heading over the area. */
  @property() heading: string | undefined

  @state() private over = false
  @state() private dropFailed = false

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
        <button type="button" class="primary" @click=${() => this.#choose('files')}>
          ${words.text('source.choose')}
        </button>
        <button type="button" @click=${() => this.#choose('folder')}>${words.text('source.chooseFolder')}</button>
        <span class="muted">${words.text('source.drop')}</span>
        <input hidden name="files" type="file" multiple @change=${this.#onChange} />
        <input hidden name="folder" type="file" webkitdirectory @change=${this.#onChange} />
      </div>
      <div role="alert" class="error-text">${this.dropFailed ? words.text('source.dropFailed') : nothing}</div>
      <p class="muted small">${words.text('source.private')}</p>
    </div>`
  }

  #choose(name: 'files' | 'folder'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[name=${name}]`)?.click()
  }

  readonly #onChange = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement
    const files = [...(input.files ?? [])]
    this.#take(input.name === 'folder' ? filesOfFolder(files) : files)
    // The same file chosen again is a change as well.
    input.value = ''
  }

  readonly #onDragOver = (event: DragEvent) => {
    event.preventDefault()
    this.#setOver(true)
  }

  readonly #onDrop = async (event: DragEvent) => {
    event.preventDefault()
    this.#setOver(false)
    if (!event.dataTransfer) return
    this.dropFailed = false
    try {
      this.#take(await droppedFiles(event.dataTransfer))
    } catch {
      // A folder that the browser may not read, or that is gone: half of what was dropped is not taken for all of it.
      this.dropFailed = true
    }
  }

  #setOver(over: boolean): void {
    this.over = over
  }

  #take(files: readonly File[]): void {
    this.dropFailed = false
    if (files.length > 0) this.emit('aether-files', { files })
  }
}
