import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Where an open pair stands: beside the list where there is room for both, else over the page as a modal dialog. Which
 * of the two is said by the style sheet, in the property `--_place` of the dialog, and looked up as the width changes.
 */
export class PairPlace implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #dialog: () => HTMLDialogElement | null
  #observer: ResizeObserver | undefined

  constructor(host: ReactiveControllerHost & HTMLElement, dialog: () => HTMLDialogElement | null) {
    this.#host = host
    this.#dialog = dialog
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => this.#place())
    this.#observer.observe(this.#host)
    // What left the page left the top layer as well.
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = undefined
  }

  hostUpdated(): void {
    this.#place()
  }

  #place(): void {
    const dialog = this.#dialog()
    if (!dialog?.isConnected) return
    const over = getComputedStyle(dialog).getPropertyValue('--_place').trim() === 'over'
    if (dialog.open && over === dialog.matches(':modal')) return
    if (dialog.open) dialog.close()
    // Beside the list the focus stays in the list: `show()` would move it.
    if (over) dialog.showModal()
    else dialog.setAttribute('open', '')
  }

  /** True where the pair hides the page. */
  get over(): boolean {
    return this.#dialog()?.matches(':modal') ?? false
  }
}
