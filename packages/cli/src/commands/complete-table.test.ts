import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runOnFiles } from './run-on-files.fixture.js'

const COUNTS = 'data/found/complete-table-counts.csv'

describe.skipIf(!hasSharedData)('score of a complete table', () => {
  it('raises no alarm of missing pairs, and says beside the ranking that its prior is in doubt', async () => {
    const text = await readFile(sharedData(COUNTS), 'utf8')
    const { stdout } = await runOnFiles({ 'c.csv': text }, 'score', 'c.csv', '--format', 'json', '--sort', 'eb05')
    const { notes, ranking, definitions } = JSON.parse(stdout)
    const codes = notes.map(({ code }: { code: string }) => code)
    expect(codes).not.toContain('prior-truncated-table')
    expect(codes).toHaveLength(1)
    expect(ranking).toEqual({
      sort: { by: 'eb05', direction: 'descending' },
      because: codes[0],
      instead: { by: 'ic025', direction: 'descending' },
    })
    expect(definitions.ranking).toContain('sort by ic025 instead')
    const plain = await runOnFiles({ 'c.csv': text }, 'score', 'c.csv', '--format', 'json')
    expect(JSON.parse(plain.stdout).ranking).toBeUndefined()
  })

  it('names its bounds by the level', async () => {
    const text = await readFile(sharedData(COUNTS), 'utf8')
    const header = async (...argv: string[]) =>
      (await runOnFiles({ 'c.csv': text }, 'score', 'c.csv', ...argv)).stdout.split('\n', 1)[0]!.split(',')
    expect(await header()).toEqual(expect.arrayContaining(['prr025', 'prr975', 'ic025', 'eb05', 'ic025_approx']))
    const at90 = await header('--level', '0.9', '--measures', 'all')
    expect(at90).toEqual(expect.arrayContaining(['prr05', 'ror95', 'ror_ha05', 'yule_q95', 'ic05', 'bcpnn_gould95']))
    // Of 95 % whatever the level.
    expect(at90.filter((name) => /025|975/.test(name))).toEqual(['ic025_approx', 'ic975_approx'])
    expect(at90.filter((name) => /^eb/.test(name))).toEqual(['ebgm', 'eb05', 'eb95'])
  })
})
