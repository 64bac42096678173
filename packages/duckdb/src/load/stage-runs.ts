import { basename, join } from 'node:path'
import {
  type AdapterReport,
  type AdapterRun,
  AetherError,
  asAetherError,
  type CaseBatch,
  filesOfParts,
  membersOfOneFile,
  type PartFiles,
  type PartKey,
  type Progress,
  partHash,
  throwIfAborted,
} from '@aethersignal/model'
import type { DuckDBInstance } from '@duckdb/node-api'
import { interruptible } from '../database/open-database.js'
import type { StoredFile, StoredPart } from '../store/catalogue.js'
import { describeFile } from '../store/durable-files.js'
import { partFilePath } from '../store/store-layout.js'
import { type InputOrigin, originOf } from './input-origins.js'
import { type PartConnections, PartWriter, type WrittenPart } from './part-writer.js'

/** A part in the staging folder, described as it will stand in the catalogue. */
export interface StagedPart {
  readonly part: StoredPart
  /** Null where it has no rows. */
  readonly folder: string | null
}

export interface StageOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Recorded as the time at which the parts were loaded. */
  readonly now: Date
  readonly origins?: readonly InputOrigin[]
}

export interface StagedRuns {
  readonly parts: readonly StagedPart[]
  readonly reports: readonly AdapterReport[]
}

/** Reads what adapters deliver and writes it, part by part, below the staging folder. */
export async function stageRuns(
  instance: DuckDBInstance,
  runs: readonly AdapterRun[],
  staging: string,
  options: StageOptions,
): Promise<StagedRuns> {
  const parts: StagedPart[] = []
  const reports: AdapterReport[] = []
  const filling = await instance.connect()
  const writing = await instance.connect()
  let rows = 0
  for (const [number, run] of runs.entries()) {
    const written = await interruptible(writing, options.signal, () =>
      stageRun({ filling, writing }, run, join(staging, `run-${number}`), options, (added) => {
        rows += added
        options.onProgress?.({ phase: 'load', done: rows })
      }),
    )
    const report = run.report()
    reports.push(report)
    parts.push(...(await describeParts(written, report, options)))
  }
  return { parts, reports }
}

async function stageRun(
  connections: PartConnections,
  run: AdapterRun,
  folder: string,
  options: StageOptions,
  onRows: (rows: number) => void,
): Promise<WrittenPart[]> {
  const written: WrittenPart[] = []
  let writer: PartWriter | undefined
  const finish = async () => {
    if (writer !== undefined) written.push(await writer.finish())
    writer = undefined
  }
  try {
    for await (const batch of readBatches(run)) {
      throwIfAborted(options.signal)
      if (writer === undefined || !samePart(writer.key, batch.part)) {
        await finish()
        throwIfAborted(options.signal)
        if (written.some((part) => samePart(part.key, batch.part))) {
          throw new AetherError(
            'internal/unexpected',
            `The reader went back to ${batch.part.source} ${batch.part.partition}, already closed.`,
          )
        }
        writer = new PartWriter(connections, batch.part, join(folder, `part-${written.length}`))
      }
      await writer.append(batch)
      onRows(batch.rows)
    }
    throwIfAborted(options.signal)
    await finish()
  } catch (error) {
    connections.writing.interrupt()
    await writer?.settled()
    throw error
  }
  throwIfAborted(options.signal)
  return written
}

/** Batches of a run. What an adapter throws is its own: it must not be mistaken for a fault of the store. */
async function* readBatches(run: AdapterRun): AsyncGenerator<CaseBatch> {
  try {
    yield* run.batches
  } catch (error) {
    throw asAetherError(error)
  }
}

async function describeParts(
  written: readonly WrittenPart[],
  report: AdapterReport,
  options: StageOptions,
): Promise<StagedPart[]> {
  const unread = { folder: null, tables: new Map() }
  const parts = filesOfParts(report.files, written).map(({ key, files }) => ({
    ...(written.find((part) => samePart(part.key, key)) ?? unread),
    ...{ key, files: [...files] },
  }))
  // Members that are not data may belong to no part; they stay with the last one so that the account is whole.
  const placed = new Set(parts.flatMap(({ files }) => files))
  parts.at(-1)?.files.push(...report.files.filter((file) => !placed.has(file)))
  return Promise.all(parts.map((part) => describePart(part, report, options)))
}

async function describePart(
  written: Omit<WrittenPart, 'fileNumbers'> & PartFiles,
  report: AdapterReport,
  { now, origins = [] }: StageOptions,
): Promise<StagedPart> {
  const { key, folder, files } = written
  const hash = partHash(files, membersOfOneFile(report.files))
  const tables: { -readonly [K in keyof StoredPart['tables']]: StoredPart['tables'][K] } = {}
  for (const [table, pieces] of written.tables) {
    const stored: StoredFile[] = []
    for (const { path, rows } of pieces) stored.push(await describeFile(path, partFilePath(hash, basename(path)), rows))
    tables[table] = stored
  }
  const { warnings, reader } = report
  const loadedAt = now.toISOString()
  const origin = originOf(key, origins)
  const from = origin === null ? {} : { origins: [origin] }
  return { folder, part: { ...key, hash, ...from, loadedAt, ...(reader && { reader }), tables, files, warnings } }
}

function samePart(one: PartKey, other: PartKey): boolean {
  return one.source === other.source && one.partition === other.partition
}
