import { expect, it } from 'vitest'
import { meaningOf } from './meaning-of.js'

it('knows the codes of the list and no others', () => {
  expect(meaningOf({ F: 2 }, 'F')).toBe(2)
  for (const code of ['M', '', 'constructor', '__proto__', 'toString'])
    expect(meaningOf({ F: 2 }, code)).toBeUndefined()
})
