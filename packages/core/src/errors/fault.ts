import { AetherError } from './aether-error.js'
import type { ErrorCode } from './error-code.js'

/** The error of a field, and of its row where it has rows. */
export function fault(code: ErrorCode, field: string, message: string, row?: number, remedy?: string): AetherError {
  return new AetherError(code, message, {
    place: { field, ...(row !== undefined && { row }) },
    ...(remedy !== undefined && { remedy }),
  })
}
