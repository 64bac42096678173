import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /aether-[\w-]+\.ts$/.test(path) && !path.includes('.test.') && !path.endsWith('aether-element.ts'))
  .map((path) => [path, readFileSync(`${source}${path}`, 'utf8')] as const)
const names = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1]))

test.each(files)('%s documents the events it sends, with their details', (path, text) => {
  const sent = names(text, /(?:emit\(\s*|new CustomEvent\()'(aether-[\w-]+)'/g)
  const documented = names(text, /@event \{CustomEvent<[^>]+>\} (aether-[\w-]+) - /g)
  // The explorer also stands for the events that rise from inside it.
  if (path.includes('explorer')) for (const name of sent) expect(documented).toContain(name)
  else expect([...documented].sort()).toEqual([...sent].sort())
})

test('every element is one of them', () => {
  expect(files).toHaveLength(9)
})

test('styles are never written as attributes, which a strict policy drops', () => {
  for (const [path, text] of files) {
    expect(text, path).not.toMatch(/\sstyle=|styleMap/)
  }
})
