import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

const pairs = (n: (drug: number, event: number) => string) =>
  [0, 1, 2].flatMap((drug) => [0, 1, 2].map((event) => `D${drug},E${event},${n(drug, event)}`))
const table = (missing: string) =>
  [
    'drug,event,n',
    ...pairs((drug, event) => (drug === 1 && event === 1 ? missing : String(3 + drug * 5 + event))),
  ].join('\n')
const triples = 'n111,n11,n101,n10,n011,n01,n001,n00'

/** A file with a missing number, the command, and what it says is missing of which column. */
const CASES: readonly (readonly [command: string, file: (missing: string) => string, argv: string[], said: string])[] =
  [
    ['score', (na) => `a,b,c,d\n20,80,400,9500\n${na},80,400,9500\n`, [], 'a 1'],
    ['score', (na) => `a,drug_total,event_total,total\n20,100,420,9999\n5,${na},420,9999\n`, [], 'drug_total 1'],
    ['score', (na) => `n,expected\n7,1.5\n3,${na}\n`, ['--prior', '0.2,0.1,2,4,0.3333'], 'expected 1'],
    [
      'fit',
      (na) =>
        `n,expected\n${na},2\n${[0, 1, 1, 2, 3, 4, 9, 20].flatMap((n) => [0.5, 1, 2, 4].map((e) => `${n},${e}`)).join('\n')}\n`,
      [],
      'n 1',
    ],
    ['lrt', table, ['--simulations', '100'], 'n 1'],
    ['mddc', table, [], 'n 1'],
    ['strata', (na) => `stratum,a,b,c,d\nF,5,20,30,400\nM,6,30,20,500\nX,${na},1,1,1\n`, [], 'a 1'],
    ['adjust-p', (na) => `p\n0.01\n${na}\n0.5\n`, ['--column', 'p', '--tests', '9'], 'p 1'],
    [
      'calibrate',
      (na) => `log_rr,se_log_rr\n0.1,0.2\n-0.1,0.1\n0.3,0.2\n0,0.3\n0.2,0.2\n-0.3,0.2\n${na},0.2\n`,
      ['--alpha', '0.05'],
      'log_rr 1',
    ],
    ['evaluate', (na) => `label,eb05\n1,3\n0,1\n1,2\n0,0.5\n1,${na}\n`, ['--simulations', '100'], 'Cells of eb05'],
    ['evaluate', (na) => `label,eb05\n1,3\n0,1\n1,2\n0,0.5\n${na},0.5\n`, ['--simulations', '100'], 'label 1'],
    ['onset', (na) => `time\n3\n10\n45\n${na}\n60\n90\n`, [], 'time 1'],
    ['onset', (na) => `time,time_to\n3,${na}\n10,12\n45,46\n60,61\n90,92\n`, [], 'time_to 1'],
    ['interactions', (na) => `${triples}\n5,20,4,50,6,60,20,900\n${na},20,4,50,6,60,20,900\n`, [], 'n111 1'],
    ['lasso', (na) => lassoReports(na), ['--event', 'E'], 'drug 1'],
  ]

function lassoReports(missing: string): string {
  const rows = Array.from({ length: 60 }, (_, at) => `${at},D${at % 3},${at % 4 === 0 || at % 3 === 0 ? 'E' : 'F'}`)
  return ['report,drug,event', ...rows, `61,${missing},E`].join('\n')
}

describe('a missing number', () => {
  it.each(CASES)('%s reads it as missing, goes on and counts it: %#', async (command, file, argv, said) => {
    for (const missing of ['NA', '#N/A']) {
      const { code, stdout, stderr } = await runOnFiles(
        { 'in.csv': file(missing) },
        command,
        'in.csv',
        ...argv,
        '--format',
        command === 'fit' ? 'text' : 'csv',
      )
      expect([code, code === 0 ? '' : stderr]).toEqual([0, ''])
      expect(stderr.replace(/\s+/g, ' ')).toContain('missing-values')
      expect(stderr.replace(/\s+/g, ' ')).toContain(said)
      expect(stdout.split('\n').length).toBeGreaterThan(1)
    }
  })

  it('leaves its row in place in what score writes, undefined with the reason', async () => {
    const text = 'id,drug,event,a,b,c,d\n1,A,x,20,80,400,9500\n2,A,y,NA,80,400,9500\n3,B,x,5,80,415,9500\n'
    const { stdout } = await runOnFiles({ 'in.csv': text }, 'score', 'in.csv', '--format', 'json')
    const { rows, notes } = JSON.parse(stdout)
    expect(rows.map(({ id, prr }: { id: string; prr: number | null }) => [id, prr === null])).toEqual([
      ['1', false],
      ['2', true],
      ['3', false],
    ])
    expect(rows[1].undefinedBecause).toMatchObject({ prr: 'invalid-row', ic: 'invalid-row' })
    expect(notes[0]).toMatchObject({ code: 'missing-values', count: 1 })
  })

  it('does not turn a column of numbers into another kind: one bad cell is missing, counted', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `${at % 2},${at === 7 ? 'n.d.' : at},word`)
    const text = ['label,ic025,comment', ...rows].join('\n')
    const { stdout } = await runOnFiles(
      { 'in.csv': text },
      'evaluate',
      'in.csv',
      '--simulations',
      '100',
      '--format',
      'json',
    )
    const { rows: judged, notes } = JSON.parse(stdout)
    expect(judged.map(({ score }: { score: string }) => score)).toEqual(['ic025'])
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'not-numbers', count: 1 }),
        expect.objectContaining({ code: 'ignored-columns' }),
      ]),
    )
  })

  it('is refused where a period would be taken for one without events', async () => {
    const { code, stderr } = await runOnFiles(
      { 'in.csv': 'period,count\n2020,3\n2021,NA\n2022,5\n' },
      'trend',
      'in.csv',
    )
    expect([code, stderr.includes('measure/invalid-count')]).toEqual([1, true])
  })
})
