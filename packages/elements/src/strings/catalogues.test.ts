import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { registerStrings, stringsFor } from './catalogues.js'
import { en } from './en.js'

test('every text is used', () => {
  const source = fileURLToPath(new URL('../', import.meta.url))
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('en.ts') && !path.includes('.test.'))
    .map((path) => readFileSync(`${source}${path}`, 'utf8'))
    .join('\n')
  // Keys that are put together, such as `column.${name}`, are known by their first part.
  const composed = new Set([...code.matchAll(/`(\w+\.)\$\{/g)].map((match) => match[1]))
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !composed.has(key.slice(0, key.indexOf('.') + 1)),
  )
  expect(unused).toEqual([])
})

test('another language takes over what it has and leaves the rest in English', () => {
  registerStrings('de', { drug: 'Arzneimittel' })
  expect(stringsFor('de-AT').drug).toBe('Arzneimittel')
  expect(stringsFor('de').event).toBe('Reaction')
  expect(stringsFor('fr').drug).toBe('Drug')
})
