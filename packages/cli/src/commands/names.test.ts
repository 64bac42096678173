import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
let store: string
let dictionary: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-names-'))
  store = join(folder, 'store')
  dictionary = join(folder, 'dictionary.csv')
  const drugs = ['Coumadin', 'COUMADIN 5 MG TABLETS', 'Warfarin', 'Warfarin.', 'Paracetamol', 'Mystery']
  const rows = drugs.map((drug, at) => `C${at},${drug},Haemorrhage,PS`)
  await writeFile(join(folder, 'cases.csv'), `case_id,drug,event,role\n${rows.join('\n')}\n`)
  await writeFile(dictionary, 'written,names\nCoumadin,WARFARIN\n')
  expect(await run('load', join(folder, 'cases.csv'), '--store', store)).toMatchObject({ code: 0 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(argv, terminal)
  return { code, stdout: written.stdout, stderr: written.stderr }
}

describe('aethersignal names', () => {
  it('counts drug rows by method', async () => {
    const { code, stdout } = await run('names', '--store', store, '--dictionary', dictionary, '--json')
    expect(code).toBe(0)
    const { rows, drugRows, resolvedShare, mostUnresolved, drugNames } = JSON.parse(stdout)
    expect(Object.fromEntries(rows.map((row: { method: string; rows: number }) => [row.method, row.rows]))).toEqual({
      prod_ai: 0,
      dictionary: 3,
      learned: 0,
      normalised: 2,
      'edit-distance': 0,
      unresolved: 1,
    })
    expect({ drugRows, resolvedShare, mostUnresolved }).toEqual({
      drugRows: 6,
      resolvedShare: 1 - 1 / 6,
      mostUnresolved: [{ name: 'MYSTERY', rows: 1 }],
    })
    expect(drugNames.dictionaries).toEqual([
      { title: 'dictionary.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(drugNames.openCore).toEqual({ version: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    // Without a dictionary the open list of drugs knows all but the mystery; without that too, one synonym is known.
    expect((await run('names', '--store', store)).stdout).toMatch(/unresolved +1 +16\.7 % +1/)
    expect((await run('names', '--store', store, '--no-open-core')).stdout).toMatch(/unresolved +5 +83\.3 % +5/)
  })

  it('counts fixed combinations as the option says, and the manifest says so', async () => {
    const rows = ['1,Percocet,Nausea,PS', '2,ACETAMINOPHEN\\OXYCODONE,Nausea,PS', '3,Tylenol,Nausea,PS']
    const file = join(folder, 'combinations.csv')
    await writeFile(file, `case_id,drug,event,role\n${rows.join('\n')}\n`)
    const combined = join(folder, 'combined')
    expect(await run('load', file, '--store', combined)).toMatchObject({ code: 0 })
    const counts = async (...options: string[]) => {
      const { stdout } = await run(
        ...['signals', '--store', combined, '--min-count', '1', '--format', 'json', ...options],
      )
      const { rows, manifest } = JSON.parse(stdout)
      return { drugs: rows.map((row: { drug: string; a: number }) => `${row.drug} ${row.a}`).sort(), manifest }
    }
    const split = await counts('--combinations', 'ingredients')
    expect(split.drugs).toEqual(['ACETAMINOPHEN 3', 'OXYCODONE 2'])
    expect(split.manifest.definitions.drugIdentity).toMatch(/for each of its ingredients$/)
    const whole = await counts('--combinations', 'product')
    expect(whole.drugs).toEqual(['ACETAMINOPHEN 1', 'ACETAMINOPHEN\\OXYCODONE 2'])
    expect(whole.manifest.definitions.drugIdentity).toMatch(/as one product under the names of its ingredients$/)
    expect(whole.manifest.view.drugNames.combinations).toBe('product')
    expect(whole.manifest.input.dataset.hash).not.toBe(split.manifest.input.dataset.hash)
  })

  it('keeps a fixed combination one product at substance level, whatever its salts', async () => {
    const rows = [
      ...['1,ACETAMINOPHEN\\OXYCODONE HYDROCHLORIDE,Nausea,PS', '2,OXYCODONE\\ACETAMINOPHEN,Nausea,PS'],
      '3,OXYCODONE HYDROCHLORIDE,Nausea,PS',
    ]
    const file = join(folder, 'salts.csv')
    await writeFile(file, `case_id,drug,event,role\n${rows.join('\n')}\n`)
    const salts = join(folder, 'salts')
    expect(await run('load', file, '--store', salts)).toMatchObject({ code: 0 })
    for (const [way, drugs, identity] of [
      ['product', ['ACETAMINOPHEN\\OXYCODONE 2', 'OXYCODONE 1'], /counts as one product/],
      ['ingredients', ['ACETAMINOPHEN 2', 'OXYCODONE 3'], /each ingredient of a combination counts/],
    ] as const) {
      const asked = ['signals', '--store', salts, '--min-count', '1', '--format', 'json', '--drug-level', 'substance']
      const { rows, manifest } = JSON.parse((await run(...asked, '--combinations', way)).stdout)
      expect(rows.map((row: { drug: string; a: number }) => `${row.drug} ${row.a}`).sort()).toEqual(drugs)
      expect(manifest.definitions.drugIdentity).toMatch(identity)
    }
  })

  it('refuses to put first what is not a table of the user', async () => {
    const { code, stderr } = await run('names', '--store', store, '--dictionary-first', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'usage/invalid' })
  })

  it('gives signals the names they resolve to, and says so in the manifest', async () => {
    const columns = async (...options: string[]) => {
      const { code, stdout, stderr } = await run(
        ...['signals', '--store', store, '--min-count', '1', '--format', 'json', ...options],
      )
      expect(stderr).toBe('')
      expect(code).toBe(0)
      const { rows, manifest } = JSON.parse(stdout)
      return { counts: rows.map((row: { drug: string; a: number }) => [row.drug, row.a]).sort(), manifest }
    }
    const written = await columns()
    expect(written.counts).toHaveLength(6)
    expect(written.manifest.view.drugNames).toBeUndefined()
    const resolved = await columns('--dictionary', dictionary)
    expect(resolved.counts).toEqual([
      ['ACETAMINOPHEN', 1],
      ['MYSTERY', 1],
      ['WARFARIN', 4],
    ])
    expect(resolved.manifest.view.drugNames.dictionaries).toHaveLength(1)
    expect(resolved.manifest.input.dataset.hash).not.toBe(written.manifest.input.dataset.hash)
    expect((await columns('--resolve-names')).counts).toContainEqual(['ACETAMINOPHEN', 1])
  })

  it('refuses dictionaries it cannot read', async () => {
    const missing = await run('names', '--store', store, '--dictionary', join(folder, 'none.csv'), '--json')
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(JSON.parse(missing.stderr)).toMatchObject({ code: 'input/not-found' })
  })
})
