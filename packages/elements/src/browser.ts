import './define.js'

export { connect, type HttpSourceOptions, httpSource } from '@aethersignal/client'
export {
  AetherSignalExplorer,
  AetherSignalGrid,
  configureAether,
  type ExplorerState,
  registerStrings,
  type SignalQuery,
  specOf,
} from './index.js'
