import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'
import { presetChoice } from './preset-options.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-presets-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const reading = { stdin: Readable.from([]) }

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('presetChoice', () => {
  it("reads EMA's list by its column of terms, and drugs by theirs", async () => {
    const importantEvents = await file(
      'ime.csv',
      'MedDRA Code,PT Name,SOC Name\n10000060,Abdominal distension,Gastrointestinal disorders\n10000077,Sepsis,Infections\n10000077,Sepsis,x\n',
    )
    const monitoredDrugs = await file('drugs.tsv', 'Active substance\tsince\nIbrutinib\t2014\n')
    expect(
      await presetChoice({ preset: ['ema-ror', 'umc'], keep: 'all', importantEvents, monitoredDrugs }, reading),
    ).toEqual({
      names: ['ema-ror', 'umc'],
      meeting: 'all',
      importantEvents: ['Abdominal distension', 'Sepsis'],
      monitoredDrugs: ['Ibrutinib'],
    })
  })

  it.each([
    [{ preset: ['evans'] as const }, { names: ['evans'], meeting: 'any' }],
    [{ preset: ['evans'] as const, keep: 'every-pair' as const }, { names: ['evans'] }],
    [{}, undefined],
  ])('of %o is %o', async (options, expected) => expect(await presetChoice(options, reading)).toEqual(expected))

  it('refuses what says something of rules that nobody names, and a list without a column of terms', async () => {
    await expect(presetChoice({ keep: 'all' }, reading)).rejects.toMatchObject({ code: 'usage/invalid' })
    await expect(presetChoice({ monitoredDrugs: 'x.csv' }, reading)).rejects.toMatchObject({ code: 'usage/invalid' })
    const importantEvents = await file('no-terms.csv', 'code,group\n1,2\n')
    await expect(presetChoice({ preset: ['ema-ror'], importantEvents }, reading)).rejects.toMatchObject({
      code: 'input/missing-column',
    })
  })
})

describe('signals --preset', () => {
  it('says in every format which rules a pair meets, and keeps those that meet them', async () => {
    const store = await smallStore(folder)
    const run = async (...argv: string[]) => {
      const { terminal, written } = memoryTerminal()
      expect(await runCommand(['signals', '--store', store, '--min-count', '1', ...argv], terminal)).toBe(0)
      return written.stdout
    }
    const every = JSON.parse(await run('--preset', 'umc,ema-ror', '--keep', 'every-pair', '--format', 'json'))
    expect(every.manifest.request.presets).toEqual({ names: ['ema-ror', 'umc'] })
    for (const row of every.rows) {
      expect(row.presets['umc']).toBe(row.ic025 === null ? null : row.ic025 > 0)
      if (row.presets['ema-ror'] !== false) expect(row.a).toBeGreaterThanOrEqual(5)
    }
    const met = every.rows.filter((row: { presets: Record<string, boolean> }) => row.presets['umc'])
    expect(met.length).toBeGreaterThan(0)
    expect(met.length).toBeLessThan(every.rows.length)
    const kept = (await run('--preset', 'umc', '--format', 'csv')).trim().split('\n')
    expect(kept[0]).toMatch(/,rules_met,rules_undecided$/)
    expect(kept.slice(1).every((line) => line.endsWith(',umc,'))).toBe(true)
    expect(kept).toHaveLength(met.length + 1)
    expect(await run('--preset', 'umc')).toMatch(/rules_met\s*\n/)
  })
})
