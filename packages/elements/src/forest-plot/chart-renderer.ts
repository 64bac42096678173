import type { TopLevelSpec } from 'vega-lite'

/** A chart that was drawn. */
export interface DrawnChart {
  /** Removes it with all its listeners. */
  destroy(): void
}

/** Draws a specification into an element. */
export type ChartRenderer = (container: HTMLElement, spec: TopLevelSpec) => Promise<DrawnChart>

/** The renderer, loaded when the first chart is drawn: it is five times the size of everything else. */
export async function loadChartRenderer(): Promise<ChartRenderer> {
  const { drawWithVega } = await import('./vega-renderer.js')
  return drawWithVega
}
