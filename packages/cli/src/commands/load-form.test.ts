import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadReport } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-form-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function load(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(folder, name))
    await writeFile(paths.at(-1)!, content)
  }
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['load', ...paths, ...args, '--store', join(folder, 'store'), '--json'], terminal)
  return { code, ...written }
}

const DAEN = 'Case number,Report entry date,Medicines reported as being taken,MedDRA reaction terms\n'

describe('load, told how a table is written', () => {
  it('holds to it for tables of publishers as for others', async () => {
    const text = `${DAEN}1,01/02/2023,A (a) - Suspected,Rash\n${DAEN}2,01/02/2023,B (b) - Suspected,Nausea\n`
    const { code, stdout } = await load(
      { 'daen.csv': text, 'own.csv': 'x\ny\ncase_id,drug,event\n1,A,b\n' },
      '--header-row',
      '3',
    )
    expect(code).toBe(0)
    const { files } = JSON.parse(stdout) as LoadReport
    expect(files.map(({ source, loaded, readAs }) => [source, loaded, readAs])).toEqual([
      ['daen', 1, '{"headerRow":3}'],
      ['csv', 1, '{"headerRow":3}'],
    ])
  })

  it('says to which file it cannot apply', async () => {
    const files = { 'daen.csv': `${DAEN}1,01/02/2023,A (a) - Suspected,Rash\n` }
    const mapped = await load(files, '--map', 'case=Case number', '--split', 'drug=;')
    expect(mapped.stderr).toMatch(/is read as daen, to which --map and --split do not apply/)
    expect(JSON.parse(mapped.stderr)).toMatchObject({ code: 'usage/invalid' })
    const xml = await load({ 'page.json': '{"results":[{"safetyreportid":"1"}]}' }, '--encoding', 'utf-8')
    expect(xml.stderr).toMatch(/is read as openfda, to which --encoding does not apply/)
  })
})

describe('load of SDTM', () => {
  const AE = 'STUDYID,DOMAIN,USUBJID,AESEQ,AEDECOD,AESTDTC\nS,AE,S-1,1,Rash,2020-01-02\nS,AE,S-2,1,Fall,2020-01-02\n'
  const EX = 'STUDYID,DOMAIN,USUBJID,EXTRT,EXSTDTC\nS,EX,S-1,Drug A,2020-01-01\nS,EX,S-2,Placebo,2020-01-01\n'

  it('joins AE and EX, and refuses AE alone with what to give beside it', async () => {
    const alone = JSON.parse((await load({ 'ae.csv': AE })).stderr)
    expect(alone).toMatchObject({ code: 'input/missing-table', message: expect.stringContaining('AE of SDTM') })
    const { stdout } = await load({ 'ae.csv': AE, 'ex.csv': EX })
    const { files, warnings } = JSON.parse(stdout) as LoadReport
    expect(files.map(({ source, partition, table, loaded }) => [source, partition, table, loaded])).toEqual([
      ['sdtm', 'S', 'ae', 2],
      ['sdtm', 'S', 'ex', 2],
    ])
    expect(warnings.map(({ code }) => code)).toContain('trial-subjects')
  })
})
