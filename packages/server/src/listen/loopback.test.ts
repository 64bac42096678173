import { describe, expect, it } from 'vitest'
import { isAllowedHost, isLoopback } from './loopback.js'

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.9.1', 'localhost', '::1'])('%s is', (host) => {
    expect(isLoopback(host)).toBe(true)
  })
  it.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example', ''])(
    '%s is not',
    (host) => {
      expect(isLoopback(host)).toBe(false)
    },
  )
})

describe('isAllowedHost', () => {
  it.each([
    'localhost',
    'LocalHost:8787',
    '127.0.0.1:8787',
    '[::1]:8787',
    '[::1]',
    'signals.example',
    'Signals.Example:80',
  ])('lets %s in', (header) => {
    expect(isAllowedHost(header, ['signals.example'])).toBe(true)
  })
  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:8787',
    'localhost.evil.example',
    'signals.example.evil.example',
    'localhost:80:90',
    'localhost:port',
    'user@localhost',
    '[::1',
    '::1',
    'localhost.',
  ])('refuses %s', (header) => {
    expect(isAllowedHost(header, ['signals.example'])).toBe(false)
  })
})
