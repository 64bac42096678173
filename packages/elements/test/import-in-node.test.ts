import { expect, test } from 'vitest'

test('the classes can be imported without a DOM, and importing registers nothing', async () => {
  const elements = await import('../src/index.js')
  expect(typeof elements.AetherSignalExplorer).toBe('function')
  expect(globalThis.customElements?.get('aether-signal-explorer')).toBeUndefined()
})

test('every element can be registered without a DOM, as on a server that renders pages', async () => {
  await expect(import('../src/define.js')).resolves.toBeDefined()
})
