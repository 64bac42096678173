import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
)

/** What ECMAScript defines to the last bit. */
const exact = ['abs', 'ceil', 'clz32', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc', 'LN2', 'LOG2E']

describe('the same bits on every platform', () => {
  it.each(sources)('%s calls nothing whose last bits an engine chooses', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const used = Array.from(text.matchAll(/Math\.(\w+)/g), ([, member]) => member)
    expect(used.filter((member) => !exact.includes(member!))).toEqual([])
    expect(text).not.toMatch(/\*\*|\bDate[.(]|\bperformance\.|\bprocess\.|\bimport\(|from 'node:|from '[^.]/)
  })
})
