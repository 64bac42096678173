import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faersAdapter, faersXmlAdapter, openFdaAdapter } from '../../packages/faers/src/index.js'
import { icsrAdapter } from '../../packages/icsr/src/index.js'
import { checkAccounts } from '../../packages/model/src/conformance/account-checks.js'
import { Findings } from '../../packages/model/src/conformance/finding.js'
import { observeReading } from '../../packages/model/src/conformance/observed-reading.js'
import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterRun,
  AetherError,
  type CaseBatch,
  ERROR_CODES,
  type QuarantinedRow,
} from '../../packages/model/src/index.js'
import { readPosts } from '../../packages/social/src/index.js'
import { csvAdapter, profileAdapters } from '../../packages/tables/src/index.js'
import type { BrokenFile, Reader } from './variant.js'

/** What became of a variant. */
export type Outcome =
  | { readonly kind: 'refused'; readonly error: AetherError }
  | ReadOutcome
  /** Something was thrown that is no error of the table. */
  | { readonly kind: 'crashed'; readonly thrown: unknown }
  | { readonly kind: 'hangs' }

export interface ReadOutcome {
  readonly kind: 'read'
  readonly rowsIn: number
  readonly loaded: number
  readonly quarantined: readonly QuarantinedRow[]
  /** All texts of the loaded rows, by table. */
  readonly texts: ReadonlyMap<string, string>
  /** What the conformance kit has to say. */
  readonly faults: readonly string[]
}

const PATH_ADAPTERS: ReadonlyMap<string, Adapter<string>> = new Map(
  [faersAdapter, faersXmlAdapter].map((adapter) => [adapter.id, adapter]),
)
const FILE_ADAPTERS: ReadonlyMap<string, Adapter<AdapterInput>> = new Map(
  [csvAdapter, icsrAdapter, openFdaAdapter, ...profileAdapters].map((adapter) => [adapter.id, adapter]),
)

/** Milliseconds after which a reading is told to stop, and then given as many again to do so. */
export const PATIENCE = 90_000

/** Reads the files of a variant, in chunks of the sizes given, over and over. */
export async function readVariant(
  reader: Reader,
  files: readonly BrokenFile[],
  chunkSizes: readonly number[] = [65_536],
): Promise<Outcome> {
  const stop = new AbortController()
  const timers: ReturnType<typeof setTimeout>[] = []
  const hanging = new Promise<Outcome>((resolve) => {
    timers.push(setTimeout(() => stop.abort(), PATIENCE))
    timers.push(setTimeout(resolve, 2 * PATIENCE, { kind: 'hangs' }))
  })
  const folder = PATH_ADAPTERS.has(reader) ? await mkdtemp(join(tmpdir(), 'aether-broken-')) : null
  try {
    return await Promise.race([attempt(reader, files, chunkSizes, stop.signal, folder), hanging])
  } finally {
    for (const timer of timers) clearTimeout(timer)
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
}

async function attempt(
  reader: Reader,
  files: readonly BrokenFile[],
  chunkSizes: readonly number[],
  signal: AbortSignal,
  folder: string | null,
): Promise<Outcome> {
  try {
    if (reader === 'posts') return await readAsPosts(files, chunkSizes, signal)
    if (folder !== null) {
      const paths = files.map(({ name }) => join(folder, name))
      for (const [index, { bytes }] of files.entries()) await writeFile(paths[index]!, bytes)
      return await readAsCases(PATH_ADAPTERS.get(reader)!.read(paths, { signal }))
    }
    const options: AdapterOptions = { signal }
    const inputs = files.map((file) => inputOf(file, chunkSizes))
    return await readAsCases(FILE_ADAPTERS.get(reader)!.read(inputs, options))
  } catch (thrown) {
    if (signal.aborted) return { kind: 'hangs' }
    const known =
      thrown instanceof AetherError &&
      Object.hasOwn(ERROR_CODES, thrown.code) &&
      !/^internal\/|^request\//.test(thrown.code) &&
      thrown.message.trim() !== ''
    return known ? { kind: 'refused', error: thrown } : { kind: 'crashed', thrown }
  }
}

async function readAsCases(run: AdapterRun): Promise<ReadOutcome> {
  const findings = new Findings()
  const texts = new Map<string, string[]>()
  const reading = await observeReading({ batches: heard(run.batches, texts), report: () => run.report() }, findings)
  checkAccounts(reading, findings)
  const { files } = reading.report
  return {
    kind: 'read',
    rowsIn: sum(files.map((file) => file.rowsIn)),
    loaded: sum(files.map((file) => file.loaded)),
    quarantined: files.flatMap((file) => file.quarantined),
    texts: new Map([...texts].map(([table, values]) => [table, values.join('\n')])),
    faults: findings.list().map(({ check, message }) => `${check}: ${message}`),
  }
}

/** Passes batches on and keeps every text in them. */
async function* heard(batches: AsyncIterable<CaseBatch>, texts: Map<string, string[]>): AsyncGenerator<CaseBatch> {
  for await (const batch of batches) {
    const known = texts.get(batch.table) ?? []
    texts.set(batch.table, known)
    for (const column of Object.values(batch.columns)) {
      if (Array.isArray(column)) for (const value of column) if (typeof value === 'string') known.push(value)
    }
    yield batch
  }
}

const KEY = new Uint8Array(16).fill(7)

/** Posts that were found to be another count as loaded: they are in the account of duplicates. */
async function readAsPosts(
  files: readonly BrokenFile[],
  chunkSizes: readonly number[],
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const run = readPosts(
    files.map((file) => inputOf(file, chunkSizes)),
    { key: KEY, keepText: true, signal },
  )
  const texts: string[] = []
  let given = 0
  for await (const { posts } of run.batches) {
    given += posts.length
    for (const { text } of posts) texts.push(text ?? '')
  }
  const accounts = run.report().files
  const loaded = sum(accounts.map(({ read, duplicates, deleted }) => read + duplicates + deleted))
  const rowsIn = sum(accounts.map(({ postsIn }) => postsIn))
  const quarantined = accounts.flatMap((account) =>
    account.quarantined.map(({ record, code }) => ({ line: record, code, text: '' })),
  )
  const faults: string[] = []
  if (rowsIn !== loaded + quarantined.length) faults.push(`account: ${rowsIn} in, ${loaded} + ${quarantined.length}`)
  if (given !== sum(accounts.map(({ read }) => read))) faults.push(`account: ${given} posts given, others counted`)
  if (quarantined.some(({ line, code }) => line < 1 || code === ''))
    faults.push('account: a fault without place or code')
  return { kind: 'read', rowsIn, loaded, quarantined, texts: new Map([['posts', texts.join('\n')]]), faults }
}

function inputOf({ name, bytes }: BrokenFile, chunkSizes: readonly number[]): AdapterInput {
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0
      let turn = 0
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close()
          const size = chunkSizes[turn++ % chunkSizes.length]!
          controller.enqueue(Uint8Array.from(bytes.subarray(at, at + size)))
          at += size
        },
      })
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
