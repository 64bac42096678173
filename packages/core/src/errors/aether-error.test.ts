import { describe, expect, it } from 'vitest'
import { AetherError, asAetherError, throwIfAborted } from './aether-error.js'

describe('AetherError', () => {
  it('survives being sent as JSON', () => {
    const error = new AetherError('input/missing-table', 'The quarter 2022Q4 has no DRUG table.', {
      remedy: 'Add DRUG22Q4.txt, or load with --allow-missing.',
      place: { file: 'faers_ascii_2022Q4.zip', line: 1, field: 'drug' },
      cause: new Error('inner'),
    })
    const received = AetherError.fromJSON(JSON.parse(JSON.stringify(error)))
    expect(received).toBeInstanceOf(AetherError)
    expect(received.toJSON()).toEqual(error.toJSON())
    expect(JSON.stringify(error)).not.toContain('inner')
  })

  it('leaves out what is not known', () => {
    expect(new AetherError('input/empty', 'Nothing.').toJSON()).toEqual({
      code: 'input/empty',
      message: 'Nothing.',
    })
  })

  it('names aborts and the unexpected', () => {
    expect(asAetherError(new DOMException('stop', 'AbortError')).code).toBe('request/aborted')
    expect(asAetherError(new TypeError('x is undefined')).code).toBe('internal/unexpected')
    expect(asAetherError('text').message).toBe('text')
    const known = new AetherError('store/locked', 'Busy.')
    expect(asAetherError(known)).toBe(known)
  })

  it('throws only once a signal has fired', () => {
    expect(() => throwIfAborted(undefined)).not.toThrow()
    expect(() => throwIfAborted({ aborted: false })).not.toThrow()
    expect(() => throwIfAborted({ aborted: true })).toThrow(AetherError)
  })
})
