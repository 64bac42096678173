export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from './aether-error.js'
export { ERROR_CODES, type ErrorCode, type ErrorCodeEntry } from './error-codes.js'
