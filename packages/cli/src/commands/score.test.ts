import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { csvText } from '@aethersignal/engine'
import { DEFAULT_MEASURES, signalColumnsOf } from '@aethersignal/model'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-score-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function score(content: string, ...options: string[]) {
  const path = join(folder, 'counts.csv')
  await writeFile(path, content)
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['score', path, ...options], terminal)
  return { code, ...written }
}

const HEADER = 'drug,event,a,drug_total,event_total,total'
const WHOLE = [HEADER, 'A,X,1,3,3,20', 'A,Y,2,3,4,20', 'B,X,2,5,3,20', 'B,Z,3,5,3,20', 'C,Y,2,2,4,20'].join('\n')

describe('score', () => {
  it('writes every column in its order and the rows in theirs', async () => {
    const { code, stdout, stderr } = await score(`${HEADER}\nB,X,20,100,420,10000\nA,X,3,100,420,10000\n`)
    const lines = stdout.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toBe(`drug,event,${signalColumnsOf(DEFAULT_MEASURES).join(',')}`)
    expect(lines.map((line) => line.split(',').slice(0, 6).join(','))).toEqual([
      'drug,event,a,b,c,d',
      'B,X,20,80,400,9500',
      'A,X,3,97,417,9483',
    ])
    expect(lines[1]?.split(',')[7]).toBe('4.95')
    // Both drugs have reports that no row of the file shows.
    expect(stderr).toContain('warning prior-incomplete-table: 2 of 2 drugs')
  })

  it('reads its own output and gives the same bytes', async () => {
    const first = await score(WHOLE)
    const second = await score(first.stdout)
    expect(first.code).toBe(0)
    expect(second.stdout).toBe(first.stdout)
    expect(second.stderr).toContain('warning columns-replaced')
  })

  it('keeps undefined numbers undefined, unless asked to add ½', async () => {
    const table = 'drug,event,a,b,c,d\nA,X,4,6,0,90\n'
    const plain = Papa.parse<Record<string, string>>((await score(table)).stdout, { header: true }).data[0]
    expect(plain).toMatchObject({ prr: '', prr025: '', ror: '', ror975: '' })
    const haldane = Papa.parse<Record<string, string>>((await score(table, '--zero-cells', 'haldane')).stdout, {
      header: true,
    }).data[0]
    expect(Number(haldane?.prr)).toBeCloseTo(4.5 / 11 / (0.5 / 91), 12)
    expect(Number(haldane?.ror)).toBeCloseTo((4.5 * 90.5) / (6.5 * 0.5), 12)
    expect(haldane?.ic).toBe(plain?.ic)
    const { rows } = JSON.parse((await score(table, '--format', 'json')).stdout)
    expect(rows[0].prr).toBeNull()
  })

  it('leaves EBGM out, and says why, where rows contradict each other', async () => {
    const { code, stdout, stderr } = await score(`${HEADER}\nA,X,1,3,3,20\nA,Y,2,4,4,20\n`, '--format', 'json')
    const { rows, prior, notes } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(prior).toBeNull()
    expect(notes[0].message).toContain('drug A has the totals 3 and 4')
    expect(rows.map((row: { ebgm: number | null }) => row.ebgm)).toEqual([null, null])
    expect(rows[0].ic).toBeTypeOf('number')
  })

  it('sorts when asked to', async () => {
    const { stdout } = await score(WHOLE, '--sort', 'ic025')
    const rows = Papa.parse<Record<string, string>>(stdout.trimEnd(), { header: true }).data
    const bounds = rows.map((row) => Number(row.ic025))
    expect(bounds).toEqual(bounds.toSorted((one, other) => other - one))
  })

  it('writes files as a whole, and a manifest that names its input', async () => {
    const out = join(folder, 'out.csv')
    const manifest = join(folder, 'run.json')
    const { code, stdout } = await score(WHOLE, '--out', out, '--manifest', manifest)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(await readFile(out, 'utf8')).toBe((await score(WHOLE)).stdout)
    const written = JSON.parse(await readFile(manifest, 'utf8'))
    expect(written).toMatchObject({ manifestVersion: 2, analysis: 'scores', request: { zeroCells: 'none' } })
    expect(written.input.files[0].sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('fails with 1 on a bad file and leaves the output alone', async () => {
    const out = join(folder, 'kept.csv')
    await writeFile(out, 'kept')
    const { code, stderr } = await score(`${HEADER}\nA,X,5,4,9,100\n`, '--out', out)
    expect(code).toBe(1)
    expect(stderr).toContain('error measure/invalid-count: a is 5, more than drug_total, 4.')
    expect(stderr).toContain('line 2, field drug_total')
    expect(await readFile(out, 'utf8')).toBe('kept')
  })
})

describe.skipIf(!hasSharedData)('score on a published table of real pairs', () => {
  const Z = 1.959963984540054
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  const published = () =>
    Papa.parse<Record<string, string>>(
      gunzipSync(readFileSync(sharedData('data/bigger/faers_2025q4_2026q1_pairs_half.csv.gz'))).toString(),
      { header: true, skipEmptyLines: true },
    ).data

  it('agrees with every printed digit', { timeout: 180_000 }, async () => {
    const rows = published()
    const counts = [
      HEADER,
      ...rows.map((row) =>
        [
          csvText(row.ingredient ?? ''),
          csvText(row.reaction_pt ?? ''),
          row.case_count,
          row.drug_total,
          row.reaction_total,
          755_960,
        ].join(','),
      ),
    ].join('\n')
    const [plain, haldane] = await Promise.all([score(counts), score(counts, '--zero-cells', 'haldane')])
    const parse = (text: string) => Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data
    const scored = parse(plain.stdout)
    const corrected = parse(haldane.stdout)
    expect(scored).toHaveLength(rows.length)
    let zeroCells = 0
    const differing: unknown[] = []
    rows.forEach((row, index) => {
      const zero = row.has_zero_cell === 'true'
      if (zero) zeroCells++
      const ours = (zero ? corrected : scored)[index]!
      const check = (column: string, value: number, text: string | undefined) => {
        if (!(Math.abs(value - Number(text)) <= 0.000_500_001)) differing.push([row, column, value])
      }
      const number = (column: string) => Number(ours[column])
      check('prr', number('prr'), row.prr)
      check('ror', number('ror'), row.ror)
      if (zero) return
      check('chi2', number('chi2'), row.chi_square)
      // The publisher rounded before he went on: the interval is of z = 1.96 around the printed ROR, and the bound of
      // the IC is the difference of two printed numbers.
      const factor = (number('ror025') / number('ror')) ** (1.96 / Z)
      check('ror025', rounded(number('ror')) * factor, row.ror_ci_lower)
      const width = rounded(number('ic') - number('ic025_approx'))
      check('ic025_approx', rounded(number('ic')) - width, row.ic025)
    })
    expect(zeroCells).toBeGreaterThan(50)
    expect(differing).toEqual([])
  })

  it('reaches the certified prior and EBGM of the whole CAERS table', { timeout: 180_000 }, async () => {
    const reference = Papa.parse<Record<string, string>>(
      gunzipSync(readFileSync(sharedData('reference/values/caers/mgps_scores.csv.gz'))).toString(),
      { header: true, skipEmptyLines: true },
    ).data
    const { fits } = JSON.parse(await readFile(sharedData('reference/values/caers/mgps_fits.json'), 'utf8'))
    const counts = [
      HEADER,
      ...reference.map(({ var1 = '', var2 = '', n, n1, n2 }) =>
        [csvText(var1), csvText(var2), n, n1, n2, 3356].join(','),
      ),
    ].join('\n')
    const { code, stdout } = await score(counts, '--format', 'json')
    const { rows, prior, notes } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(notes).toEqual([])
    expect(prior.certificate.negativeLogLikelihood).toBeCloseTo(fits.full.negLL, 6)
    expect(prior.certificate.cells).toBe(2874 * 1328)
    let worst = 0
    reference.forEach((expected, index) => {
      for (const column of ['ebgm', 'eb05', 'eb95']) {
        const value = Number(expected[`${column}_full`])
        worst = Math.max(worst, Math.abs(rows[index][column] / value - 1))
      }
    })
    expect(worst).toBeLessThan(1e-6)
  })
})

describe('score on many rows', () => {
  it('keeps every row of a gzipped file', { timeout: 180_000 }, async () => {
    const path = join(folder, 'many.csv.gz')
    const drugs = 400
    const events = 500
    const lines = [HEADER]
    for (let drug = 0; drug < drugs; drug++) {
      for (let event = 0; event < events; event++)
        lines.push(`D${drug},E${event},1,${events},${drugs},${drugs * events}`)
    }
    await writeFile(path, gzipSync(lines.join('\n')))
    const { terminal, written } = memoryTerminal()
    expect(await runCommand(['score', path], terminal)).toBe(0)
    const rows = written.stdout.trimEnd().split('\n')
    expect(rows).toHaveLength(drugs * events + 1)
    expect(rows.at(-1)).toMatch(/^D399,E499,1,499,399,199101,1,/)
  })
})
