import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
)

// Which arithmetic is allowed is held in tests/exact-arithmetic.test.ts, for every package that computes.
describe('the same on every platform', () => {
  it.each(sources)('%s asks nothing of clock, host or package', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(text).not.toMatch(/\bDate[.(]|\bperformance\.|\bprocess\.|\bimport\(|from 'node:|from '[^.]/)
  })
})
