import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatedReport } from '../../test/case-files.js'
import { runOnFiles } from '../commands/run-on-files.fixture.js'
import { smallStore } from '../store/small-store.fixture.js'
import { datedStore } from './dated-store.fixture.js'

const day = (number: number) => `202401${String(number).padStart(2, '0')}`
const after = (days: number, drug: string, event: string): DatedReport => ({
  drugs: [{ name: drug, start: day(1) }],
  events: [event],
  eventDate: day(1 + days),
})

/** Days from the first dose to the event, by group. */
const PAIR = [2, 3, 5, 8]
const OTHER_DRUGS = [10, 12, 13, 20, 25]
const OTHER_EVENTS = [1, 4, 6, 9, 15, 21]

const REPORTS: readonly DatedReport[] = [
  ...PAIR.map((days) => after(days, 'ALPHA', 'Rash')),
  ...OTHER_DRUGS.map((days) => after(days, 'BETA', 'Rash')),
  ...OTHER_EVENTS.map((days) => after(days, 'ALPHA', 'Nausea')),
  // Partial, and also allowing an event before the first dose: 0 to 30 days.
  { drugs: [{ name: 'ALPHA', start: '202401' }], events: ['Rash'], eventDate: '202401', sex: 'M' },
  { drugs: [{ name: 'ALPHA' }], events: ['Rash'], eventDate: day(9) },
  { drugs: [{ name: 'ALPHA', start: day(9) }], events: ['Rash'], eventDate: day(3) },
  // The drug is only concomitant: another drug's report.
  {
    drugs: [
      { name: 'BETA', start: day(3) },
      { name: 'ALPHA', role: 'C', start: day(1) },
    ],
    events: ['Rash', 'Nausea'],
    eventDate: day(10),
  },
  after(3, 'GAMMA', 'Headache'),
]

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-onset-'))
  store = await datedStore(join(folder, 'dated'), REPORTS)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const onset = (...args: string[]) =>
  runOnFiles({}, 'onset', '--store', store, '--drug', 'alpha', '--event', 'rash', ...args)

describe('onset on a store', () => {
  it('gives the same numbers as a file of its times', async () => {
    const lines = [
      ...PAIR.map((days) => `${days},,pair`),
      '0,30,pair',
      ...[...OTHER_DRUGS, 7].map((days) => `${days},,other drugs`),
      ...OTHER_EVENTS.map((days) => `${days},,other events`),
    ]
    const csv = `time,time_to,group\n${lines.join('\n')}\n`
    const permuted = ['--simulations', '199', '--seed', '3', '--format', 'json']
    const fromFile = await runOnFiles({ 't.csv': csv }, 'onset', 't.csv', '--against', 'pair', ...permuted)
    const { code, stdout } = await onset(...permuted)
    expect(code).toBe(0)
    const [store, file] = [JSON.parse(stdout), JSON.parse(fromFile.stdout)]
    expect(store.rows).toEqual(file.rows)
    expect(store.comparisons).toEqual(file.comparisons)
    expect(store.rows[0]).toMatchObject({ group: 'pair', n: 5, exact: 4, intervals: 1, ks_d: null })
    // All but one time of other drugs are longer than all of the pair: U = 5 · 4 + 3, by counting.
    expect(store.rows[3]).toMatchObject({ group: 'other drugs', n: 6, wilcoxon_w: 23 })
    expect(store.definitions).toMatchObject({ unit: 'reports', against: 'pair', level: 0.95 })
    expect(store.definitions.groups).toHaveProperty('other events')
  })

  it('says what became of reports without a time, group by group', async () => {
    const manifest = join(folder, 'manifest.json')
    const { stderr } = await onset('--manifest', manifest)
    for (const code of ['without-date', 'event-before-start', 'possibly-before-start']) expect(stderr).toContain(code)
    const { request } = JSON.parse(await readFile(manifest, 'utf8'))
    expect(request).toMatchObject({ drug: 'alpha', event: 'rash', against: null })
    const { groups } = JSON.parse((await onset('--format', 'json')).stdout)
    const counts = { reports: 7, withoutDate: 1, eventBeforeStart: 1, possiblyBeforeStart: 1, widened: 0 }
    expect(groups.pair).toEqual(counts)
    expect(groups['other drugs'].reports).toBe(6)
    expect(groups['other events'].reports).toBe(6)
  })

  it('counts roles and conditions as signals does', async () => {
    const json = async (...args: string[]) => JSON.parse((await onset('--format', 'json', ...args)).stdout)
    const concomitant = await json('--role', 'PS,C')
    // The report with the drug as concomitant comes to the pair, nine days after the drug's own start.
    expect(concomitant.rows[0]).toMatchObject({ group: 'pair', n: 6, exact: 5 })
    expect(concomitant.rows[3]).toMatchObject({ group: 'other drugs', n: 5 })
    const women = await json('--sex', 'F')
    expect(women.rows[0]).toMatchObject({ group: 'pair', n: 4, intervals: 0 })
    const other = await json('--against', 'other drugs', '--model', 'weibull')
    expect(other.comparisons.map(({ group }: { group: string }) => group)).toEqual(['pair', 'other events'])
  })

  it('refuses pairs without times and half a question', async () => {
    const asked = async (...args: string[]) => {
      const { code, stderr } = await runOnFiles({}, 'onset', ...args, '--format', 'json')
      return [code, JSON.parse(stderr).code]
    }
    const at = ['--store', store]
    expect(await asked(...at, '--drug', 'GAMMA', '--event', 'Rash')).toEqual([1, 'measure/too-little-data'])
    const undated = await smallStore(join(folder, 'undated'))
    const pair = ['--drug', 'WARFARIN', '--event', 'Nausea']
    expect(await asked('--store', undated, ...pair)).toEqual([1, 'measure/too-little-data'])
    expect(await asked(...at, '--drug', 'ALPHAA', '--event', 'Rash')).toEqual([1, 'query/unknown-term'])
    expect(await asked(...at, '--drug', 'ALPHA')).toEqual([2, 'usage/invalid'])
    expect(await asked(...pair)).toEqual([2, 'usage/invalid'])
    expect(await asked('t.csv', '--drug', 'ALPHA')).toEqual([2, 'usage/invalid'])
  })
})
