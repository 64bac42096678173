import * as fs from 'node:fs'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as engine from '../packages/engine/src/index.js'
import * as model from '../packages/model/src/index.js'
import { capabilitiesSchema, datasetSummarySchema, signalTableSchema } from '../packages/model/src/schemas.js'
import { createAetherServer } from '../packages/server/src/index.js'
import * as tables from '../packages/tables/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

const page = readFileSync(new URL('./packages/engine.md', import.meta.url), 'utf8')
const examples = Array.from(page.matchAll(/^```ts\n([\s\S]*?)^```$/gm), (block) => block[1] ?? '').filter(
  (code) => !code.startsWith('interface'),
)
const modules: Readonly<Record<string, unknown>> = {
  '@aethersignal/tables': tables,
  '@aethersignal/engine': engine,
  '@aethersignal/model': model,
  'node:fs': fs,
}
const onOneLine = (code: string) => code.replaceAll('\n// →', ' // →')

it('goes from a file to signals, shows the table, and some of the reports', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aether-example-'))
  try {
    const path = join(folder, 'reports.csv')
    await writeFile(
      path,
      'case_id,drug,event\n1,Warfarin,Haemorrhage\n2,Warfarin,Haemorrhage\n3,Aspirin,Nausea\n3,Aspirin,Rash\n4,Ibuprofen,Rash\n,Aspirin,Rash\n',
    )
    const code = onOneLine(`${examples[0]}${examples[1]}${examples[2]}`).replace(
      "openAsBlob('reports.csv')",
      `openAsBlob(${JSON.stringify(path)})`,
    )
    const { run, checks } = checkedExample(code)
    const differences: string[] = []
    await run((name) => modules[name], differences)
    expect(differences).toEqual([])
    expect(checks).toBe(8)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('has an own source whose answers are those of a source', async () => {
  const sources: engine.SignalSource[] = []
  const { run } = checkedExample(`${examples[3]}\nrequire('own').push(own)`)
  await run((name) => (name === 'own' ? sources : modules[name]), [])
  const own = sources[0]!
  capabilitiesSchema.parse(own.capabilities)
  datasetSummarySchema.parse(await own.describe())
  const table = await own.run({ page: { offset: 1, limit: 1 } })
  signalTableSchema.parse(JSON.parse(JSON.stringify(model.signalTableToJson(table))))
  expect([table.drug, table.columns.expected?.[0], table.totalRows]).toEqual([['ASPIRIN'], 1.9, 2])

  const server = createAetherServer({ datasets: { default: own } })
  const ask = (path: string, body?: object) =>
    server.fetch(
      new Request(`http://localhost/api/v1/${path}`, {
        ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    )
  expect((await ask('datasets/default')).status).toBe(200)
  expect((await ask('signals/run', { minCount: 1 })).status).toBe(200)
  expect((await ask('signals/pair', { drug: 'ASPIRIN', event: 'Nausea' })).status).toBe(501)
})
