import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

const FILES = {
  'dictionary.csv': 'written,names\nWARFARIN,BLOOD THINNER\n',
  'tree.csv': 'node,parent\nAll,\nHaemorrhage,All\nNausea,All\n',
  'pairs.csv':
    'drug,event,label\nBLOOD THINNER,Haemorrhage,1\nFLUCONAZOLE,Nausea,0\nACETAMINOPHEN,Nausea,0\nFLUCONAZOLE,Haemorrhage,1\n',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-naming-'))
  await smallStore(folder)
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a line in which files are of the folder and _ stands for a blank. */
async function run(line: string) {
  const { terminal, written } = memoryTerminal()
  const isFile = (word: string) => word === 'store' || /\.(csv|json)$/.test(word)
  const argv = line.split(' ').map((word) => (isFile(word) ? join(folder, word) : word.replace('_', ' ')))
  const code = await runCommand(argv, terminal)
  return { code, stdout: written.stdout, stderr: written.stderr }
}

describe('commands on a store whose drugs count under the names they resolve to', () => {
  it.each([
    'strata --by sex --drug BLOOD_THINNER',
    'treescan --drug BLOOD_THINNER --tree tree.csv --model bernoulli --conditional --simulations 99',
    'lasso --event Haemorrhage',
    'lrt --drug BLOOD_THINNER --simulations 99',
    'interactions --drug BLOOD_THINNER --with FLUCONAZOLE',
    'masking --event Haemorrhage --drug BLOOD_THINNER',
    'trend --drug BLOOD_THINNER --event Haemorrhage --by year',
    'calibrate --controls pairs.csv',
    'evaluate --reference pairs.csv --scores ror025',
  ])('%s finds the name, and the manifest says by what', async (command) => {
    const options = '--store store --dictionary dictionary.csv --format json --manifest manifest.json'
    const { code, stderr } = await run(`${command} ${options}`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { view } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
    expect(view.drugNames.dictionaries).toEqual([
      { title: 'dictionary.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it('counts reports under these names', async () => {
    const pair = '--drug BLOOD_THINNER --event Haemorrhage --by year'
    const { stdout } = await run(`trend --store store ${pair} --dictionary dictionary.csv --format json`)
    const { periods } = JSON.parse(stdout)
    // Six reports with fluconazole and two alone, as the fixture writes them.
    expect(periods.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(8)
  })

  it.each(['lrt', 'lasso --event X', 'strata', 'interactions', 'calibrate', 'evaluate', 'trend'])(
    '%s refuses them for a file',
    async (command) => {
      const { code, stderr } = await run(`${command} pairs.csv --resolve-names --format json`)
      expect(code).toBe(2)
      expect(JSON.parse(stderr)).toMatchObject({ code: 'usage/invalid', message: expect.stringMatching('of --store') })
    },
  )
})
