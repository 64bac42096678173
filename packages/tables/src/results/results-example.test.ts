import { readFileSync } from 'node:fs'
import * as arquero from 'arquero'
import { expect, it } from 'vitest'
import { checkedExample } from '../../../../docs/checked-example.fixture.js'
import * as engine from '../../../engine/src/index.js'
import * as tablesArquero from '../arquero.js'
import * as arrow from '../arrow.js'
import * as tables from '../index.js'
import * as parquet from '../parquet.js'

const modules: Readonly<Record<string, unknown>> = {
  '@aethersignal/engine': engine,
  '@aethersignal/tables': tables,
  '@aethersignal/tables/arquero': tablesArquero,
  '@aethersignal/tables/arrow': arrow,
  '@aethersignal/tables/parquet': parquet,
  arquero,
}

it('goes on from a result in other tools, and comes from them', async () => {
  const page = readFileSync(new URL('../../../../docs/packages/tables.md', import.meta.url), 'utf8')
  const [, code = ''] = /^## Results for other tools[\s\S]*?^```ts\n([\s\S]*?)^```$/m.exec(page) ?? []
  const { run, checks } = checkedExample(code)
  const differences: string[] = []
  await run((name) => modules[name], differences)
  expect(differences).toEqual([])
  expect(checks).toBe(4)
})
