import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { SOFTWARE } from './software.js'

test('is the package that is published', () => {
  expect(SOFTWARE).toEqual({ name: manifest.name, version: manifest.version })
})
