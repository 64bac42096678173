import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import type { LoadedFile, LoadReport } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

interface Printed extends LoadReport {
  readonly recognised: readonly { readonly path: string; readonly source: string; readonly reason: string }[]
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-load-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const { terminal, written } = memoryTerminal()
  return { code: await runCommand(args, terminal), ...written }
}
const load = (...args: string[]) => run('load', ...args, '--store', join(folder, 'store'))

async function loadJson(...args: string[]): Promise<Printed> {
  const { code, stdout, stderr } = await load(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Printed
}

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

describe('load', () => {
  const cases = 'case_id,version,drug,event\n1,1,ASPIRIN,Nausea\n2,1,ASPIRIN,Rash\n'

  it('says what a further file changed, in JSON with every case', async () => {
    const first = join(folder, 'a.csv')
    await writeFile(first, cases)
    expect((await load(first)).stdout).toContain('cases: 0 before, 2 now\n  csv: 2 added: 1, 2')
    await writeFile(
      first,
      cases.replace('2,1,ASPIRIN,Rash\n', Array.from({ length: 300 }, (_, at) => `${at + 3},1,X,Y\n`).join('')),
    )
    const { before, after, changes } = (await loadJson(first)).cases!
    expect([before, after]).toEqual([2, 301])
    expect(changes.map(({ change, cases: count, ids }) => [change, count, ids.length])).toEqual([
      ['added', 300, 300],
      ['lost', 1, 1],
      ['unchanged', 1, 0],
    ])
  })

  it('refuses a folder with an unknown file only when it is asked to', async () => {
    const mixed = await mkdtemp(join(folder, 'mixed-'))
    await writeFile(join(mixed, 'a.csv'), cases)
    await writeFile(join(mixed, 'notes.txt'), 'Nothing of interest.\n')
    const strict = await load(mixed, '--strict')
    expect(strict).toMatchObject({ code: 1, stdout: '' })
    expect(strict.stderr).toMatch(/^error input\/not-recognised: .*notes\.txt/)
    await expect(readdir(join(folder, 'store'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await loadJson(mixed)).leftOut).toMatchObject([{ path: join(mixed, 'notes.txt') }])
  })
})

describe('trace', () => {
  it('shows where a case came from, and says when there is none', async () => {
    const file = join(folder, 'a.csv')
    await writeFile(file, 'case_id,drug,event\n1,ASPIRIN,Nausea\n')
    await load(file)
    const store = ['--store', join(folder, 'store')]
    const shown = await run('trace', '1', ...store)
    expect(shown.code).toBe(0)
    expect(shown.stdout).toMatch(/^case 1 of csv: 1 version\n/)
    expect(shown.stdout).toMatch(/drug +verbatim +ASPIRIN +\[1\] +2\n/)
    const { cases } = JSON.parse((await run('trace', '1', ...store, '--json')).stdout)
    expect(cases).toMatchObject([{ caseId: '1', versions: [{ standing: 'current', reader: { id: 'csv' } }] }])
    expect(await run('trace', '2', ...store)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error query\/unknown-term/),
    })
  })
})

describe.skipIf(!hasSharedData)('load of a folder that holds everything together', () => {
  const root = () => sharedData('data/ci_small')
  type Counted = Record<string, { readonly rows?: number; readonly ids?: number }>

  it('sorts it out by itself, accounts for every row, and changes nothing the second time', {
    timeout: 180_000,
  }, async () => {
    const report = await loadJson(root())

    const told = [...report.recognised, ...report.leftOut].map(({ path }) => relative(root(), path))
    expect(told.sort()).toEqual((await filesBelow(root())).sort())
    const reasons = new Map(report.leftOut.map(({ path, reason }) => [relative(root(), path), reason]))
    for (const name of ['billion_laughs.xml', 'quadratic_blowup.xml', 'test_xxe.xml']) {
      expect(reasons.get(`e2b_r2_like/${name}`)).toMatch(/^input\/unsafe-xml: /)
    }
    expect(reasons.get('e2b_r3/R3ack-positive.ack')).toMatch(/^input\/not-recognised: .*acknowledgement/)

    for (const file of report.files) expect(file.rowsIn).toBe(file.loaded + file.quarantined.length)
    // A file whose bytes lie in another place too is read once, and a warning says which.
    const copies = report.warnings.filter(({ code }) => code === 'duplicate-file').map(({ message }) => message)
    const fileOf = (name: string): LoadedFile => {
      const copy = copies.find((message) => message.includes(`${name} holds the same bytes as `))
      const readAs = copy === undefined ? `/${name}` : / as (.*); read once\.$/.exec(copy)![1]!
      const found = report.files.filter(({ path }) => path === name || path.endsWith(readAs))
      expect(found, name).toHaveLength(1)
      return found[0]!
    }
    const expected = JSON.parse(await readFile(sharedData('data/expected_counts.json'), 'utf8')) as Record<
      string,
      Counted
    >
    let compared = 0
    for (const [container, members] of Object.entries(expected)) {
      if (container.endsWith('.xml')) {
        const counted = members as { readonly safetyreports?: number; readonly PORR_messages?: number }
        expect(fileOf(basename(container)).rowsIn, container).toBe(counted.safetyreports ?? counted.PORR_messages)
        compared++
        continue
      }
      for (const [member, { rows, ids }] of Object.entries(members)) {
        if (member.startsWith('_')) continue
        const file = fileOf(container.endsWith('.zip') ? `${container}!/${member}` : member)
        expect(file.rowsIn, `${container} ${member}`).toBe(rows ?? ids)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(40)
    const vaers = await readFile(join(root(), 'vaers_2021jan/2021VAERSDATA.csv'), 'latin1')
    const vaersIds = new Set(vaers.match(/^\d{6,7}(?=,\d\d\/\d\d\/\d{4},)/gm))
    expect(vaersIds.size).toBe(2946)
    expect(fileOf('2021VAERSDATA.csv')).toMatchObject({ loaded: 2946, distinctIds: 2946 })

    const { before, after, changes } = report.cases!
    expect(before).toBe(0)
    expect(after).toBe(report.funnel.find(({ step }) => step === 'not-deleted')!.reports)
    const added = changes.filter(({ change }) => change === 'added')
    expect(added.reduce((sum, { cases }) => sum + cases, 0)).toBe(after)
    const ofVaers = added.find(({ family }) => family === 'vaers')!
    expect(new Set(ofVaers.ids)).toEqual(vaersIds)

    const again = await loadJson(root())
    expect(again.parts.map(({ change }) => change)).toEqual(report.parts.map(() => 'unchanged'))
    expect(again.funnel).toEqual(report.funnel)
    expect([...new Set(again.cases!.changes.map(({ change }) => change))]).toEqual(['unchanged', 'still-withdrawn'])
  })
})
