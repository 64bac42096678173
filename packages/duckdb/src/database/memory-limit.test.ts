import { expect, it } from 'vitest'
import { memoryLimitOf } from './memory-limit.js'

it('follows the machine within bounds where nothing is asked for', () => {
  expect([1e9, 8e9, 64e9].map((bytes) => memoryLimitOf(undefined, bytes))).toEqual(['192MB', '500MB', '1000MB'])
  expect(memoryLimitOf(undefined)).toMatch(/^\d+MB$/)
})

it('takes what is asked for, if it is an amount', () => {
  for (const amount of ['512MB', '2GB', '1.5 GiB', '300mb']) expect(memoryLimitOf(amount, 1e9)).toBe(amount)
  for (const other of ['', '512', '0MB', '-1GB', "1GB'; --", '50%']) {
    expect(() => memoryLimitOf(other), other).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  }
})
