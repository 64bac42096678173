export type { IntervalMeasure } from '@aethersignal/model'
export { defaultQuery, formOf, type QueryForm, specOf } from '@aethersignal/model'
export { AetherDatasetSummary } from './dataset-summary/aether-dataset-summary.js'
export { AetherElement, type Theme } from './element/aether-element.js'
export type {
  AetherEventDetails,
  ChartDetail,
  DrillDetail,
  ErrorDetail,
  ExportDetail,
  FilesDetail,
  LoadDetail,
  OpenDetail,
  ProgressDetail,
  QueryDetail,
  RunDetail,
  SelectDetail,
  SortDetail,
  StateChangeDetail,
} from './element/events.js'
export { AetherSignalExplorer } from './explorer/aether-signal-explorer.js'
export { AetherForestPlot } from './forest-plot/aether-forest-plot.js'
export { AetherPairPanel } from './pair-panel/aether-pair-panel.js'
export type { ExplorerState } from './query/explorer-state.js'
export { AetherQueryChips } from './query-chips/aether-query-chips.js'
export { AetherQueryControls } from './query-controls/aether-query-controls.js'
export type { SignalRow } from './rows/signal-row.js'
export { AetherSignalGrid } from './signal-grid/aether-signal-grid.js'
export type { LeftOut } from './source/left-out.js'
export { type AetherConfiguration, configureAether } from './source/worker-factory.js'
export { AetherSourcePicker } from './source-picker/aether-source-picker.js'
export { registerStrings } from './strings/catalogues.js'
export type { StringKey, Strings } from './strings/en.js'
export { AetherTermCombobox } from './term-combobox/aether-term-combobox.js'
