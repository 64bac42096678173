import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MEASURES, SIGNAL_COLUMNS, signalColumnsOf } from '@aethersignal/model'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

type Row = Readonly<Record<string, string>>

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-references-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const parse = (text: string) => Papa.parse<Row>(text.trimEnd(), { header: true }).data

async function score(content: string, ...options: string[]) {
  const path = join(folder, 'counts.csv')
  await writeFile(path, content)
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['score', path, ...options], terminal)
  return { code, ...written }
}

/** Undefined and infinite values of a reference are undefined values of ours; what underflows is 0. */
function differs(ours: string | undefined, reference: string | undefined, tolerance: number): boolean {
  const known = Number(reference)
  const value = ours === '' ? Number.NaN : Number(ours)
  if (reference === undefined || !Number.isFinite(known)) return !Number.isNaN(value)
  if (Math.abs(known) < 1e-307) return Math.abs(value) > 1e-300
  return !(Math.abs(value - known) <= tolerance * Math.max(Math.abs(known), 1e-300))
}

const TRUTH_OF_COLUMN = {
  expected: 'E',
  chi2: 'chi2',
  chi2_yates: 'chi2_yates',
  ic: 'IC_noren',
  ic025: 'IC025_gamma',
  ic975: 'IC975_gamma',
  ic025_approx: 'IC025_approx33',
  ic975_approx: 'IC975_approx24',
  rrr: 'RRR',
  ror_ha: 'ROR_HA',
  ror_ha025: 'ROR_HA_lo95',
  ror_ha975: 'ROR_HA_hi95',
  yule_q: 'YuleQ',
  yule_q025: 'YuleQ_lo95',
  yule_q975: 'YuleQ_hi95',
  yule_y: 'YuleY',
  chi2_p: 'chi2_p',
  chi2_yates_p: 'chi2_yates_p',
  fisher_greater_p: 'fisher_greater_p',
  fisher_less_p: 'fisher_less_p',
  fisher_two_p: 'fisher_two_p',
  fisher_midp: 'fisher_midp_greater',
  poisson_p: 'pois_greater_p',
  ic_dirichlet: 'IC_noren2006_MAP',
  bcpnn_gould: 'BCPNN_gould_IC',
  bcpnn_gould025: 'BCPNN_gould_lo95',
  bcpnn_gould975: 'BCPNN_gould_hi95',
  bcpnn_bate: 'BCPNN_bate_IC',
  bcpnn_bate_lower: 'BCPNN_bate_IC_minus_2sd',
  lrt_poisson: 'LRT_poisson_logLR',
  lrt_huang_event: 'LRT_huang_logLR',
} as const

describe.skipIf(!hasSharedData)('score --measures all beside 60-digit values', () => {
  it('writes every column for 132 tables, other columns in front, all to 1e-10', async () => {
    const truth = parse(await readFile(sharedData('reference/values/exact2x2/truth_2x2.csv'), 'utf8'))
    const lines = truth.map(({ a, b, c, d }, row) => `table ${row},${d},${a},${b},${c}`)
    const { code, stdout } = await score(['id,d,a,b,c', ...lines].join('\n'), '--measures', 'all')
    expect(code).toBe(0)
    expect(stdout.split('\n', 1)[0]).toBe(`id,${SIGNAL_COLUMNS.join(',')}`)
    expect(signalColumnsOf(MEASURES)).toEqual(SIGNAL_COLUMNS)
    const rows = parse(stdout)
    expect(rows.map(({ id }) => id)).toEqual(truth.map((_, row) => `table ${row}`))
    const differing = Object.entries(TRUTH_OF_COLUMN).flatMap(([column, reference]) =>
      rows.flatMap((row, index) =>
        // Fisher's test of the largest tables is not in the reference.
        !(column.startsWith('fisher') && truth[index]?.[reference] === 'NA') &&
        differs(row[column], truth[index]?.[reference], 1e-10)
          ? [[column, row[column], truth[index]?.[reference]]]
          : [],
      ),
    )
    expect(differing).toEqual([])
  })

  it('scores observed and expected counts under nine priors, all to 1e-10', async () => {
    const truth = parse(await readFile(sharedData('reference/values/exact2x2/truth_ebgm.csv'), 'utf8'))
    const columns = {
      qn: 'Qn',
      ebgm: 'EBGM',
      posterior_mean: 'posterior_mean',
      eb05: 'EB05',
      eb95: 'EB95',
      eb025: 'EB025',
      eb975: 'EB975',
      eb50: 'EB50',
      p_rr_gt_1: 'post_RR_gt_1',
      p_rr_gt_2: 'post_RR_gt_2',
      p_rr_le_1: 'post_H0_RR_le_1',
      p_rr_le_2: 'post_H0_RR_le_2',
    } as const
    const priors = new Set(truth.map(({ alpha1, beta1, alpha2, beta2, P }) => [alpha1, beta1, alpha2, beta2, P].join()))
    const differing: unknown[] = []
    for (const prior of priors) {
      const of = truth.filter(
        ({ alpha1, beta1, alpha2, beta2, P }) => [alpha1, beta1, alpha2, beta2, P].join() === prior,
      )
      const { code, stdout } = await score(
        ['n,expected', ...of.map(({ n, E }) => `${n},${E}`)].join('\n'),
        '--prior',
        prior,
      )
      expect(code).toBe(0)
      expect(stdout.split('\n', 1)[0]).toBe(`n,expected,${Object.keys(columns).join(',')}`)
      parse(stdout).forEach((row, index) => {
        for (const [column, reference] of Object.entries(columns)) {
          const known = of[index]?.[reference]
          // The reference made upper tails as one minus the lower one, in 60 digits: nothing is left of smaller ones.
          if (column.startsWith('p_') && Math.abs(Number(known)) < 1e-40) {
            if (!(Number(row[column]) < 1e-39)) differing.push([column, row, known])
          } else if (differs(row[column], known, 1e-10)) differing.push([column, row, known])
        }
      })
    }
    expect(priors.size).toBe(9)
    expect(differing).toEqual([])
  })
})

describe('score on files of other kinds', () => {
  it('says why a value is undefined in JSON', async () => {
    const { stdout } = await score('a,b,c,d\n4,6,0,90\n', '--measures', 'prr,yule', '--format', 'json')
    const { rows, definitions } = JSON.parse(stdout)
    expect(rows[0]).toMatchObject({ prr: null, undefinedBecause: { prr: 'zero-comparator', yule: 'zero-comparator' } })
    expect(definitions).toMatchObject({ level: 0.95, zeroCells: 'none' })
  })

  it('gives rows without names everything but EBGM, and with a prior EBGM too', async () => {
    const plain = await score('a,b,c,d\n4,6,5,90\n')
    expect(plain.stderr).toContain('warning prior-without-names')
    expect(parse(plain.stdout)[0]).toMatchObject({ ebgm: '' })
    const shrunk = await score('a,b,c,d\n4,6,5,90\n', '--prior', '0.2,0.1,2,4,0.3')
    expect(shrunk.stderr).toBe('')
    expect(Number(parse(shrunk.stdout)[0]?.['ebgm'])).toBeGreaterThan(1)
  })

  it('narrows the intervals at a lower level, and names it in the columns', async () => {
    const bound = async (column: string, ...options: string[]) =>
      Number(parse((await score('a,b,c,d\n4,6,5,90\n', ...options)).stdout)[0]?.[column])
    expect(await bound('ror10', '--level', '0.8')).toBeGreaterThan(await bound('ror025'))
  })

  it.each([
    ['n,expected\n3,1.5\n', [], 'usage/invalid', 'Observed and expected counts are scored under a prior.'],
    ['n,expected\n3,-1\n', ['--prior', '1,1,1,1,0.5'], 'measure/invalid-value', 'line 2, field expected'],
    ['n,expected\n3.5,1\n', ['--prior', '1,1,1,1,0.5'], 'measure/invalid-count', 'line 2, field n'],
    ['a,b,c\n1,2,3\n', [], 'input/missing-column', 'd'],
    ['a,b,c,d\n1,2,3,4\n', ['--level', '1.5'], 'usage/invalid', '--level'],
    ['a,b,c,d\n1,2,3,4\n', ['--prior', '1,1,0,1,0.5'], 'usage/invalid', 'alpha1,beta1,alpha2,beta2,p'],
    ['a,b,c,d\n1,2,3,4\n', ['--sort', 'nothing'], 'usage/invalid', 'no column nothing'],
  ])('%j %j is refused with %s', async (content, options, code, text) => {
    const { code: exit, stderr } = await score(content, ...options)
    expect(exit).toBe(code === 'usage/invalid' ? 2 : 1)
    expect(stderr).toContain(code)
    expect(stderr).toContain(text)
  })
})
