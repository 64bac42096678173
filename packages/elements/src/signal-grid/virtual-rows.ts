import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

interface VirtualOptions {
  readonly count: number
  readonly rowHeight: number
  /** Height of the header that sticks to the top of the viewport. */
  readonly headerHeight: number
  /** A row that stays rendered although it is out of view, as the one that holds the focus. */
  readonly keep: number | undefined
}

/** Which rows are rendered, and where. Its observers live while the host is connected. */
export class VirtualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #viewport: () => HTMLElement | null
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined
  #unmount: (() => void) | undefined
  #options: VirtualOptions = { count: 0, rowHeight: 30, headerHeight: 34, keep: undefined }

  constructor(host: ReactiveControllerHost & HTMLElement, viewport: () => HTMLElement | null) {
    this.#host = host
    this.#viewport = viewport
    host.addController(this)
  }

  set(options: VirtualOptions): void {
    this.#options = options
    this.#virtualizer?.setOptions(this.#virtualOptions())
  }

  get items(): readonly VirtualItem[] {
    return this.#virtualizer?.getVirtualItems() ?? []
  }

  get scrolling(): boolean {
    return this.#virtualizer?.isScrolling ?? false
  }

  /** Distance of a rendered row from the top of the body. */
  top(item: VirtualItem): number {
    return item.start - this.#options.headerHeight
  }

  /** Rows that fit into view. */
  get page(): number {
    const height = (this.#virtualizer?.scrollRect?.height ?? 0) - this.#options.headerHeight
    return Math.max(1, Math.floor(height / this.#options.rowHeight) - 1)
  }

  /** Brings a row into view, moving as little as needed. */
  reveal(index: number): void {
    this.#virtualizer?.scrollToIndex(index, { align: 'auto' })
  }

  toTop(): void {
    this.#viewport()?.scrollTo({ top: 0 })
  }

  hostUpdated(): void {
    if (!this.#host.isConnected || !this.#viewport()) {
      this.hostDisconnected()
      return
    }
    if (!this.#virtualizer) {
      this.#virtualizer = new Virtualizer(this.#virtualOptions())
      this.#unmount = this.#virtualizer._didMount()
    }
    this.#virtualizer._willUpdate()
  }

  hostDisconnected(): void {
    this.#unmount?.()
    this.#unmount = undefined
    this.#virtualizer = undefined
  }

  #virtualOptions() {
    const { count, rowHeight, headerHeight, keep } = this.#options
    return {
      count,
      getScrollElement: this.#viewport,
      estimateSize: () => rowHeight,
      overscan: 6,
      scrollMargin: headerHeight,
      scrollPaddingStart: headerHeight,
      rangeExtractor: (range: Range) => {
        const indexes = defaultRangeExtractor(range)
        if (keep === undefined || keep >= count || indexes.includes(keep)) return indexes
        return [...indexes, keep].sort((one, other) => one - other)
      },
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#host.requestUpdate(),
    }
  }
}
