import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { LoadReport } from '@aethersignal/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainZip } from '../../../tests/plain-zip.js'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { runCommand } from '../src/run-command.js'
import { memoryTerminal } from '../src/terminal.fixture.js'
import { type BuiltCommand, buildCommand, runBuilt, startCommand } from './built-command.js'
import { caseTable, faersMembers } from './case-files.js'
import { folderState } from './folder-state.js'
import { ordinaryUser } from './ordinary-user.js'

const TIMEOUT = 120_000

let built: BuiltCommand
let command = ''
let folder = ''
let number = 0

beforeAll(async () => {
  built = await buildCommand()
  command = built.path
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-cli-'))
  await chmod(folder, 0o755)
}, TIMEOUT)

afterAll(async () => {
  await built.remove()
  await rm(folder, { recursive: true, force: true })
})

async function inputFile(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, `${++number}-${name}`)
  await writeFile(path, content)
  return path
}

async function loadedStore(cases = 400): Promise<string> {
  const store = join(folder, `store-${++number}`)
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['load', await inputFile('cases.csv', caseTable(cases)), '--store', store], terminal)
  expect({ code, stderr: written.stderr }).toEqual({ code: 0, stderr: '' })
  return store
}

describe('usage', () => {
  it('shows help with an example for itself and each command', { timeout: TIMEOUT }, async () => {
    for (const name of [[], ['load'], ['signals'], ['score'], ['serve']]) {
      const { terminal, written } = memoryTerminal()
      const code = await runCommand([...name, '--help'], terminal)
      const { stdout, stderr } = written
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`Example:\n  aethersignal ${name[0] ?? 'load'}`)
    }
  })

  it.each([
    [[], 'A command is missing'],
    [['lod'], "unknown command 'lod'"],
    [['load', 'x.zip'], '--store'],
    [['load', '--store', 's'], "missing required argument 'path'"],
    [['signals', '--store', 's', '--min-count', '0'], 'whole number of at least 1'],
    [['signals', '--store', 's', '--role', 'PS,XX'], '"XX" is not one of PS, SS, C, I, DN'],
    [['signals', '--store', 's', '--measures', 'prr', '--sort', 'eb05'], 'no column eb05'],
    [['score', 'x.csv', '--format', 'xml'], 'Allowed choices are csv, json'],
    [['serve', '--store', 's', '--port', '70000'], 'from 0 to 65535'],
  ])('ends with 2 for %j', async (args, message) => {
    const { terminal, written } = memoryTerminal()
    const code = await runCommand(args, terminal)
    const { stdout, stderr } = written
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^error usage\/invalid: /)
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('the main thread', () => {
  it('hears signals and loads nothing of what the command works with', async () => {
    const program = await readFile(command, 'utf8')
    const imported = Array.from(program.matchAll(/^(?:import|export)\b[^;]*?["']([^"']+)["']/gm), ([, name]) => name)
    expect(imported).toContain('node:worker_threads')
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([])
  })
})

describe('the built command', () => {
  it.each(['lod', 'score x.csv --format xml', 'signals --help'])(
    'ends as it does in process: %s',
    { timeout: TIMEOUT },
    async (line) => {
      const args = line.split(' ')
      const { terminal, written } = memoryTerminal()
      expect(await runBuilt(command, args)).toEqual({ code: await runCommand(args, terminal), ...written })
    },
  )
})

describe('load, signals and serve on a table of cases', () => {
  it('loads, and loads the same bytes again without a change', { timeout: TIMEOUT }, async () => {
    const store = join(folder, `store-${++number}`)
    const path = await inputFile('cases.csv', caseTable(400))
    const first = await runBuilt(command, ['load', path, '--store', store])
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/cases\.csv +cases +440 +440 +0 +0 +400 +0\n/)
    expect(first.stdout).toMatch(/analysable +400 +0\n/)
    const before = await folderState(store)
    const again = await runBuilt(command, ['load', path, '--store', store, '--json'])
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' })
    const report: LoadReport = JSON.parse(again.stdout)
    expect(report.files[0]).toMatchObject({ rowsIn: 440, loaded: 440, table: 'cases' })
    expect(report.parts.map(({ change }) => change)).toEqual(['unchanged'])
    expect(report.funnel.at(-1)).toMatchObject({ step: 'analysable', reports: 400 })
    expect(await folderState(store)).toEqual(before)
  })

  it('ranks the pair that was planted first, in every format', { timeout: TIMEOUT }, async () => {
    const store = await loadedStore()
    const text = await runBuilt(command, ['signals', '--store', store, '--verbose'])
    expect(text.code).toBe(0)
    // The prior of so small a table is in doubt: the rows are ranked by the next measure, which is said.
    expect(text.stderr).toMatch(/ranking-fallback: .*ic025/i)
    const lines = text.stdout.split('\n')
    expect(lines[lines.findIndex((line) => line.startsWith('drug ')) + 1]).toMatch(/^ALPHA +Rash +20 /)
    expect(text.stdout).toMatch(/N 400 reports, \d+ drugs, \d+ events, \d+ pairs/)
    expect(text.stdout).toMatch(/−log L [\d.]+, gradient norm \S+, \d+ of \d+ starts agree/)
    expect(text.stderr).toMatch(/peak memory \d+ MB/)

    const csv = await runBuilt(command, ['signals', '--store', store, '--format', 'csv', '--measures', 'prr,ebgm'])
    const [header, first] = csv.stdout.split('\n')
    expect(header).toBe('drug,event,a,b,c,d,expected,prr,prr025,prr975,ebgm,eb05,eb95')
    expect(first).toMatch(/^ALPHA,Rash,20,0,0,380,1,,,,\d/)

    const manifest = join(folder, 'run.json')
    const json = await runBuilt(command, [
      ...['signals', '--store', store, '--format', 'json', '--sex', 'F', '--age-min', '20', '--manifest', manifest],
    ])
    const result = JSON.parse(json.stdout)
    expect(json.stderr).toBe('')
    expect(result).toMatchObject({ reports: 200, manifest: JSON.parse(await readFile(manifest, 'utf8')) })
    expect(result.rows[0]).toMatchObject({ drug: 'ALPHA', event: 'Rash', a: 20, prr: null })
    expect(result.prior.certificate.starts).toBeGreaterThan(1)
  })

  it('gives the same numbers through score, from its own counts', { timeout: TIMEOUT }, async () => {
    const store = await loadedStore()
    const all = await runBuilt(command, ['signals', '--store', store, '--min-count', '1', '--format', 'csv'])
    const scored = await runBuilt(command, ['score', await inputFile('signals.csv', all.stdout)])
    expect(scored.code).toBe(0)
    expect(scored.stdout).toBe(all.stdout)
  })

  it('ends quietly when the reader of a pipe goes away', { timeout: TIMEOUT }, async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `DRUG ${row},Event,1,2,3,4`)
    const path = await inputFile('many.csv', ['drug,event,a,b,c,d', ...lines].join('\n'))
    const score = startCommand(command, ['score', path])
    score.child.stdout?.once('data', () => score.child.stdout?.destroy())
    const { code, stderr } = await score.ended
    expect(code).toBe(0)
    expect(stderr).not.toContain('error')
  })

  it('serves until it is stopped', { timeout: TIMEOUT }, async () => {
    const store = await loadedStore()
    const server = startCommand(command, [
      'serve',
      '--store',
      store,
      '--port',
      '0',
      '--title',
      'Cases of a test',
      '--resolve-names',
    ])
    try {
      const url = await waitFor(() => /^(http:\S+)\n/.exec(server.stdout())?.[1])
      expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
      const dataset = await fetch(`${url}/api/v1/datasets/default`)
      expect(await dataset.json()).toMatchObject({
        title: 'Cases of a test',
        reports: 400,
        identity: { drugNames: { dictionaries: [] } },
      })
      const page = await fetch(`${url}/`)
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(await page.text()).toContain('<aether-signal-explorer')
      const run = await fetch(`${url}/api/v1/signals/run`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataset: 'default', minCount: 3, page: { offset: 0, limit: 5 } }),
      })
      expect(run.status).toBe(200)
      const table = await run.json()
      expect(table).toMatchObject({ reports: 400, rows: 5 })
      expect([table.drug[0], table.event[0]]).toEqual(['ALPHA', 'Rash'])

      const taken = await runBuilt(command, ['serve', '--store', store, '--port', new URL(url).port])
      expect(taken.code).toBe(1)
      expect(taken.stderr).toContain('error server/port-in-use')
    } finally {
      server.child.kill('SIGINT')
    }
    expect(await server.ended).toMatchObject({ code: 0 })
  })

  it('serves what is loaded into its store meanwhile', { timeout: TIMEOUT }, async () => {
    const store = await loadedStore()
    const server = startCommand(command, ['serve', '--store', store, '--port', '0'])
    try {
      const url = await waitFor(() => /^(http:\S+)\n/.exec(server.stdout())?.[1])
      const ask = async (query: object) => {
        const answer = await fetch(`${url}/api/v1/signals/run`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ dataset: 'default', minCount: 1, drugs: ['ALPHA'], events: ['Rash'], ...query }),
        })
        expect(answer.status).toBe(200)
        return answer.json()
      }
      const described = async () => (await fetch(`${url}/api/v1/datasets/default`)).json()
      const before = await ask({})
      expect([before.reports, before.columns.a]).toEqual([400, [20]])
      expect((await described()).reports).toBe(400)

      const more = await runBuilt(command, ['load', await inputFile('more.csv', caseTable(50, 'N')), '--store', store])
      expect({ code: more.code, stderr: more.stderr }).toEqual({ code: 0, stderr: '' })
      await expect.poll(async () => (await described()).reports, { timeout: TIMEOUT / 2, interval: 200 }).toBe(450)
      // 400 / 20 and 50 / 20, rounded up, have ALPHA with Rash.
      const after = await ask({})
      expect([after.reports, after.columns.a]).toEqual([450, [20 + 3]])
      expect(after.manifest.input.dataset.hash).not.toBe(before.manifest.input.dataset.hash)
      expect((await ask({ where: { field: 'country', in: ['usa'] } })).manifest.request.where.in).toEqual(['US'])
    } finally {
      server.child.kill('SIGINT')
    }
    expect(await server.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('now serving snapshot') })
  })

  it('says that there is no store', { timeout: TIMEOUT }, async () => {
    for (const name of ['signals', 'serve']) {
      const { code, stderr } = await runBuilt(command, [name, '--store', join(folder, 'none')])
      expect(code).toBe(1)
      expect(stderr).toContain('error store/not-found')
    }
  })
})

describe.skipIf(!hasSharedData)('load of real quarters', () => {
  const zips = ['aers_ascii_2004q1.zip', 'faers_ascii_2017q2.zip', 'faers_ascii_2022Q4.zip']

  it('accounts for every row as counted by hand', { timeout: TIMEOUT }, async () => {
    const store = join(folder, `store-${++number}`)
    const paths = zips.map((zip) => sharedData(`data/ci_small/faers_quarters/${zip}`))
    const { code, stdout, stderr } = await runBuilt(command, ['load', ...paths, '--store', store, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report: LoadReport = JSON.parse(stdout)
    type Expected = Record<string, { rows?: number; ids?: number; distinct_first_column?: number }>
    const expected: Record<string, Expected> = JSON.parse(
      await readFile(sharedData('data/expected_counts.json'), 'utf8'),
    )
    for (const zip of zips) {
      const members = expected[zip]!
      for (const [member, counted] of Object.entries(members)) {
        if (member.startsWith('_')) continue
        const file = report.files.find(({ path }) => path.endsWith(`${zip}!/${member}`))
        expect(file, `${zip} ${member}`).toBeDefined()
        expect(file).toMatchObject({ rowsIn: counted.rows ?? counted.ids })
        if (counted.distinct_first_column !== undefined) expect(file?.distinctIds).toBe(counted.distinct_first_column)
      }
      const orphans = members['_ids_in_table_not_in_demo'] as Record<string, number>
      for (const [table, ids] of Object.entries(orphans)) {
        const file = report.files.find(({ path, table: name }) => path.includes(`${zip}!/`) && name === table)
        expect(file?.orphans, `${zip} ${table}`).toBe(ids)
      }
    }
    for (const file of report.files) expect(file.rowsIn).toBe(file.loaded + file.quarantined.length)
    expect(report.funnel[0]?.reports).toBe(100 + 100 + 258)
  })
})

describe('bad input leaves the store as it was', () => {
  let store = ''
  let before: Record<string, string> = {}
  beforeAll(async () => {
    store = await loadedStore()
    before = await folderState(store)
  }, TIMEOUT)

  async function refused(paths: readonly string[], expected: RegExp) {
    const { code, stdout, stderr } = await runBuilt(command, ['load', ...paths, '--store', store])
    expect(stderr).toMatch(expected)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(await folderState(store)).toEqual(before)
    const made = join(folder, `new-store-${++number}`)
    const { terminal, written } = memoryTerminal()
    expect(await runCommand(['load', ...paths, '--store', made, '--json'], terminal)).toBe(1)
    expect(JSON.parse(written.stderr)).toMatchObject({ code: /^error (\S+):/.exec(stderr)?.[1] })
    await expect(readdir(made)).rejects.toMatchObject({ code: 'ENOENT' })
  }

  const quarter = () => plainZip(faersMembers())

  it('loads the good quarter that the bad ones are made from', { timeout: TIMEOUT }, async () => {
    const good = join(folder, `store-${++number}`)
    const path = await inputFile('faers_ascii_2024Q1.zip', quarter())
    expect(await runBuilt(command, ['load', path, '--store', good])).toMatchObject({ code: 0 })
  })

  it('an empty zip', { timeout: TIMEOUT }, async () => {
    await refused([await inputFile('faers_ascii_2024Q1.zip', plainZip({}))], /^error input\/empty: /)
  })

  it('a file without a byte', { timeout: TIMEOUT }, async () => {
    await refused([await inputFile('faers_ascii_2024Q1.zip', '')], /^error input\/(empty|corrupt-archive): /)
  })

  it('a truncated zip', { timeout: TIMEOUT }, async () => {
    const whole = quarter()
    await refused(
      [await inputFile('faers_ascii_2024Q1.zip', whole.subarray(0, whole.length / 2))],
      /^error input\/corrupt-archive: /,
    )
  })

  it('a zip with a path that climbs out of it', { timeout: TIMEOUT }, async () => {
    const climbing = plainZip({ ...faersMembers(), '../../climbed.txt': 'x' })
    await refused([await inputFile('faers_ascii_2024Q1.zip', climbing)], /^error input\/unsafe-path: /)
  })

  it('a text file that is not FAERS', { timeout: TIMEOUT }, async () => {
    const letter = await inputFile('letter.txt', 'Dear reader,\n\nthis is a letter.\n')
    await refused([letter], /^error input\/not-recognised: .*letter\.txt is not a table.* Nor is it FAERS\./)
  })

  it('a quarter without its DRUG table', { timeout: TIMEOUT }, async () => {
    const { ['ASCII/DRUG24Q1.txt']: _, ...rest } = faersMembers()
    const path = await inputFile('faers_ascii_2024Q1.zip', plainZip(rest))
    await refused([path], /^error input\/missing-table: .*DRUG/i)
    const allowed = join(folder, `store-${++number}`)
    expect(await runBuilt(command, ['load', path, '--store', allowed, '--allow-missing'])).toMatchObject({ code: 0 })
  })

  it('a good file together with a bad one', { timeout: TIMEOUT }, async () => {
    const good = await inputFile('more.csv', caseTable(50, 'N'))
    await refused([good, await inputFile('letter.txt', 'Dear reader\n')], /^error input\//)
  })

  it('a file that is not there', { timeout: TIMEOUT }, async () => {
    await refused([join(folder, 'none.zip')], /^error input\/not-found: /)
  })

  it('a folder without permission', { timeout: TIMEOUT }, async (context) => {
    const closed = join(folder, `closed-${++number}`)
    await mkdir(closed)
    await writeFile(join(closed, 'DEMO24Q1.txt'), 'primaryid$caseid\n')
    await chmod(closed, 0)
    const writable = join(folder, `writable-${number}`)
    await mkdir(writable)
    try {
      const user = ordinaryUser(command, closed)
      if ('cannot' in user) return context.skip(user.cannot)
      const store = join(writable, 'store')
      const input = await runBuilt(command, ['load', closed, '--store', store], user)
      expect(input.stderr).toMatch(/^error input\/unreadable: /)
      expect(input.code).toBe(1)
      expect(await readdir(writable)).toEqual([])
      const cases = await inputFile('cases.csv', caseTable(10))
      const output = await runBuilt(command, ['load', cases, '--store', join(closed, 'store')], user)
      expect(output.stderr).toMatch(/^error store\/not-writable: /)
      expect(output.code).toBe(1)
    } finally {
      await chmod(closed, 0o755)
    }
    expect(await readdir(closed)).toEqual(['DEMO24Q1.txt'])
  })

  it('a full disk', { timeout: TIMEOUT }, async (context) => {
    const disk = join(folder, `disk-${++number}`)
    await mkdir(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      context.skip('a small disk can be mounted only by root')
    }
    try {
      const small = join(disk, 'store')
      const first = await inputFile('cases.csv', caseTable(100))
      expect(await runBuilt(command, ['load', first, '--store', small])).toMatchObject({ code: 0 })
      const state = await folderState(small)
      const large = await inputFile('large.csv.gz', gzipSync(caseTable(150_000)))
      const { code, stderr } = await runBuilt(command, ['load', large, '--store', small])
      expect(stderr).toMatch(/^error store\/disk-full: /)
      expect(code).toBe(1)
      expect(await folderState(small)).toEqual(state)
      expect(await runBuilt(command, ['signals', '--store', small])).toMatchObject({ code: 0 })
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('%s in mid-load', { timeout: TIMEOUT }, async (signal) => {
    const large = await inputFile('large.csv.gz', gzipSync(caseTable(300_000)))
    const load = startCommand(command, ['load', large, '--store', store])
    // A folder beside the parts is there from the start of the work until its end.
    const known = new Set(Object.keys(before).map((name) => name.split('/')[0]))
    await waitFor(async () => (await readdir(store)).some((name) => !known.has(name)) || undefined)
    load.child.kill(signal)
    const { code, stdout, stderr } = await load.ended
    expect(stderr).toMatch(/^stopping; .*\nerror request\/aborted: /)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(await folderState(store)).toEqual(before)
  })
})

async function waitFor<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + TIMEOUT
  while (Date.now() < deadline) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('waited in vain')
}
