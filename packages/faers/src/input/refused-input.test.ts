import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quarterMembers, readAll, writeZip } from '../quarter.fixture.js'
import { recogniseFaersPath } from '../recognise-faers-path.js'
import { fileSystemError } from './input-error.js'
import { ARCHIVE_LIMITS } from './member-guard.js'
import { openZipArchive } from './zip-archive.js'

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-refused-'))
})
afterAll(async () => {
  await chmod(at('closed'), 0o700).catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
})

const refusal = (code: string, message?: RegExp) => ({
  code,
  ...(message && { message: expect.stringMatching(message) as string }),
})

describe('input that is refused', () => {
  it('says that there is nothing', async () => {
    await expect(readAll([at('nowhere.zip')])).rejects.toMatchObject(refusal('input/not-found', /nowhere/))
    await expect(readAll([])).rejects.toMatchObject(refusal('input/empty'))
  })

  it('says that it is empty', async () => {
    await writeFile(at('empty.zip'), '')
    await writeFile(at('empty.txt'), '')
    await mkdir(at('empty-folder'))
    await writeZip(at('no-members.zip'), {})
    for (const name of ['empty.zip', 'empty.txt', 'empty-folder', 'no-members.zip']) {
      await expect(readAll([at(name)]), name).rejects.toMatchObject(refusal('input/empty'))
    }
    const members = quarterMembers('2022Q4', { reac: '' })
    await writeZip(at('empty-table.zip'), members)
    await expect(readAll([at('empty-table.zip')])).rejects.toMatchObject(refusal('input/empty', /REAC22Q4/))
    const { report } = await readAll([at('empty-table.zip')], { allowMissing: true })
    expect(report.warnings.map(({ code }) => code)).toEqual(['empty-table', 'missing-table'])
  })

  it('finds damage wherever the archive is cut or changed', async () => {
    const whole = await readFile(await writeZip(at('whole.zip'), quarterMembers('2022Q4')))
    for (const length of [10, 300, whole.length - 200, whole.length - 1]) {
      await writeFile(at('cut.zip'), whole.subarray(0, length))
      await expect(readAll([at('cut.zip')]), String(length)).rejects.toMatchObject(refusal('input/corrupt-archive'))
    }
    const changed = Buffer.from(whole)
    changed[120] = changed[120]! ^ 0xff
    await writeFile(at('changed.zip'), changed)
    await expect(readAll([at('changed.zip')])).rejects.toMatchObject(refusal('input/corrupt-archive'))
    await writeFile(at('page.zip'), '<html>HTTP 500</html>')
    await expect(readAll([at('page.zip')])).rejects.toMatchObject(refusal('input/corrupt-archive'))
  })

  it.each(['ascii/../../DEMO22Q4.txt', '../DEMO22Q4.txt', '/etc/DEMO22Q4.txt', 'C:\\DEMO22Q4.txt', '..\\DEMO22Q4.txt'])(
    'refuses the member path %s',
    async (unsafe) => {
      // The writer refuses such names too, so they are written over a harmless one of the same length.
      const harmless = `${'x'.repeat(unsafe.length - 4)}.txt`
      const path = await writeZip(at('unsafe.zip'), { ...quarterMembers('2022Q4'), [harmless]: 'x' })
      const bytes = (await readFile(path)).toString('latin1').replaceAll(harmless, unsafe)
      await writeFile(path, bytes, 'latin1')
      await expect(readAll([path])).rejects.toMatchObject(refusal('input/unsafe-path', /unsafe\.zip/))
    },
  )

  it('refuses archives that expand too much, before reading them', async () => {
    const path = await writeZip(at('bomb.zip'), { 'ascii/DEMO22Q4.txt': Buffer.alloc(32 * 1024 ** 2, 0x20) })
    await expect(readAll([path])).rejects.toMatchObject(refusal('input/archive-too-large', /fold/))
    const small = await writeZip(at('small.zip'), quarterMembers('2022Q4'))
    for (const limits of [
      { members: 3 },
      { memberBytes: 100 },
      { totalBytes: 500 },
      { ratio: 0.1, ratioFromBytes: 0 },
    ]) {
      const opening = openZipArchive(small, small, { ...ARCHIVE_LIMITS, ...limits })
      await expect(opening, JSON.stringify(limits)).rejects.toMatchObject(refusal('input/archive-too-large'))
    }
  })

  it('refuses a member that holds more than its archive declares', async () => {
    const text = `${'x'.repeat(5000)}`
    const path = await writeZip(at('liar.zip'), { 'DEMO22Q4.txt': text })
    const bytes = await readFile(path)
    const central = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    bytes.writeUInt32LE(100, central + 24)
    await writeFile(path, bytes)
    await expect(readAll([path])).rejects.toMatchObject(refusal('input/corrupt-archive'))
  })

  it('says that it is not FAERS', async () => {
    await writeFile(at('notes.txt'), 'Minutes of a meeting\nNothing else\n')
    await writeFile(at('DEMO22Q4.txt'), 'FDA statistics of the quarter\n\nRows  485,000\n')
    await writeZip(at('documents.zip'), { 'ASC_NTS.pdf': '%PDF-1.4', 'Readme.txt': 'read me' })
    for (const name of ['notes.txt', 'DEMO22Q4.txt', 'documents.zip']) {
      await expect(readAll([at(name)]), name).rejects.toMatchObject(refusal('input/not-recognised'))
      expect(typeof (await recogniseFaersPath(at(name)))).toBe('string')
    }
    const quarter = await writeZip(at('quarter.zip'), quarterMembers('2022Q4'))
    await expect(readAll([quarter, at('notes.txt')])).rejects.toMatchObject(refusal('input/not-recognised', /notes/))
    expect(await recogniseFaersPath(quarter)).toBe(true)
  })

  it('names the table that is missing, unless that is allowed', async () => {
    const { 'ascii/DRUG22Q4.txt': _, ...rest } = quarterMembers('2022Q4')
    const path = await writeZip(at('no-drug.zip'), rest)
    await expect(readAll([path])).rejects.toMatchObject(refusal('input/missing-table', /2022Q4 has no DRUG table/))
    const { report } = await readAll([path], { allowMissing: true })
    expect(report.warnings).toMatchObject([{ code: 'missing-table', count: 1 }])
    expect(report.files).toHaveLength(6)
  })

  it('names the column that is missing', async () => {
    const cases: [string, string, RegExp][] = [
      ['no-key', 'caseid$pt$drug_rec_act\r\n30000001$Nausea$\r\n', /neither a column primaryid nor isr/],
      ['no-header', '300000011$30000001$Nausea$\r\n', /no header line/],
      [
        'other-table',
        'primaryid$caseid$outc_cod\r\n300000011$30000001$OT\r\n',
        /no column pt; it looks like a OUTC table/,
      ],
    ]
    for (const [name, reac, message] of cases) {
      const path = await writeZip(at(`${name}.zip`), quarterMembers('2022Q4', { reac }))
      await expect(readAll([path]), name).rejects.toMatchObject(refusal('input/missing-column', message))
    }
  })

  it('says that it may not read', async () => {
    await symlink(at('loop'), at('loop'))
    await expect(readAll([at('loop')])).rejects.toMatchObject(refusal('input/unreadable'))
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' })
    expect(fileSystemError(denied, '/x')).toMatchObject(refusal('input/unreadable', /Permission/))
    await promisify(execFile)('mkfifo', [at('pipe')])
    await expect(readAll([at('pipe')])).rejects.toMatchObject(refusal('input/unreadable', /neither/))
  })

  it.skipIf(process.getuid?.() === 0)('says which folder is closed to it (root may read all)', async () => {
    await mkdir(at('closed'), { mode: 0o000 })
    await expect(readAll([at('closed')])).rejects.toMatchObject(refusal('input/unreadable', /closed/))
  })
})
