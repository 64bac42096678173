import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

const EACH = 'each ingredient of a combination counts'
const WRITTEN = 'a combination counts under the name it is written with'

const TABLE = 'case_id,drug,event,role\n1,ALPHA\\BETA,Rash,PS\n2,ALPHA\\BETA,Nausea,PS\n3,GAMMA,Rash,PS\n'

const demo = 'primaryid$caseid$caseversion$i_f_code$event_dt$init_fda_dt$fda_dt$sex$occr_country\n'
const drug = 'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai\n'
const QUARTER = {
  'DEMO24Q1.txt': `${demo}101$10$1$I$20240101$20240102$20240102$F$US\n`,
  'DRUG24Q1.txt': `${drug}101$10$1$PS$TWO IN ONE$DELTA\\EPSILON\n`,
  'REAC24Q1.txt': 'primaryid$caseid$pt$drug_rec_act\n101$10$Rash$\n',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-manifest-'))
  await writeFile(join(folder, 'cases.csv'), TABLE)
  await mkdir(join(folder, 'quarter'))
  for (const [name, text] of Object.entries(QUARTER)) await writeFile(join(folder, 'quarter', name), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function signalsOf(inputs: readonly string[]) {
  const store = join(folder, `store-${inputs.join('-')}`)
  for (const argv of [
    ['load', ...inputs.map((input) => join(folder, input)), '--store', store, '--allow-missing'],
    ['signals', '--store', store, '--min-count', '1', '--format', 'json'],
  ]) {
    const { terminal, written } = memoryTerminal()
    expect([await runCommand(argv, terminal), argv[0] === 'load' ? '' : written.stderr]).toEqual([0, ''])
    if (argv[0] === 'signals') {
      const { rows, manifest } = JSON.parse(written.stdout)
      const drugs = [...new Set(rows.map((row: { drug: string }) => row.drug))].sort()
      return { drugs, drugIdentity: manifest.definitions.drugIdentity }
    }
  }
  throw new Error('signals did not run')
}

it('says of combinations what the counts did with them', async () => {
  expect(await signalsOf(['cases.csv'])).toEqual({
    drugs: ['ALPHA\\BETA', 'GAMMA'],
    drugIdentity: `normalised name; ${WRITTEN}`,
  })
  expect(await signalsOf(['quarter'])).toEqual({
    drugs: ['DELTA', 'EPSILON'],
    drugIdentity: `normalised name; ${EACH}`,
  })
  expect(await signalsOf(['cases.csv', 'quarter'])).toEqual({
    drugs: ['ALPHA\\BETA', 'DELTA', 'EPSILON', 'GAMMA'],
    drugIdentity: `normalised name; csv: ${WRITTEN}; faers: ${EACH}`,
  })
})
