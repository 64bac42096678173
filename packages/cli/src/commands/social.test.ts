import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallStore } from '../store/small-store.fixture.js'
import { runOnFiles } from './run-on-files.fixture.js'

const posts = [
  { id: '1', author: 'ann', created_at: '2024-01-05', text: 'Zoloft made me dizzy. Write to ann@example.org' },
  { id: '2', author: 'ann', created_at: '2024-02-05', text: 'Still on zoloft, it makes me so dizzy' },
  { id: '3', author: 'bob', created_at: '2024-02-06', text: 'sertraline gave me nausea. sertraline gave me dizziness' },
  { id: '3', author: 'bob', created_at: '2024-02-06', text: 'sertraline gave me nausea. sertraline gave me dizziness' },
  { id: '4', author: 'cid', created_at: '2024-02-07', text: 'no nausea on zoloft' },
  { author: 'dee', text: 'no id' },
]
const files = {
  'posts.ndjson': posts.map((post) => `${JSON.stringify(post)}\n`).join(''),
  key: 'x'.repeat(32),
  short: 'x',
}

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await runOnFiles(files, 'social', 'posts.ndjson', ...args, '--format', 'json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Record<string, unknown>
}

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-social-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('social', () => {
  it('counts posts and authors, says what became of each post, and that mentions are not reports', async () => {
    const { code, stdout, stderr } = await runOnFiles(files, 'social', 'posts.ndjson')
    expect(code).toBe(0)
    expect(stdout).toMatch(/sertraline +dizziness +3 +2\n.*sertraline +nausea +1 +1\n/)
    expect(stdout).toContain('6 posts: 4 read, 1 duplicates, 0 deleted, 1 quarantined')
    expect(stdout).toContain('4 mentions asserted, 1 not')
    expect(stdout).toContain('Mentions are not reports')
    expect(stderr).toContain('no-id')
    for (const name of ['ann', 'bob', 'example.org']) expect(stdout).not.toContain(name)
  })

  it('counts by drug, by reaction and by period', async () => {
    expect((await json('--by', 'drug'))['rows']).toEqual([{ drug: 'sertraline', posts: 3, authors: 2 }])
    expect((await json('--by', 'reaction'))['rows']).toEqual([
      { reaction: 'dizziness', posts: 3, authors: 2 },
      { reaction: 'nausea', posts: 1, authors: 1 },
    ])
    expect(await json('--by', 'week')).toMatchObject({
      rows: [
        { period: '2024-W01', posts: 1, authors: 1 },
        { period: '2024-W06', posts: 2, authors: 2 },
      ],
      withoutTime: { posts: 0 },
      definitions: { unit: 'mentions, which are not reports' },
    })
  })

  it('lays reports beside mentions and tells pairs that no report has', async () => {
    const said = [
      'Warfarin gave me nausea',
      'tylenol gave me dizziness',
      'zoloft made me dizzy',
      'My warfarin gave me a haemorrhage',
    ]
    const own = said.map(
      (text, at) => `${JSON.stringify({ id: `${at}`, author: `a${at}`, created_at: '2024-01-01', text })}\n`,
    )
    const run = async (...args: string[]) => {
      const argv = ['social', 'own.ndjson', '--store', store, '--format', 'json', ...args]
      const { code, stdout, stderr } = await runOnFiles({ 'own.ndjson': own.join('') }, ...argv)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return JSON.parse(stdout) as { rows: Record<string, unknown>[]; notes: unknown[] }
    }
    const all = await run()
    expect(all.rows).toMatchObject([
      { drug: 'acetaminophen', reaction: 'dizziness', posts: 1, reports: null, ic: null, inReports: 'unknown' },
      { drug: 'sertraline', reaction: 'dizziness', posts: 1, reports: null, ic: null, inReports: 'unknown' },
      { drug: 'warfarin', reaction: 'haemorrhage', posts: 1, reports: 8, ic025: expect.any(Number) },
      { drug: 'warfarin', reaction: 'nausea', posts: 1, reports: 20, inReports: 'reported' },
    ])
    expect(all.notes).toMatchObject([{ code: 'unknown-pairs', count: 2 }])
    expect((await run('--novel')).rows.map(({ drug }) => drug)).toEqual(['acetaminophen', 'sertraline'])
  })

  it('compares with reports by substance, synonym and the names that reports give reactions now', async () => {
    const cases = [
      'Sertraline hydrochloride,Nausea',
      'PARACETAMOL,Rash',
      'Drospirenone\\Ethinyl estradiol,Cerebrovascular accident',
    ]
    const rows = Array.from({ length: 30 }, (_, at) => `${at},${cases[at % 3]}`)
    const said = [
      'zoloft gave me nausea',
      'tylenol gave me a rash',
      'had a stroke from yaz',
      'zoloft gave me a rash',
      'zoloft gave me hives',
    ]
    const files = {
      'cases.csv': ['case_id,drug,event', ...rows].join('\n'),
      'said.ndjson': said.map((text, at) => JSON.stringify({ id: `${at}`, author: `a${at}`, text })).join('\n'),
    }
    const own = join(folder, 'substances')
    expect((await runOnFiles(files, 'load', 'cases.csv', '--store', own)).code).toBe(0)
    const { stdout } = await runOnFiles(files, 'social', 'said.ndjson', '--store', own, '--format', 'json')
    const { rows: found } = JSON.parse(stdout) as {
      rows: { drug: string; reaction: string; reports: number | null; inReports: string }[]
    }
    expect(found.map(({ drug, reaction, reports, inReports }) => [drug, reaction, reports, inReports]).sort()).toEqual([
      ['acetaminophen', 'rash', 10, 'reported'],
      ['drospirenone ethinylestradiol', 'stroke', 10, 'reported'],
      ['sertraline', 'nausea', 10, 'reported'],
      ['sertraline', 'rash', 0, 'no-report'],
      ['sertraline', 'urticaria', null, 'unknown'],
    ])
  })

  it('takes terms of MedDRA for phrases, and names of fields', async () => {
    const meddra = join(folder, 'meddra')
    await mkdir(meddra)
    await writeFile(
      join(meddra, 'mdhier.asc'),
      '1001$2001$3001$4001$Elbow discolouration$Elbows$Arms$Limbs$Limb$$4001$Y$\n',
    )
    await writeFile(join(meddra, 'llt.asc'), '5001$Elbow went purple$1001$$$$$$$Y$$\n')
    const files = {
      'reviews.csv': 'nr,product,words\n1,Zoloft,my elbow went purple\n2,Zoloft,elbow discolouration again\n',
    }
    const args = ['--meddra', meddra, '--id-column', 'nr', '--drug-column', 'product', '--text-column', 'words']
    const { stdout, stderr } = await runOnFiles(files, 'social', 'reviews.csv', ...args, '--format', 'json')
    expect(stderr).toBe('')
    const { rows, manifest } = JSON.parse(stdout) as { rows: unknown; manifest?: unknown }
    expect(rows).toEqual([{ drug: 'sertraline', reaction: 'elbow discolouration', posts: 2, authors: 0 }])
    expect(JSON.stringify(manifest ?? {})).not.toContain(tmpdir())
  })

  it('writes every mention without texts, under a key', async () => {
    const out = join(tmpdir(), `aethersignal-mentions-${process.pid}.ndjson`)
    try {
      const args = ['social', 'posts.ndjson', '--mentions-out', out, '--manifest', `${out}.json`]
      expect((await runOnFiles(files, ...args)).stderr).toContain('a key of this call alone')
      expect((await runOnFiles(files, ...args, '--key-file', 'key')).stderr).not.toContain('a key of this call alone')
      const first = await readFile(out, 'utf8')
      await runOnFiles(files, ...args, '--key-file', 'key')
      expect(await readFile(out, 'utf8')).toBe(first)
      const mentions = first
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { decision: string })
      expect(mentions.map(({ decision }) => decision).sort()).toEqual([
        ...['asserted', 'asserted', 'asserted', 'asserted'],
        'not-asserted',
      ])
      expect(first).not.toMatch(/ann|bob|made me/)
      expect(JSON.parse(await readFile(`${out}.json`, 'utf8'))).toMatchObject({
        ...{ manifestVersion: 2, analysis: 'social' },
        input: { files: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
        request: { by: 'pair', files: { posts: 1, lexicon: 0, meddra: 0 } },
      })
    } finally {
      for (const path of [out, `${out}.json`]) await rm(path, { force: true })
    }
  })

  it('refuses what does not fit together', async () => {
    for (const args of [
      ['--novel'],
      ['--store', 'store', '--by', 'drug'],
      ['--key-file', 'short'],
      ['--least-confidence', '2'],
      ['--by', 'day', '--time', 'month'],
    ]) {
      const { code, stderr } = await runOnFiles(files, 'social', 'posts.ndjson', ...args, '--format', 'json')
      expect({ args, code, error: JSON.parse(stderr) }).toMatchObject({ code: 2, error: { code: 'usage/invalid' } })
    }
  })
})
