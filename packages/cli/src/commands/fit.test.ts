import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-fit-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fit(content: string, ...options: string[]) {
  const path = join(folder, 'counts.csv')
  await writeFile(path, content)
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['fit', path, ...options], terminal)
  return { code, path, ...written }
}

/** Cells of two gammas, as frequencies: most are reported as expected, a tenth far more often. */
const ROWS = [0.2, 1, 4].flatMap((expected) =>
  Array.from({ length: 300 }, (_, n) => {
    const chance = (alpha: number, beta: number) => {
      let value = (beta / (beta + expected)) ** alpha
      for (let k = 1; k <= n; k++) value *= ((alpha + k - 1) / k) * (expected / (beta + expected))
      return value
    }
    return [n, expected, Math.round(1e6 * (0.1 * chance(2, 0.5) + 0.9 * chance(4, 4)))]
  }),
)
const EXPECTED = ['n,expected,weight', ...ROWS].join('\n')

/** Every pair of 12 drugs and 10 events but the last of each drug. */
const TABLE = [
  'drug,event,a,b,c,d',
  ...Array.from({ length: 12 * 10 }, (_, pair) => {
    const [drug, event] = [Math.floor(pair / 10), pair % 10]
    return event === 9 ? [] : [`D${drug},E${event},${((drug * 7 + event * 5) % 11) + 1}`]
  })
    .flat()
    .map((row) => {
      const [, drug, event, a] = /^D(\d+),E(\d+),(\d+)$/.exec(row)!.map(Number)
      const column = Array.from({ length: 12 }, (_, one) => ((one * 7 + event! * 5) % 11) + 1)
      const line = Array.from({ length: 9 }, (_, one) => ((drug! * 7 + one * 5) % 11) + 1)
      const [drugTotal, eventTotal] = [line, column].map((counts) => counts.reduce((sum, count) => sum + count, 0))
      const [b, c] = [drugTotal! - a!, eventTotal! - a!]
      return `${row},${b},${c},${1000 - a! - b - c}`
    }),
].join('\n')

describe('fit', () => {
  it('prints the prior with its certificate', async () => {
    const { code, stdout, stderr } = await fit(EXPECTED)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/12 of 12 starts agree, converged, no parameter at its edge/)
    expect(stdout).toMatch(/^p {7}0\.\d+ +95 % interval 0\.09\d+ … 0\.10\d+$/m)
    const prior = /^--prior (.*)$/m.exec(stdout)?.[1]?.split(',').map(Number) ?? []
    expect([2, 0.5, 4, 4, 0.1].map((truth, i) => Math.abs(prior[i]! / truth - 1) < 0.03)).toEqual(Array(5).fill(true))
  })

  it('writes JSON with every figure of the certificate', async () => {
    const { stdout } = await fit(EXPECTED, '--json')
    const written = JSON.parse(stdout)
    expect(Object.keys(written)).toEqual([
      'theta',
      'negLogLik',
      'likelihood',
      'minimumCount',
      'gradientNorm',
      'curvature',
      'conditionNumber',
      'standardErrors',
      'starts',
      'startsAgreeing',
      'converged',
      'boundary',
      'iterations',
      'points',
      'cells',
      'zeroCells',
      'definitions',
      'notes',
    ])
    expect(Object.keys(written.theta)).toEqual(['alpha1', 'beta1', 'alpha2', 'beta2', 'p'])
    expect(written).toMatchObject({ likelihood: 'full', minimumCount: 0, starts: 12, converged: true, boundary: [] })
    expect(written.cells).toBe(ROWS.reduce((sum, [, , weight]) => sum + weight!, 0))
    expect(written.gradientNorm).toBeLessThan(1e-6)
    expect((await fit(EXPECTED, '--format', 'json')).stdout).toBe(stdout)
  })

  it('fits the table a file of pairs stands for, or its rows under a truncated likelihood', async () => {
    const whole = JSON.parse((await fit(TABLE, '--json')).stdout)
    expect(whole).toMatchObject({ cells: 108, zeroCells: 0, definitions: { expected: 'drug_total·event_total/total' } })
    const some = TABLE.split('\n').filter((_, line) => line % 10 !== 5)
    const { theta: _, ...holes } = JSON.parse((await fit(some.join('\n'), '--json')).stdout)
    expect(holes).toMatchObject({ cells: 108, zeroCells: 108 - (some.length - 1) })
    for (const form of ['componentTruncated', 'mixtureTruncated']) {
      const options = ['--likelihood', form, '--minimum-count', '2', '--json']
      const rows = JSON.parse((await fit(some.join('\n'), ...options)).stdout)
      const reaching = some.slice(1).filter((row) => Number(row.split(',')[2]) >= 2).length
      expect(rows).toMatchObject({ likelihood: form, minimumCount: 2, cells: reaching, zeroCells: 0 })
    }
  })

  it('says so when the full likelihood gets no empty cells', async () => {
    const { stderr } = await fit(EXPECTED.replace(/\n0,.*/g, ''))
    expect(stderr).toContain('warning prior-without-empty-cells')
  })

  it('records what it read', async () => {
    const manifest = join(folder, 'manifest.json')
    await fit(EXPECTED, '--likelihood', 'mixtureTruncated', '--manifest', manifest)
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      ...{ manifestVersion: 2, analysis: 'fit' },
      input: { files: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
      request: { likelihood: 'mixtureTruncated', minimumCount: 1, squashed: false },
      definitions: { expected: 'as given' },
    })
  })

  it('names file, line and field of what it cannot use', async () => {
    const failure = async (content: string, ...options: string[]) => {
      const { code, stdout, stderr } = await fit(content, ...options, '--json')
      expect({ code, stdout }).toEqual({ code: stderr.includes('usage/') ? 2 : 1, stdout: '' })
      return JSON.parse(stderr)
    }
    const file = join(folder, 'counts.csv')
    expect(await failure('n,expected\n1,1\n2,0\n')).toMatchObject({
      code: 'measure/invalid-value',
      place: { file, line: 3, field: 'expected' },
    })
    expect(await failure('n,expected\n1,1\n-2,1\n')).toMatchObject({
      code: 'measure/invalid-count',
      place: { line: 3 },
    })
    expect(await failure('n,expected\n1,1\n2,x\n')).toMatchObject({ place: { file, line: 3, field: 'expected' } })
    expect(await failure('n,expected\n1,1\n')).toMatchObject({ code: 'measure/too-little-data', place: { file } })
    expect(await failure('a,b,c,d\n1,2,3,4\n')).toMatchObject({ code: 'measure/inconsistent-margins', place: { file } })
    expect(await failure('n\n1\n')).toMatchObject({ code: 'input/missing-column', place: { file, field: 'expected' } })
    expect(await failure(EXPECTED, '--minimum-count', '2')).toMatchObject({ code: 'usage/invalid' })
  })
})

describe.skipIf(!hasSharedData)('fit of real counts', () => {
  it('finds the global optimum of caers under each likelihood', async () => {
    const { countsCsv, negLL } = await import('../fit/caers.fixture.js')
    const content = countsCsv()
    for (const [likelihood, optimum] of Object.entries(negLL())) {
      const { stdout, stderr } = await fit(content, '--json', '--likelihood', likelihood)
      expect(stderr).toBe('')
      expect(JSON.parse(stdout)).toMatchObject({ converged: true, likelihood })
      expect(Math.abs(JSON.parse(stdout).negLogLik - optimum)).toBeLessThan(1e-8)
    }
  })

  it('squashes when asked to, and says so', async () => {
    const { countsCsv } = await import('../fit/caers.fixture.js')
    const options = ['--squash', '--json', '--likelihood', 'componentTruncated']
    const { stdout } = await fit(countsCsv(), ...options)
    // openEBGM's autoSquash of the same pairs: 1,138 points, of which these are distinct.
    expect(JSON.parse(stdout)).toMatchObject({ points: 855, cells: 17_189, definitions: { squashed: true } })
    expect(JSON.parse((await fit(countsCsv(), ...options.slice(1))).stdout).points).toBe(1723)
  })
})
