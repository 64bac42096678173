import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { serialize } from 'node:v8'
import type { AdapterInput, AdapterOptions, AdapterReport, CaseBatch } from '@aethersignal/model'
import { checkAdapter } from '@aethersignal/model/conformance'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { faersFileAdapter } from './faers-file-adapter.js'
import { openBlobArchive } from './input/blob-archive.js'
import { ARCHIVE_LIMITS } from './input/member-guard.js'
import { ERA_HEADERS, quarterMembers, readAll, writeZip } from './quarter.fixture.js'
import { writeSyntheticQuarter } from './synthetic.js'

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a browser would get of a path: a file, or the files of a folder by their names below it. */
async function filesAt(path: string): Promise<File[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return [new File([await readFile(path)], basename(path))]
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(async (file) => new File([await readFile(file)], relative(dirname(path), file))),
  )
}

/** An input that is no blob, whose bytes come in small pieces. */
const streamed = (file: File, piece = 7000): AdapterInput => ({
  name: file.name,
  size: file.size,
  stream() {
    let start = 0
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (start >= file.size) return controller.close()
        controller.enqueue(new Uint8Array(await file.slice(start, start + piece).arrayBuffer()))
        start += piece
      },
    })
  },
})

async function readFiles(
  inputs: readonly AdapterInput[],
  options: AdapterOptions = {},
): Promise<{ batches: CaseBatch[]; report: AdapterReport }> {
  const run = faersFileAdapter.read(inputs, options)
  const batches: CaseBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  return { batches, report: run.report() }
}

/** What reading gave, or the code with which it was refused. Paths are taken as those below the folder that holds what was given. */
async function outcome(reading: Promise<{ batches: CaseBatch[]; report: AdapterReport }>, below: string) {
  const read = await reading.catch((thrown: { code: string }) => ({ code: thrown.code }))
  if ('code' in read) return { code: read.code, batches: '', report: '' }
  const batches = serialize(read.batches).toString('base64')
  return { code: '', batches, report: JSON.stringify(read.report).replaceAll(`${below}/`, '') }
}

async function expectSame(paths: readonly string[], options: AdapterOptions = {}): Promise<string> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const below = dirname(paths[0]!)
  const expected = await outcome(readAll(paths, options), below)
  expect(await outcome(readFiles(files, options), below)).toEqual(expected)
  expect(
    await outcome(
      readFiles(
        files.map((file) => streamed(file)),
        options,
      ),
      below,
    ),
  ).toEqual(expected)
  return expected.code
}

describe('faersFileAdapter', () => {
  it
    .skipIf(!hasSharedData)
    .each([
      'aers_ascii_2004q1.zip',
      'faers_ascii_2017q2.zip',
      'faers_ascii_2022Q4.zip',
      'faers_ascii_2012q4_excerpt',
      'partial_dates_2020q3',
    ])('gives what faersAdapter gives for %s', async (name) => {
    expect(await expectSame([sharedData(`data/ci_small/faers_quarters/${name}`)])).toBe('')
  })

  it('gives what faersAdapter gives for generated quarters', async () => {
    const paths = ['2023Q1', '2023Q2'].map((quarter) => at(`${quarter}.zip`))
    for (const [turn, path] of paths.entries()) {
      await writeSyntheticQuarter({ path, quarter: `2023Q${turn + 1}`, reports: 6000, seed: turn + 1 })
    }
    expect(await expectSame(paths)).toBe('')
  })

  it('gives what faersAdapter gives for archives of archives, folders, single tables and lists of deleted cases', async () => {
    const members = { ...quarterMembers('2022Q4'), 'Deleted/DELETE22Q4.txt': ' \r\n10153291\r\nten\r\n' }
    const zip = await writeZip(at('faers_ascii_2022q4.zip'), members)
    const nested = await writeZip(at('all.zip'), {
      'years/faers_ascii_2022q4.zip': await readFile(zip),
      'notes.txt': 'hello',
    })
    for (const [path, text] of Object.entries({ ...members, '.hidden/DEMO22Q4.txt': 'x', 'readme.pdf': '%PDF' })) {
      await mkdir(dirname(at(`unpacked/${path}`)), { recursive: true })
      await writeFile(at(`unpacked/${path}`), text)
    }
    await writeFile(at('AllDeletedCases.txt'), '5000001\n')
    for (const paths of [[nested], [at('unpacked')], [at('AllDeletedCases.txt')], [zip, at('AllDeletedCases.txt')]]) {
      expect([paths, await expectSame(paths)]).toEqual([paths, ''])
    }
    const tables = (await filesAt(at('unpacked/ascii'))).map((file) => new File([file], basename(file.name)))
    const { batches } = await readFiles(tables)
    expect(batches).toEqual((await readAll([at('unpacked/ascii')])).batches)
  })

  it('refuses what faersAdapter refuses, with the same code', async () => {
    const whole = await readFile(await writeZip(at('whole.zip'), quarterMembers('2022Q4')))
    const changed = Buffer.from(whole)
    changed[120] = changed[120]! ^ 0xff
    const unsafe = 'ascii/../../DEMO22Q4.txt'
    const harmless = `${'x'.repeat(unsafe.length - 4)}.txt`
    const climbing = await readFile(
      await writeZip(at('climbing.zip'), { ...quarterMembers('2022Q4'), [harmless]: 'x' }),
    )
    const short = await readFile(await writeZip(at('short.zip'), { 'DEMO22Q4.txt': 'x'.repeat(5000) }))
    const central = short.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    short.writeUInt32LE(100, central + 24)
    const broken: Record<string, readonly [code: string, bytes: Uint8Array | string]> = {
      'cut.zip': ['input/corrupt-archive', whole.subarray(0, whole.length - 500)],
      'cut-by-one.zip': ['input/corrupt-archive', whole.subarray(0, whole.length - 1)],
      'changed.zip': ['input/corrupt-archive', changed],
      'page.zip': ['input/corrupt-archive', '<html>HTTP 500</html>'],
      'unsafe.zip': [
        'input/unsafe-path',
        Buffer.from(climbing.toString('latin1').replaceAll(harmless, unsafe), 'latin1'),
      ],
      'liar.zip': ['input/corrupt-archive', short],
      'empty.zip': ['input/empty', ''],
      'empty.txt': ['input/empty', ''],
      'other.txt': ['input/not-recognised', 'nothing of the kind'],
      'DEMO22Q4.txt': ['input/missing-table', `${ERA_HEADERS.modern.demo}\r\n`],
    }
    for (const [name, [code, bytes]] of Object.entries(broken)) {
      await writeFile(at(name), bytes)
      expect([name, await expectSame([at(name)])]).toEqual([name, code])
    }
    const archives: Record<string, readonly [code: string, members: Record<string, string | Buffer>]> = {
      'no-members.zip': ['input/empty', {}],
      'bomb.zip': ['input/archive-too-large', { 'ascii/DEMO22Q4.txt': Buffer.alloc(32 * 1024 ** 2, 0x20) }],
      'no-events.zip': ['input/missing-column', quarterMembers('2022Q4', { reac: 'primaryid$caseid\r\n1$1\r\n' })],
      'no-rows.zip': ['input/empty', quarterMembers('2022Q4', { reac: '' })],
      'documents.zip': ['input/not-recognised', { 'ASC_NTS.pdf': '%PDF-1.4', 'Readme.txt': 'read me' }],
    }
    for (const [name, [code, members]] of Object.entries(archives)) {
      expect([name, await expectSame([await writeZip(at(name), members)])]).toEqual([name, code])
    }
    await expect(readFiles([])).rejects.toMatchObject({ code: 'input/empty' })
    const [zip] = await filesAt(at('whole.zip'))
    await expect(readFiles([zip!, new File([zip!], zip!.name)])).rejects.toMatchObject({ code: 'usage/invalid' })
    expect((await readFiles([zip!, zip!])).report.files).toHaveLength(7)
    for (const limits of [
      { members: 3 },
      { memberBytes: 100 },
      { totalBytes: 500 },
      { ratio: 0.1, ratioFromBytes: 0 },
    ]) {
      const opening = openBlobArchive(zip!, 'whole.zip', { ...ARCHIVE_LIMITS, ...limits })
      await expect(opening, JSON.stringify(limits)).rejects.toMatchObject({ code: 'input/archive-too-large' })
    }
  })

  it('does as faersAdapter does with an archive in which any byte was changed', async () => {
    const whole = await readFile(await writeZip(at('any.zip'), quarterMembers('2022Q4')))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        const bytes = Buffer.from(whole)
        bytes[place] = bytes[place]! ^ bits
        await writeFile(at('damaged.zip'), bytes)
        const onDisk = await outcome(readAll([at('damaged.zip')]), folder)
        const inBrowser = await outcome(readFiles([new File([bytes], 'damaged.zip')]), folder)
        // The two libraries do not read the same fields of a header; where both read, they read the same.
        if (onDisk.code === '' && inBrowser.code === '') expect(inBrowser).toEqual(onDisk)
        else for (const code of [onDisk.code, inBrowser.code]) expect(code).toMatch(/^(input\/|$)/)
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('conforms', async () => {
    const inputs: AdapterInput[] = []
    for (const [turn, quarter] of ['2023Q1', '2023Q2'].entries()) {
      const path = at(`faers_ascii_${quarter}.zip`)
      await writeSyntheticQuarter({ path, quarter, reports: 2000, seed: turn + 1 })
      inputs.push(...(await filesAt(path)).map((file) => streamed(file)))
    }
    expect(
      await checkAdapter({
        adapter: faersFileAdapter,
        inputs,
        broken: [
          {
            name: 'cut',
            inputs: [new File([new Uint8Array([80, 75, 3, 4])], 'cut.zip')],
            code: 'input/corrupt-archive',
          },
          { name: 'other', inputs: [new File(['no'], 'other.txt')], code: 'input/not-recognised' },
        ],
      }),
    ).toEqual([])
  })
})
