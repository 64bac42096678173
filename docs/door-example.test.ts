import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../packages/cli/src/run-command.js'
import { memoryTerminal } from '../packages/cli/src/terminal.fixture.js'
import { openStore } from '../packages/duckdb/src/index.js'
import * as analyses from '../packages/engine/src/analyses.js'
import * as engine from '../packages/engine/src/index.js'
import type { AnalysisResult } from '../packages/model/src/index.js'
import { createAetherServer } from '../packages/server/src/index.js'
import { csvAdapter } from '../packages/tables/src/index.js'
import { plain } from '../tests/open-doors.fixture.js'
import { checkedExample } from './checked-example.fixture.js'

const page = readFileSync(new URL('./guide/the-door.md', import.meta.url), 'utf8')
const shown = (name: string) => {
  const found = new RegExp(`^\`\`\`\\w+ \\[${name}\\]\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1]
  if (found === undefined) throw new Error(`the page shows nothing in ${name}`)
  return found
}
const own = /^```ts\n([\s\S]*?)^```$/m.exec(page)![1]!

/** Reports of three drugs; two of them hide the event for the third. */
function read() {
  const drugs = ['SIMVASTATIN', 'SIMVASTATIN', 'GEMFIBROZIL', 'WARFARIN']
  const lines = Array.from({ length: 80 }, (_, at) => {
    const event = at % 4 < 2 && at % 3 < 2 ? 'Rhabdomyolysis' : at % 5 === 0 ? 'rhabdomyolysis' : 'Nausea'
    return `${at},${drugs[at % 4]},${event}`
  })
  const text = ['case_id,drug,event', ...lines].join('\n')
  return csvAdapter.read([{ name: 'reports.csv', stream: () => new Blob([text]).stream() }])
}

/** Runs code of the page with what it takes from its surroundings, and gives what it calls `result`. */
async function resultOf(code: string, given: Readonly<Record<string, unknown>>): Promise<AnalysisResult> {
  const results: AnalysisResult[] = []
  const names = Object.entries(given).map(([name]) => `const ${name} = require('given').${name}\n`)
  const { run } = checkedExample(`${names.join('')}${code}\nrequire('results').push(result)`)
  await run((name) => (name === 'given' ? given : results), [])
  return results[0]!
}

let folder: string
let store: string
let source: engine.SignalSource

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-door-'))
  store = join(folder, 'store')
  const opened = await openStore(store)
  await opened.load(read(), { now: new Date('2026-01-01') })
  source = await opened.source()
})

afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the page on the door asks the same', () => {
  let reference: AnalysisResult
  beforeAll(async () => {
    reference = await resultOf(shown('code'), { source })
    expect(reference.totalRows).toBeGreaterThan(1)
  })

  it('of a page', async () => {
    const document = { querySelector: (name: string) => name === 'aether-signal-explorer' && { source } }
    expect(plain(await resultOf(shown('page'), { document }))).toEqual(plain(reference))
  })

  it('over HTTP', async () => {
    const [, method, address, header, body] =
      /^curl -X (\S+) (\S+) \\\n\s+-H '([^']+)' -d '([^']+)'\n$/.exec(shown('HTTP')) ?? []
    const [name, value] = header!.split(': ')
    const server = createAetherServer({ datasets: { default: source } })
    const answer = await server.fetch(
      new Request(address!, { method: method!, headers: { [name!]: value! }, body: body! }),
    )
    expect(answer.status).toBe(200)
    // A list over HTTP is a page of at most 10,000 rows.
    const { table, manifest, facts, definitions } = (await answer.json()) as AnalysisResult
    const expected = plain(reference)
    expect({ table, manifest, facts, definitions }).toEqual(
      JSON.parse(
        JSON.stringify({
          ...{ table: expected.table, manifest: expected.manifest },
          ...{ facts: expected.facts, definitions: expected.definitions },
        }),
      ),
    )
  })

  it('in a terminal', async () => {
    const { terminal, written } = memoryTerminal()
    const [program, ...words] = shown('terminal').trim().split(' ')
    expect(program).toBe('aethersignal')
    const manifest = join(folder, 'manifest.json')
    const command = words.map((word) => (word === './store' ? store : word))
    expect(await runCommand([...command, '--manifest', manifest], terminal), written.stderr).toBe(0)
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toEqual(reference.manifest)
    for (const drug of plain(reference).table.columns[0]!.values) expect(written.stdout).toContain(String(drug))
  })
})

it('shows an analysis of a host, which a server then serves', async () => {
  const modules: Readonly<Record<string, unknown>> = {
    '@aethersignal/engine': engine,
    '@aethersignal/engine/analyses': analyses,
  }
  const made: engine.SignalSource[] = []
  const code = `const run = require('given')()\n${own}\nrequire('made').push(source)`
  const { run } = checkedExample(code)
  await run((name) => (name === 'given' ? read : name === 'made' ? made : modules[name]), [])
  const server = createAetherServer({ datasets: { default: made[0]! } })
  const answer = await server.fetch(
    new Request('http://localhost/api/v1/analyses/reports-by-event', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    }),
  )
  expect(answer.status).toBe(200)
  const { table } = (await answer.json()) as AnalysisResult
  expect(table.columns[0]).toMatchObject({ name: 'event', values: ['Nausea', 'Rhabdomyolysis'] })
})
