import { AetherDatasetSummary } from './dataset-summary/aether-dataset-summary.js'
import { defineElement } from './element/define-element.js'
import { AetherSignalExplorer } from './explorer/aether-signal-explorer.js'
import { AetherForestPlot } from './forest-plot/aether-forest-plot.js'
import { AetherPairPanel } from './pair-panel/aether-pair-panel.js'
import { AetherQueryChips } from './query-chips/aether-query-chips.js'
import { AetherQueryControls } from './query-controls/aether-query-controls.js'
import { AetherSignalGrid } from './signal-grid/aether-signal-grid.js'
import { AetherSourcePicker } from './source-picker/aether-source-picker.js'
import { AetherTermCombobox } from './term-combobox/aether-term-combobox.js'

defineElement('aether-dataset-summary', AetherDatasetSummary)
defineElement('aether-forest-plot', AetherForestPlot)
defineElement('aether-pair-panel', AetherPairPanel)
defineElement('aether-query-chips', AetherQueryChips)
defineElement('aether-query-controls', AetherQueryControls)
defineElement('aether-signal-grid', AetherSignalGrid)
defineElement('aether-source-picker', AetherSourcePicker)
defineElement('aether-term-combobox', AetherTermCombobox)
// Last, so that what it holds is there when it is upgraded.
defineElement('aether-signal-explorer', AetherSignalExplorer)

declare global {
  interface HTMLElementTagNameMap {
    'aether-dataset-summary': AetherDatasetSummary
    'aether-forest-plot': AetherForestPlot
    'aether-pair-panel': AetherPairPanel
    'aether-query-chips': AetherQueryChips
    'aether-query-controls': AetherQueryControls
    'aether-signal-explorer': AetherSignalExplorer
    'aether-signal-grid': AetherSignalGrid
    'aether-source-picker': AetherSourcePicker
    'aether-term-combobox': AetherTermCombobox
  }
}
