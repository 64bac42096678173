import { afterEach, expect, test } from 'vitest'
import './define.js'
import { until } from './element/element-test.fixture.js'
import type { AetherSignalExplorer } from './explorer/aether-signal-explorer.js'
import { gridRows } from './explorer/explorer-test.fixture.js'

afterEach(() => document.body.replaceChildren())

test('the page of the README shows the signals of a table', async () => {
  const readme = await (await fetch('/packages/elements/README.md')).text()
  const [, markup = ''] = /^```html\n([\s\S]*?)^```$/m.exec(readme) ?? []
  document.body.innerHTML = markup.replace('/reports.csv', '/examples/plain-html/reports.csv')
  expect(markup).toContain('<aether-signal-explorer')
  const explorer = document.querySelector<AetherSignalExplorer>('aether-signal-explorer')
  await until('rows', () => explorer && gridRows(explorer).length > 0, 20_000)
})
