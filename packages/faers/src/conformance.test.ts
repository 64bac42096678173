import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { SNIFF_BYTES, type SniffView } from '@aethersignal/model'
import { checkAdapter } from '@aethersignal/model/conformance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { faersAdapter } from './faers-adapter.js'
import { listSourceFiles } from './input/list-source-files.js'
import { quarterMembers, writeZip } from './quarter.fixture.js'
import { writeSyntheticQuarter } from './synthetic.js'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-conformance-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function viewOf(path: string): Promise<SniffView> {
  const isFolder = statSync(path).isDirectory()
  const head = isFolder ? new Uint8Array(0) : readFileSync(path).subarray(0, SNIFF_BYTES)
  const listing = await listSourceFiles([path])
  const members = listing.files.map((file) => file.name)
  await listing.close()
  const isArchive = isFolder || path.endsWith('.zip')
  return { name: basename(path), head, ...(isArchive && { members }) }
}

/** Files this process has open, where the system tells. */
const openFiles = (): number => {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return 0
  }
}

describe('faersAdapter', () => {
  it.skipIf(!hasSharedData)('conforms on real quarters of every era', async () => {
    const quarter = (name: string) => sharedData(`data/ci_small/faers_quarters/${name}`)
    const whole = await readFile(quarter('faers_ascii_2022Q4.zip'))
    await writeFile(at('cut.zip'), whole.subarray(0, whole.length - 500))
    await writeFile(at('empty.txt'), '')
    await writeFile(at('other.txt'), 'nothing of the kind')
    const noCase = await writeZip(
      at('no-case.zip'),
      quarterMembers('2022Q4', { demo: 'primaryid$caseid\r\n11$\r\n21$2\r\n' }),
    )
    const noEvents = await writeZip(
      at('no-events.zip'),
      quarterMembers('2022Q4', { reac: 'primaryid$caseid\r\n1$1\r\n' }),
    )
    expect(
      await checkAdapter({
        adapter: faersAdapter,
        inputs: [
          quarter('aers_ascii_2004q1.zip'),
          quarter('faers_ascii_2012q4_excerpt'),
          quarter('faers_ascii_2022Q4.zip'),
        ],
        view: viewOf,
        openResources: openFiles,
        broken: [
          { name: 'nowhere', inputs: [at('nowhere.zip')], code: 'input/not-found' },
          { name: 'cut', inputs: [at('cut.zip')], code: 'input/corrupt-archive' },
          { name: 'empty', inputs: [at('empty.txt')], code: 'input/empty' },
          { name: 'other', inputs: [at('other.txt')], code: 'input/not-recognised' },
          { name: 'no PT', inputs: [noEvents], code: 'input/missing-column' },
          { name: 'a case without a number', inputs: [noCase] },
        ],
      }),
    ).toEqual([])
  })

  it('conforms on generated quarters of many batches', async () => {
    const paths = [at('first.zip'), at('second.zip')]
    for (const [turn, path] of paths.entries()) {
      await writeSyntheticQuarter({ path, quarter: `2023Q${turn + 1}`, reports: 9000, seed: turn + 1 })
    }
    expect(
      await checkAdapter({ adapter: faersAdapter, inputs: paths, view: viewOf, openResources: openFiles }),
    ).toEqual([])
  })
})
