import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-ask-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ask(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['ask', ...argv, '--store', store], terminal)
  return { code, ...written }
}

/** The store has 8 reports of warfarin and haemorrhage, 28 of warfarin, all of the United States. */
it.each([
  [
    'how many reports of warfarin and hemorrhage',
    ['The number of reports with WARFARIN and Haemorrhage.', '\n8 reports\n'],
  ],
  ['warfarin haemorrhage', ['The pair WARFARIN and Haemorrhage.', '8 reports are behind this', 'with the drug']],
  [
    'women with warfarin',
    ['sex female', 'Events reported with WARFARIN, ranked', '14 reports are behind this', 'Nausea'],
  ],
  ['which drugs with hemorrhage', ['Drugs reported with Haemorrhage, ranked', 'FLUCONAZOLE']],
  ['compare warfarin with paracetamol', ['Reports with WARFARIN compared with reports with PARACETAMOL', 'one_share']],
  ['cases in the US', ['country US', '25 of 100 reports shown']],
  ['warfarin + fluconazole haemorrhage', ['Interaction of WARFARIN with FLUCONAZOLE, only Haemorrhage', 'FLUCONAZOLE']],
  ['which countries report the most', ['What the data hold, by country', 'US']],
])('answers “%s”', async (question, shown) => {
  const { code, stdout, stderr } = await ask(question)
  expect(stderr).not.toContain('error ')
  expect(code).toBe(0)
  for (const text of shown) expect(stdout).toContain(text)
})

it('shows what is meant and runs nothing with --dry-run', async () => {
  const { code, stdout } = await ask('warfarin haemorrhage', '--dry-run')
  expect(code).toBe(0)
  expect(stdout).toContain('8 reports are behind this.')
  expect(stdout).not.toContain('with the drug')
})

it('runs nothing while a part is not clear, and says what is near', async () => {
  const { code, stdout, stderr } = await ask('wafrarin haemorrhage')
  expect(code).toBe(1)
  expect(stdout).toContain('WARFARIN')
  expect(stderr).toContain('query/invalid')
  expect((await ask('wafrarin haemorrhage', '--yes')).stdout).toContain('with the drug')
})

it('says why there is nothing', async () => {
  const { code, stdout } = await ask('warfarin haemorrhage over 65 received since 2023')
  expect(code).toBe(0)
  expect(stdout).toContain('0 reports are behind this.')
  expect(stdout).toContain('“aged 66 and over” leaves 0 reports; without it there would be 0.')
  expect(stdout).toContain('“received from 2023 on”: no report of these data meets this; they may not hold it at all.')
  const { stdout: older } = await ask('warfarin haemorrhage over 65')
  expect(older).toContain('“aged 66 and over” leaves 0 reports; without it there would be 8.')
})

it('refuses advice and says what can be shown', async () => {
  const { code, stdout } = await ask('should I stop warfarin?')
  expect(code).toBe(1)
  expect(stdout).toContain('a doctor or pharmacist can')
})

it('writes one JSON object', async () => {
  const { stdout } = await ask('how many reports of warfarin and haemorrhage', '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    task: 'count',
    request: { door: 'cases', query: { drug: 'WARFARIN', event: 'Haemorrhage' }, show: 'total' },
    questions: [],
    reports: 8,
    answer: { total: 8 },
  })
})
