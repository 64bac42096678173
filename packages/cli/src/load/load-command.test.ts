import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'
import { shellQuoted } from './load-command.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aether 'load' "))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(args: readonly string[]) {
  const { terminal, written } = memoryTerminal()
  return { code: await runCommand([...args], terminal), ...written }
}

async function load(text: string | Uint8Array, ...args: string[]) {
  const path = join(folder, 'faelle.csv')
  await writeFile(path, text)
  return run(['load', path, '--store', join(folder, 'S'), ...args])
}

async function pairs() {
  const args = [
    'signals',
    '--store',
    join(folder, 'S'),
    '--role',
    'PS,SS,C,I,DN',
    '--min-count',
    '1',
    '--measures',
    'prr',
  ]
  const { stdout } = await run([...args, '--format', 'csv'])
  return stdout
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(',').slice(0, 3).join(','))
    .sort()
}

const GERMAN = 'Nummer,"Mittel, gegeben",Befund\n1,Warfarin,Rash\n2,Aspirin,Nausea\n'

describe('what load is told of a table', () => {
  it('a refused table prints the command that loads it', async () => {
    const refused = await load('Fall,Suspected stuff,Reaktion,Sex\nDE-1,Metformin,Rash,F\nDE-2,Warfarin,Nausea,M\n')
    expect(refused.code).toBe(1)
    const command = refused.stderr
      .split('\n')
      .find((line) => line.includes('aethersignal load'))!
      .trim()
    // What a shell makes of the words.
    const words = execFileSync(
      '/bin/sh',
      ['-c', `for word in ${command.replace(/^aethersignal /, '')}; do echo "$word"; done`],
      {
        encoding: 'utf8',
      },
    )
      .trimEnd()
      .split('\n')
    expect(words.slice(0, 4)).toEqual(['load', join(folder, 'faelle.csv'), '--store', join(folder, 'S')])
    const filled = words.map((word) =>
      word.replace('drug=COLUMN', 'drug=Suspected stuff').replace('event=COLUMN', 'event=Reaktion'),
    )
    expect(await run(filled)).toMatchObject({ code: 0 })
    expect(await pairs()).toEqual(
      ['Metformin,Rash,1', 'Warfarin,Nausea,1'].map((pair) => expect.stringMatching(new RegExp(pair, 'i')) as string),
    )
  })

  it.each([
    ['--map', 'case=Nummer,drug="Mittel, gegeben",event=befund'],
    ['--map', 'case=Nummer,event=Befund', '--map', 'drug="Mittel, gegeben"'],
  ])('reads the columns that %s names', async (...args) => {
    expect((await load(GERMAN, ...args)).code).toBe(0)
    expect(await pairs()).toHaveLength(2)
  })

  it('reads by a saved mapping, and refuses one that does not fit', async () => {
    const columns = [
      ['Nummer', 'caseId'],
      ['Mittel, gegeben', 'drug'],
      ['Befund', 'event'],
    ]
    const template = {
      format: 'aethersignal/column-mapping',
      version: 1,
      name: 'Klinik',
      columns: columns.map(([column, field]) => ({ column, field })),
    }
    const saved = join(folder, 'mapping.json')
    await writeFile(saved, JSON.stringify(template))
    expect((await load(GERMAN, '--mapping', saved)).code).toBe(0)
    const other = await load('case_id,drug,event\n1,A,x\n', '--mapping', saved)
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('has no column "Nummer"') as string })
  })

  it('makes ids, splits, and takes header row and encoding as told', async () => {
    expect((await load('drug,event\nA + B,x\nA,y\n', '--make-ids', '--split', 'drug=+')).code).toBe(0)
    expect(await pairs()).toEqual(['A,x,1', 'A,y,1', 'B,x,1'])
    const text = Buffer.from('Titel\ncase_id,drug,event\n1,\xc0\xf1,Rash\n', 'latin1')
    expect((await load(text, '--header-row', '2', '--encoding', 'windows-1251')).code).toBe(0)
    expect(await pairs()).toEqual([expect.stringMatching(/^АС,Rash,1$/i) as string])
  })

  it('the same file read in another way takes the place of what was read before', async () => {
    const text = 'case_id,drug,other,event\n1,A,B,x\n'
    await load(text)
    expect(await pairs()).toEqual(['A,x,1'])
    expect((await load(text, '--map', 'drug=other')).stdout).toContain('csv faelle.csv: replaced')
    expect(await pairs()).toEqual(['B,x,1'])
  })

  it.each([
    [['--map', 'case=Nichts'], 1, 'has no column "Nichts"'],
    [['--map', 'klinik=A'], 2, 'fields are case, drug, event'],
    [['--split', 'drug'], 2, 'is not such as drug=;'],
    [['--header-row', '0'], 2, 'header-row'],
    [['--encoding', 'klingon'], 2, 'There is no encoding klingon'],
    [['--as', 'vaers'], 1, 'is not a VAERS file'],
  ])('refuses %j', async (args, code, message) => {
    const found = await load('case_id,drug,event\n1,A,x\n', ...args)
    expect([found.code, found.stderr]).toEqual([code, expect.stringContaining(message)])
  })
})

it('shellQuoted leaves plain words alone', () => {
  expect(['a.csv', "it's; $(x)", ''].map(shellQuoted)).toEqual(['a.csv', "'it'\\''s; $(x)'", "''"])
})
