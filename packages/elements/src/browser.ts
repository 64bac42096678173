import './define.js'

export { connect, type HttpSourceOptions, httpSource } from '@aethersignal/client'
export {
  AetherSignalExplorer,
  AetherSignalGrid,
  configureAether,
  type ExplorerState,
  formOf,
  type QueryForm,
  registerStrings,
  specOf,
} from './index.js'
