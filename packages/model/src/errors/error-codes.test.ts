import type { ErrorCode } from '@aethersignal/core/errors'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from './error-codes.js'

describe('ERROR_CODES', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s has an area, an HTTP error status and a title', (code) => {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/)
    expect(ERROR_CODES[code].status).toBeGreaterThanOrEqual(400)
    expect(ERROR_CODES[code].status).toBeLessThan(600)
    expect(ERROR_CODES[code].title.length).toBeGreaterThan(5)
  })
})
