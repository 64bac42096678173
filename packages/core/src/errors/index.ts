export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from './aether-error.js'
export type { ErrorCode } from './error-code.js'
