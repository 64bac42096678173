import embed from 'vega-embed'
import { expressionInterpreter } from 'vega-interpreter'
import type { ChartRenderer } from './chart-renderer.js'

/**
 * Draws through vega-embed in the one configuration that needs neither eval nor style elements: expressions
 * interpreted from their syntax tree, no actions menu, no default style, no tooltip of its own.
 */
export const drawWithVega: ChartRenderer = async (container, spec) => {
  // A stage of its own for each chart, so that one that comes late cannot clear another.
  const stage = document.createElement('div')
  container.append(stage)
  const result = await embed(stage, spec, {
    renderer: 'svg',
    ast: true,
    expr: expressionInterpreter,
    actions: false,
    defaultStyle: false,
    tooltip: false,
  })
  return {
    destroy: () => {
      result.finalize()
      stage.remove()
    },
  }
}
