export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from './errors/aether-error.js'
export type { ErrorCode } from './errors/error-code.js'
