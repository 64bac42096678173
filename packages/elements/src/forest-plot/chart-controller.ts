import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { TopLevelSpec } from 'vega-lite'
import { type DrawnChart, loadChartRenderer } from './chart-renderer.js'
import { readChartTheme } from './chart-theme.js'
import type { ChartTheme } from './forest-spec.js'

type SpecFor = (width: number, theme: ChartTheme) => TopLevelSpec

/** Hears how drawing went. */
export interface ChartListener {
  drawn(container: HTMLElement): void
  failed(thrown: unknown): void
}

/** Pixels by which the width must change before a chart is drawn again. */
const WIDTH_STEP = 4
const MEDIA = ['(prefers-color-scheme: dark)', '(forced-colors: active)']

/**
 * Draws a chart at the real size of its container, and again when size, colours or data change. Draws nothing at zero
 * width, as in a hidden tab. The last wish wins; everything is removed when the host leaves the page.
 */
export class ChartController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #container: () => HTMLElement | null
  readonly #listener: ChartListener
  #observer: ResizeObserver | undefined
  #observed: HTMLElement | undefined
  #media: AbortController | undefined
  #specFor: SpecFor | undefined
  #inputs: readonly unknown[] = []
  #chart: DrawnChart | undefined
  #signature = ''
  #turn = 0
  #state: 'idle' | 'drawing' | 'failed' = 'idle'

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    container: () => HTMLElement | null,
    listener: ChartListener,
  ) {
    this.#host = host
    this.#container = container
    this.#listener = listener
    host.addController(this)
  }

  get drawing(): boolean {
    return this.#state === 'drawing'
  }

  get failed(): boolean {
    return this.#state === 'failed'
  }

  hostConnected(): void {
    this.#media = new AbortController()
    for (const query of MEDIA) {
      matchMedia(query).addEventListener('change', () => void this.#draw(), { signal: this.#media.signal })
    }
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.#media?.abort()
    this.#media = undefined
    this.clear()
  }

  /** Asks for a chart. It is drawn again when one of the inputs is another than before. */
  want(inputs: readonly unknown[], specFor: SpecFor): void {
    if (!this.#host.isConnected) return
    const same = inputs.length === this.#inputs.length && inputs.every((input, index) => input === this.#inputs[index])
    this.#specFor = specFor
    if (!same) {
      this.#inputs = inputs
      this.#signature = ''
      if (this.#state === 'failed') {
        this.#state = 'idle'
        this.#host.requestUpdate()
      }
    }
    this.#observe()
    void this.#draw()
  }

  /** Removes the chart. */
  clear(): void {
    this.#turn++
    this.#observer?.disconnect()
    this.#observer = undefined
    this.#observed = undefined
    this.#chart?.destroy()
    this.#chart = undefined
    this.#specFor = undefined
    this.#inputs = []
    this.#signature = ''
    this.#state = 'idle'
  }

  #observe(): void {
    const container = this.#container()
    if (!container || container === this.#observed) return
    this.#observer?.disconnect()
    this.#observer = new ResizeObserver(() => void this.#draw())
    this.#observer.observe(container)
    this.#observed = container
    this.#signature = ''
  }

  async #draw(): Promise<void> {
    const container = this.#container()
    const root = this.#host.shadowRoot
    const width = Math.floor((container?.clientWidth ?? 0) / WIDTH_STEP) * WIDTH_STEP
    if (!container || !root || !this.#specFor || width === 0 || this.#state === 'failed') return
    const theme = readChartTheme(root)
    const signature = JSON.stringify([width, theme])
    if (signature === this.#signature) return
    this.#signature = signature
    const turn = ++this.#turn
    const spec = this.#specFor(width, theme)
    this.#enter('drawing')
    try {
      const render = await loadChartRenderer()
      if (turn !== this.#turn) return
      this.#chart?.destroy()
      this.#chart = undefined
      const chart = await render(container, spec)
      if (turn !== this.#turn) {
        chart.destroy()
        return
      }
      this.#chart = chart
      this.#listener.drawn(container)
      this.#enter('idle')
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.#enter('failed')
      this.#listener.failed(thrown)
    }
  }

  #enter(state: 'idle' | 'drawing' | 'failed'): void {
    if (this.#state === state) return
    this.#state = state
    this.#host.requestUpdate()
  }
}
