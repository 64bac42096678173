import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** Drug and events of each report; the terms of the hierarchy below and their groups are invented. */
const REPORTS: readonly (readonly [drug: string, events: readonly string[]])[] = [
  ['ALPHA', ['Purple elbow', 'Green elbow']],
  ['ALPHA', ['PURPLE ELBOW']],
  ['ALPHA', ['Lilac elbow', 'Rash']],
  ['BETA', ['Surface hum', 'Green elbow']],
  ['BETA', ['Rash']],
  ['BETA', ['Elbow went purple']],
]
const HIERARCHY = `1001$2001$3001$4001$Purple elbow$Elbow colours$Elbow disorders$Limb disorders$Limb$$4001$Y$
1001$2002$3002$4002$Purple elbow$Surface colours$Surface changes$Surface disorders$Surf$$4001$N$
1002$2001$3001$4001$Green elbow$Elbow colours$Elbow disorders$Limb disorders$Limb$$4001$Y$
1003$2003$3002$4002$Surface hum$Surface noises$Surface changes$Surface disorders$Surf$$4002$Y$
`
const FILES = {
  'meddra/MedAscii/MDHIER.ASC': HIERARCHY,
  'meddra/MedAscii/llt.asc': '5001$Elbow went purple$1001$$$$$$$Y$$\n',
  'meddra/MedAscii/smq_list.asc':
    '9001$Elbow trouble$1$$Invented$$1.0$A$N$\n9004$Counted trouble$1$$Invented$$1.0$A$A or B$\n',
  'meddra/MedAscii/smq_content.asc': '9001$1001$4$2$A$0$A$\n9001$1002$4$1$A$0$A$\n9004$1003$4$2$B$0$A$\n',
  'meddra/MedAscii/meddra_release.asc': '0.9$English$$$$\n',
  'half/mdhier.asc': HIERARCHY,
  'half/smq_list.asc': '9001$Elbow trouble$1$$Invented$$1.0$A$N$\n',
  'low/mdhier.asc': HIERARCHY,
  'low/smq_list.asc': '9001$Elbow trouble$1$$Invented$$1.0$A$N$\n',
  'low/smq_content.asc': '9001$1001$4$2$A$0$A$\n9001$5001$5$2$A$0$A$\n',
  'groups.json': '{"Elbows": ["purple elbow", "GREEN ELBOW", "Bent elbow"], "Skin": ["Rash"]}',
  'renames.csv': 'from,to\nLilac elbow,Purple elbow\n',
}

let folder: string
let store: string
const at = (name: string) => join(folder, name)
const hashOf = async (name: string) =>
  createHash('sha256')
    .update(await readFile(at(name)))
    .digest('hex')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-events-'))
  store = at('store')
  for (const name of ['meddra/MedAscii', 'half', 'low', 'empty']) await mkdir(at(name), { recursive: true })
  for (const [name, text] of Object.entries(FILES)) await writeFile(at(name), text)
  const rows = REPORTS.flatMap(([drug, events], report) => events.map((event) => `C${report},${drug},${event},PS`))
  await writeFile(at('cases.csv'), `case_id,drug,event,role\n${rows.join('\n')}\n`)
  expect(await run('load', at('cases.csv'), '--store', store)).toMatchObject({ code: 0 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(argv, terminal)
  return { code, stdout: written.stdout, stderr: written.stderr }
}

async function signals(...options: string[]) {
  const argv = ['signals', '--store', store, '--min-count', '1', '--format', 'json', ...options]
  const { code, stdout, stderr } = await run(...argv)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { rows, ...rest } = JSON.parse(stdout)
  const counts = rows.map((row: { drug: string; event: string; a: number }) => [row.drug, row.event, row.a]).sort()
  return { ...rest, counts }
}

/** Pairs counted by going through the reports, a group counting where `isIn` holds for any event. */
function naive(groups: Readonly<Record<string, (event: string) => boolean>>) {
  const drugs = [...new Set(REPORTS.map(([drug]) => drug))]
  return drugs.flatMap((drug) =>
    Object.entries(groups).flatMap(([name, isIn]) => {
      const reports = REPORTS.filter(([one, events]) => one === drug && events.some(isIn)).length
      return reports === 0 ? [] : [[drug, name, reports]]
    }),
  )
}

describe('aethersignal signals with event groups', () => {
  it('counts the union of the reports of a group, and keeps all reports in N', async () => {
    const plain = await signals()
    const grouped = await signals('--event-groups', at('groups.json'))
    expect(grouped.counts).toEqual(
      naive({ Elbows: (event) => /^(purple|green) elbow/i.test(event), Skin: (event) => event === 'Rash' }),
    )
    expect({ reports: grouped.reports, events: grouped.events }).toEqual({ reports: plain.reports, events: 2 })
    expect(grouped.manifest.view.eventGroups).toMatchObject({
      groups: [{ title: 'groups.json', sha256: await hashOf('groups.json') }],
      meddra: null,
      renames: null,
    })
    expect(plain.manifest.view.eventGroups).toBeUndefined()
    expect(grouped.manifest.input.dataset.hash).not.toBe(plain.manifest.input.dataset.hash)
    expect(grouped.eventCoverage.grouped).toEqual({ terms: 3, reports: 5, reportsWithout: 1 })
  })

  it('names a term that no report carries, with near names, in text, JSON and manifest', async () => {
    await writeFile(at('misspelt.json'), '{"Elbows": ["Purple elbow", "Green ebow"], "Skin": ["Zzz", "rash"]}')
    const groups = ['--event-groups', at('misspelt.json')]
    const unknown = [
      { of: 'event', group: 'Elbows', term: 'Green ebow', near: ['Green elbow'] },
      { of: 'event', group: 'Skin', term: 'Zzz', near: [] },
    ]
    const { eventCoverage, manifest, notes } = await signals(...groups)
    expect(eventCoverage.unknownTerms).toEqual(unknown)
    expect(manifest.definitions.unknownTerms).toEqual(unknown)
    expect(notes.slice(0, 2)).toMatchObject(unknown.map((params) => ({ code: 'unknown-group-term', params })))
    const said = 'No report carries “Green ebow” of the group Elbows; did you mean Green elbow?'
    for (const argv of [['signals', '--min-count', '1'], ['events']]) {
      const { code, stdout, stderr } = await run(...argv, '--store', store, ...groups)
      expect(code).toBe(0)
      expect((stdout + stderr).split(said)).toHaveLength(2)
    }
    const csv = await run('signals', '--store', store, ...groups, '--format', 'csv')
    expect(csv.stderr).toContain(said)
    expect(csv.stderr).toContain('No report carries “Zzz” of the group Skin.\n')
    const full = JSON.parse((await run('events', '--store', store, ...groups, '--json')).stdout)
    expect(full.unknownTerms).toEqual(unknown)
    expect((await signals('--event-groups', at('groups.json'))).eventCoverage.unknownTerms).toEqual([
      { of: 'event', group: 'Elbows', term: 'Bent elbow', near: [] },
    ])
    // A renamed term is looked for under its newest name.
    await writeFile(at('lilac.csv'), 'group,term\nElbows,Lilac elbow\n')
    const renamed = await signals('--event-groups', at('lilac.csv'), '--renames', at('renames.csv'))
    expect(renamed.eventCoverage.unknownTerms).toEqual([])
    expect(renamed.manifest.definitions.unknownTerms).toBeUndefined()
  })

  it('refuses a name that the data do not have, unless it is allowed', async () => {
    for (const [options, near] of [
      [['--drug', 'ALPA'], 'Did you mean ALPHA?'],
      [['--event', 'Green elbows'], 'Did you mean Green elbow'],
      [['--drug', 'ALPHA', '--event', 'Rsah'], 'Did you mean Rash?'],
      [['--source', 'fears'], 'no source "fears"'],
    ] as const) {
      const refused = await run('signals', '--store', store, ...options)
      expect([refused.code, refused.stdout]).toEqual([1, ''])
      expect(refused.stderr).toContain('query/unknown-term')
      expect(refused.stderr).toContain(near)
      const allowed = await run('signals', '--store', store, ...options, '--allow-unknown')
      expect(allowed.code).toBe(0)
      expect(allowed.stderr).toContain('unknown-term')
    }
  })

  it('counts levels of MedDRA, over all paths or the primary ones, lowest level terms as their PT', async () => {
    const meddra = ['--meddra', at('meddra'), '--level']
    const limb = (event: string) => /^(purple elbow|green elbow|elbow went purple)$/i.test(event)
    const surface = (event: string) => /^(purple elbow|surface hum|elbow went purple)$/i.test(event)
    const all = await signals(...meddra, 'soc')
    expect(all.counts).toEqual(naive({ 'Limb disorders': limb, 'Surface disorders': surface }))
    expect(all.eventCoverage.secondary).toEqual({ terms: 2, reports: 3 })
    expect(all.manifest.view.eventGroups.meddra).toMatchObject({ version: '0.9', level: 'soc', extent: 'all' })
    expect(all.manifest.view.eventGroups.meddra.files).toContainEqual({
      title: 'MDHIER.ASC',
      sha256: await hashOf('meddra/MedAscii/MDHIER.ASC'),
    })
    const primary = await signals(...meddra, 'soc', '--paths', 'primary')
    expect(primary.counts).toEqual(
      naive({ 'Limb disorders': limb, 'Surface disorders': (event) => event === 'Surface hum' }),
    )
    const broad = await signals(...meddra, 'smq', '--scope', 'broad')
    expect(broad.counts).toEqual(
      naive({ 'Counted trouble (broad)': (event) => event === 'Surface hum', 'Elbow trouble (broad)': limb }).sort(),
    )
    const narrow = await signals(...meddra, 'smq')
    expect(narrow.counts).toContainEqual(['ALPHA', 'Elbow trouble (narrow)', 2])
    expect(primary.manifest.input.dataset.hash).not.toBe(all.manifest.input.dataset.hash)
  })

  it('counts renamed terms under their newest names, and says what it covers under a table and beside CSV', async () => {
    const { counts } = await signals('--renames', at('renames.csv'))
    expect(counts).toContainEqual(['ALPHA', 'PURPLE ELBOW', 3])
    const argv = ['signals', '--store', store, '--min-count', '1', '--renames', at('renames.csv')]
    const lines = /events counted by the newest names of renames.csv\nrenamed: 1 term in 1 report\n/
    expect((await run(...argv)).stdout).toMatch(lines)
    expect((await run(...argv, '--format', 'csv')).stderr).toMatch(lines)
  })
})

describe('aethersignal events', () => {
  it('shows groups, what is unmatched, and renamed terms', async () => {
    const options = ['--meddra', at('meddra'), '--level', 'smq', '--renames', at('renames.csv')]
    const { code, stdout } = await run('events', '--store', store, ...options)
    expect(code).toBe(0)
    expect(stdout).toMatch(/lowest-level-term +1 +1\n/)
    expect(stdout).toMatch(/Elbow trouble \(narrow\) +3 +4 +4\n/)
    expect(stdout).toMatch(/Lilac elbow +PURPLE ELBOW +1\n1 of 1 renamed term shown/)
    expect(stdout).toMatch(/Rash +2\n1 of 1 unmatched term shown/)
    expect(stdout).toMatch(/events counted by SMQ of MedDRA 0\.9, narrow and the newest names of renames\.csv/)
    expect(stdout).toMatch(/1 algorithmic SMQ counted as the union/)
    const json = JSON.parse((await run('events', '--store', store, ...options, '--json')).stdout)
    expect(json).toMatchObject({ terms: 6, reports: 6, algorithmicQueries: ['Counted trouble'] })
    expect(json.rows).toContainEqual({ method: 'unmatched', terms: 1, reports: 2 })
  })

  it.each([
    [[], 2, 'usage/invalid'],
    [['--meddra', 'meddra'], 2, 'usage/invalid'],
    [['--level', 'soc'], 2, 'usage/invalid'],
    [['--meddra', 'meddra', '--level', 'pt', '--paths', 'primary'], 2, 'usage/invalid'],
    [['--meddra', 'meddra', '--level', 'soc', '--smq-scope', 'broad'], 2, 'usage/invalid'],
    [['--meddra', 'empty', '--level', 'soc'], 1, 'input/not-found'],
    [['--meddra', 'none', '--level', 'soc'], 1, 'input/not-found'],
    [['--meddra', 'half', '--level', 'soc'], 1, 'input/missing-table'],
    [['--meddra', 'low', '--level', 'soc'], 1, 'input/missing-table'],
    [['--event-groups', 'renames.csv'], 1, 'input/missing-column'],
    [['--renames', 'groups.json'], 1, 'input/missing-column'],
  ])('refuses %j', async (options, code, error) => {
    const paths = options.map((option) => (/^--|^(soc|pt|primary|broad)$/.test(option) ? option : at(option)))
    for (const command of options.length === 0 ? ['events'] : ['events', 'signals']) {
      const ended = await run(command, '--store', store, ...paths, '--format', 'json')
      expect(ended).toMatchObject({ code, stdout: '' })
      expect(JSON.parse(ended.stderr)).toMatchObject({ code: error })
    }
  })
})

describe.skipIf(!hasSharedData)('groups of the reports of VAERS', () => {
  it('are the unions that counting through the file of symptoms gives', async () => {
    const path = sharedData('data/ci_small/vaers_2021jan')
    const own = at('vaers')
    expect(await run('load', path, '--store', own)).toMatchObject({ code: 0 })
    const symptoms = await readFile(join(path, '2021VAERSSYMPTOMS.csv'), 'latin1')
    const { data } = Papa.parse<Record<string, string>>(symptoms, { header: true, skipEmptyLines: true })
    const termsOf = new Map<string, Set<string>>()
    for (const row of data) {
      const terms = termsOf.get(row['VAERS_ID']!) ?? new Set()
      for (const column of [1, 2, 3, 4, 5]) terms.add(row[`SYMPTOM${column}`]!.toLowerCase())
      termsOf.set(row['VAERS_ID']!, terms)
    }
    const groups = {
      Heat: ['Pyrexia', 'Chills', 'Feeling hot'],
      Pain: ['Headache', 'Pain', 'Pain in extremity', 'Myalgia'],
    }
    await writeFile(at('vaers.json'), JSON.stringify(groups))
    const { stdout } = await run('events', '--store', own, '--event-groups', at('vaers.json'), '--json')
    const expected = Object.entries(groups).map(([name, terms]) => {
      const hits = [...termsOf.values()].map((own) => terms.filter((term) => own.has(term.toLowerCase())).length)
      return {
        name,
        terms: terms.length,
        reports: hits.filter((hit) => hit > 0).length,
        sumOfTerms: hits.reduce((one, other) => one + other, 0),
      }
    })
    expect(JSON.parse(stdout).groups).toEqual(expected)
    for (const { reports, sumOfTerms } of expected) expect(reports).toBeLessThan(sumOfTerms)
  })
})
