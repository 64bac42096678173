import { ERROR_CODES } from '../../packages/model/src/errors/error-codes.js'

export default {
  load() {
    return Object.entries(ERROR_CODES).map(([code, entry]) => ({ code, ...entry }))
  },
}
