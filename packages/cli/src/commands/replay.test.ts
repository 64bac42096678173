import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { withStoreSource } from '../store/with-store-source.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-replay-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand([...argv, '--store', store], terminal)
  return { code, ...written }
}

async function manifestOf(name: string, ...argv: string[]) {
  const path = join(folder, name)
  const { code, stdout } = await run(...argv, '--format', 'csv', '--manifest', path)
  expect(code).toBe(0)
  return { path, stdout }
}

/** The manifest with one thing in it changed. */
async function changed(path: string, change: (manifest: Record<string, Record<string, unknown>>) => void) {
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  change(manifest)
  const other = `${path}.changed.json`
  await writeFile(other, JSON.stringify(manifest))
  return other
}

describe('replay', () => {
  it.each([
    ['signals', ['signals', '--min-count', '1', '--sex', 'F']],
    [
      'of some drugs',
      ['signals', '--min-count', '1', '--drug', 'WARFARIN', '--sort', 'prr:asc', '--measures', 'prr,ic'],
    ],
    ['masking', ['masking', '--event', 'Haemorrhage']],
    ['describe', ['describe', '--drug', 'WARFARIN']],
    [
      'duplicates',
      ['duplicates', '--fields', 'sex', '--largest-cluster', '3', '--keep', 'latest', '--sort', 'case:desc'],
    ],
    ['duplicates-by-score', ['duplicates', '--method', 'hit-miss', '--threshold', '1', '--names-as-loaded']],
    ['changed-pairs', ['duplicates', '--fields', 'sex', '--show', 'changes', '--rule', 'umc']],
    ['sample', ['duplicates', '--fields', 'sex', '--sample', '3', '--seed', '7']],
  ])('gives the same bytes for %s', async (name, argv) => {
    const { path, stdout } = await manifestOf(`${name}.json`, ...argv)
    expect(stdout.trim().split('\n').length).toBeGreaterThan(1)
    expect(await run('replay', path)).toMatchObject({ code: 0, stdout })
  })

  it('searches for duplicates with the pairs that were said, and refuses a request that none can ask', async () => {
    const pairs = join(folder, 'pairs.csv')
    await writeFile(pairs, 'case_a,case_b,decision\nC1,C2,always\n')
    const argv = ['duplicates', '--fields', 'sex', '--pairs', pairs]
    const { path, stdout } = await manifestOf('with-pairs.json', ...argv)
    expect(await run('replay', path, pairs)).toMatchObject({ code: 0, stdout })
    await writeFile(pairs, 'case_a,case_b,decision\nC1,C3,never\n')
    expect((await run('replay', path, pairs)).stderr).toMatch(/input\.files\[0\]\.sha256 is "[0-9a-f]{64}", and was/)
    const other = await changed(path, ({ request }) => Object.assign(request!, { method: 'guess' }))
    expect((await run('replay', other, pairs)).stderr).toContain('input/not-recognised')
  })

  it('counts posts again, beside the reports of the store, whatever hides their authors', async () => {
    const posts = join(folder, 'posts.csv')
    const own = join(folder, 'lexicon.json')
    await writeFile(
      posts,
      'nr,author,created_at,words\n1,ann,2024-01-01,warfarin made my elbow purple\n2,bob,2024-01-02,aspirin made me dizzy\n',
    )
    await writeFile(own, '{"reactions":[{"term":"bruise","phrases":["elbow purple"],"emoji":[]}]}')
    const argv = ['social', posts, '--lexicon', own, '--id-column', 'nr', '--text-column', 'words', '--sort', 'drug']
    const { path, stdout } = await manifestOf('social.json', ...argv, '--drug-level', 'substance')
    expect(stdout).toContain('bruise')
    expect(await run('replay', path, posts, own)).toMatchObject({ code: 0, stdout })
    expect((await run('replay', path, posts, posts)).code).toBe(1)
    expect((await run('replay', path, posts)).stderr).toContain('Give posts.csv lexicon.json, in this order.')
  })

  it('makes one pair again', async () => {
    const asked = await withStoreSource(store, {}, {}, (source) =>
      source.pair({ drug: 'WARFARIN', event: 'Haemorrhage' }, { where: { field: 'sex', in: ['F'] } }),
    )
    const path = join(folder, 'pair.json')
    await writeFile(path, JSON.stringify(asked.manifest))
    const { code, stdout } = await run('replay', path)
    expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(JSON.stringify(asked))])
  })

  it('says what differs, and writes nothing', async () => {
    const { path } = await manifestOf('run.json', 'signals', '--min-count', '1')
    const other = await changed(path, ({ input }) => {
      Object.assign(input!['dataset'] as object, { hash: 'abc' })
    })
    const { code, stdout, stderr } = await run('replay', other)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('source/changed')
    expect(stderr).toMatch(/input\.dataset\.hash is "[0-9a-f]{64}", and was "abc"/)
  })

  it('reads what version 1 wrote', async () => {
    const { path, stdout } = await manifestOf('now.json', 'signals', '--min-count', '1', '--sex', 'F')
    const { software, input, view, request, definitions } = JSON.parse(await readFile(path, 'utf8'))
    const before = join(folder, 'version-1.json')
    const dataset = { ...input.dataset, ...view }
    await writeFile(before, JSON.stringify({ manifestVersion: 1, software, dataset, spec: request, definitions }))
    expect(await run('replay', before)).toMatchObject({ code: 0, stdout })
  })

  it('says of what else a manifest can be that it is not made again', async () => {
    const { path } = await manifestOf('known.json', 'masking', '--event', 'Nausea')
    const manifest = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ ...manifest, analysis: 'of-a-host' }))
    const { code, stdout, stderr } = await run('replay', path)
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('of-a-host, which is not made again here')])
  })

  it('notes another version of the software', async () => {
    const { path, stdout } = await manifestOf('version.json', 'masking', '--event', 'Nausea')
    const other = await changed(path, ({ software }) => {
      software!['version'] = '0.0.1'
    })
    const again = await run('replay', other)
    expect(again).toMatchObject({ code: 0, stdout })
    expect(again.stderr).toMatch(/software\.version is ".*", and was "0\.0\.1"/)
  })

  it.each([
    ['{', 'not JSON'],
    ['{"manifestVersion":1}', 'no manifest'],
    ['[]', 'no manifest'],
  ])('refuses %s', async (text, words) => {
    const path = join(folder, 'other.json')
    await writeFile(path, text)
    const { code, stderr } = await run('replay', path)
    expect([code, stderr]).toEqual([1, expect.stringContaining(words)])
    expect(stderr).toContain('input/not-recognised')
  })
})
