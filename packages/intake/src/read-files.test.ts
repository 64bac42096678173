import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { memorySource } from '@aethersignal/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainZip } from '../../../tests/plain-zip.js'
import { planSources } from './plan-sources.js'
import { plannedRuns } from './planned-runs.js'
import { readFiles } from './read-files.js'
import { csvTable, faersZip, safetyReports, vaersFiles, workbook } from './sample-files.fixture.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Contents = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>
const filesOf = (contents: Contents) => Object.entries(contents).map(([name, content]) => new File([content], name))

/** What is known and counted of files that are given as files. */
async function asFiles(contents: Contents) {
  const { runs, recognised, leftOut } = await readFiles(filesOf(contents))
  return { ...(await counted(runs)), recognised, leftOut }
}

/** The same of the folder that holds them. */
async function asPaths(contents: Contents) {
  for (const [name, content] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const names = Object.keys(contents)
  const one = names.length === 1 ? join(folder, names[0]!) : folder
  const { runs, inputs, leftOut } = await plannedRuns(await planSources([one]), {})
  const inFolder = (path: string) => path.slice(folder.length + 1)
  return {
    ...(await counted(runs)),
    recognised: inputs.map(({ path, source, reason }) => ({ path: inFolder(path), source, reason })),
    leftOut: leftOut.map(({ path, reason }) => ({ path: inFolder(path), reason })),
  }
}

async function counted(runs: Parameters<typeof memorySource>[0]) {
  const source = await memorySource(runs, { title: 'Files' })
  const { load, ...summary } = await source.describe()
  const { drug, event, columns } = await source.run({ minCount: 1 })
  return { summary, funnel: load.funnel, drug, event, columns }
}

const byPath = <T extends { path: string }>(list: readonly T[]) =>
  [...list].sort((one, other) => (one.path < other.path ? -1 : 1))

const archive = (members: Readonly<Record<string, string>>) => new Uint8Array(plainZip(members))

const MIXED: Contents = {
  'a/cases.csv': csvTable(),
  'a/cases.xlsx': workbook(),
  'b/faers_ascii_2024Q1.zip': faersZip(),
  'b/inside.zip': archive({ 'inner.csv': csvTable().replaceAll('C', 'Z'), 'b.pdf': '%PDF-1.7' }),
  'b/events.json': JSON.stringify({
    results: [
      { safetyreportid: '1', patient: { drug: [{ medicinalproduct: 'A' }], reaction: [{ reactionmeddrapt: 'B' }] } },
    ],
  }),
  'b/notes.txt': 'nothing of the kind',
  'b/page.pdf': '%PDF-1.7',
  'b/reports.xml': safetyReports(),
  'b/unsafe.xml': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><ichicsr>&b;</ichicsr>',
  ...vaersFiles(),
}

describe('files that are given as files', () => {
  it.each<[string, Contents]>([
    ['a batch of E2B', { 'reports.xml': safetyReports() }],
    ['a workbook', { 'cases.xlsx': workbook() }],
    ['a table', { 'cases.csv': csvTable() }],
    ['the three files of VAERS', vaersFiles()],
    ['a quarter of FAERS', { 'download.zip': faersZip() }],
    [
      'an archive of several kinds',
      { 'all.zip': archive({ ...vaersFiles(), 'x/reports.xml': safetyReports(), 'a.txt': 'x' }) },
    ],
    ['files of every kind', MIXED],
  ])('are known and counted as the same files at their paths: %s', async (_, contents) => {
    const [files, paths] = [await asFiles(contents), await asPaths(contents)]
    expect({ ...files, recognised: byPath(files.recognised), leftOut: byPath(files.leftOut) }).toEqual({
      ...paths,
      recognised: byPath(paths.recognised),
      leftOut: byPath(paths.leftOut),
    })
    expect(files.summary.reports).toBeGreaterThan(0)
  })

  it('are left out with the reason, and nothing is passed over', async () => {
    const { recognised, leftOut, summary } = await asFiles(MIXED)
    // The archive stands with both of its files.
    expect(recognised.length + leftOut.length).toBe(Object.keys(MIXED).length + 1)
    expect(Object.fromEntries(leftOut.map(({ path, reason }) => [path, reason]))).toEqual({
      'b/inside.zip!/b.pdf': 'No adapter knows it.',
      'b/notes.txt': 'No adapter knows it.',
      'b/page.pdf': expect.stringMatching(/^It is a PDF document\. Give the data as CSV/),
      'b/unsafe.xml': expect.stringMatching(/^input\/unsafe-xml: /),
    })
    // Six files of eight reports; that of openFDA gives its drug no role, so that it cannot be analysed.
    expect(summary.reports).toBe(48)
  })

  it.each<[string, string, unknown]>([
    ['page.pdf', '%PDF-1.7', 'page.pdf is a PDF document.'],
    ['nothing.bin', '\u0001\u0000\u0002', expect.stringContaining('nothing.bin')],
  ])('are refused where there is one alone and it is not known: %s', async (name, content, message) => {
    await expect(readFiles(filesOf({ [name]: content }))).rejects.toMatchObject({
      ...{ code: 'input/not-recognised', message },
      place: { file: name },
      remedy: expect.any(String),
    })
  })

  it('are refused as what the reader of tables says, where one alone is text', async () => {
    const { runs } = await readFiles(filesOf({ 'other.csv': 'one,two\n1,2\n' }))
    await expect(memorySource(runs, { title: 'Other' })).rejects.toMatchObject({ code: 'input/missing-column' })
  })

  it('may have one name twice', async () => {
    const twice = [new File([csvTable()], 'cases.csv'), new File([csvTable().replaceAll('C', 'D')], 'cases.csv')]
    const { runs, recognised } = await readFiles(twice)
    expect(recognised.map(({ path }) => path)).toEqual(['cases.csv', 'cases.csv (2)'])
    expect((await counted(runs)).summary.reports).toBe(16)
  })

  it('are not looked at once the signal has fired', async () => {
    await expect(readFiles(filesOf(MIXED), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request/aborted',
    })
    await expect(readFiles([])).rejects.toMatchObject({ code: 'input/empty' })
  })
})

/** AE and EX of a study, ADAE of the same and of another: two subjects with three events. */
const STUDY = {
  'ae.csv':
    'STUDYID,USUBJID,AESEQ,AEDECOD,AESTDTC\nS1,S1-1,1,Rash,2020-02-01\nS1,S1-1,2,Nausea,2020-02-02\nS1,S1-2,1,Rash,2020-02-03\n',
  'ex.csv': 'STUDYID,USUBJID,EXTRT,EXSTDTC\nS1,S1-1,DRUG A,2020-01-01\nS1,S1-2,DRUG B,2020-01-01\n',
  'adae.csv':
    'STUDYID,USUBJID,AESEQ,AEDECOD,TRTA,TRTEMFL\nS1,S1-1,1,Rash,Drug A,Y\nS1,S1-1,2,Nausea,Drug A,Y\nS1,S1-2,1,Rash,Drug B,Y\n',
}

describe.each([
  ['files', asFiles],
  ['a folder', asPaths],
])('a study, given as %s', (_, read) => {
  it('counts once: ADAE is read, AE and EX of the same study are left out, and said to be', async () => {
    const { summary, recognised, leftOut } = await read(STUDY)
    expect(summary.reports).toBe(2)
    expect(recognised.map(({ path }) => path)).toEqual(['adae.csv'])
    expect(leftOut.map(({ path }) => path).sort()).toEqual(['ae.csv', 'ex.csv'])
    expect(leftOut.find(({ path }) => path === 'ae.csv')?.reason).toMatch(
      /^It is AE of the study S1, of which adae\.csv \(ADAE\).*both would count twice\. To read SDTM, leave ADAE away\.$/,
    )
  })

  it('is read beside ADAE of another study', async () => {
    const other = STUDY['adae.csv'].replaceAll('S1', 'S2')
    const { summary, leftOut } = await read({ ...STUDY, 'adae.csv': other })
    expect([summary.reports, leftOut]).toEqual([4, []])
  })
})

const MAUDE = {
  'mdrfoi2024.txt': 'MDR_REPORT_KEY|REPORT_NUMBER|DATE_RECEIVED|EVENT_TYPE\n1|N-1|01/15/2024|D\n2|N-2|01/16/2024|M\n',
  'device2024.txt': 'MDR_REPORT_KEY|BRAND_NAME|GENERIC_NAME\n1|A|STAPLER\n2|B|PUMP\n',
  'foidevproblem.txt': '1|1546\n2|1546\n2|1071\n',
  'deviceproblemcodes.csv': 'FDA_CODE,TERM\n1546,Break\n1071,Leak\n',
}

describe.each([
  ['files', asFiles],
  ['a folder', asPaths],
])('MAUDE, given as %s', (_, read) => {
  it('is one source of all its files', async () => {
    const { summary, drug, event, recognised } = await read(MAUDE)
    expect(summary.reports).toBe(2)
    expect(new Set(recognised.map(({ source }) => source))).toEqual(new Set(['maude']))
    expect(recognised).toHaveLength(4)
    expect(drug.map((name, row) => `${name} ${event[row]}`).sort()).toEqual([
      'PUMP Break',
      'PUMP Leak',
      'STAPLER Break',
    ])
  })
})
