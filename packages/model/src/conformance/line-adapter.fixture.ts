import { AetherError, throwIfAborted } from '@aethersignal/core/errors'
import { CaseWriter } from '../adapter/case-writer.js'
import { FileAccount } from '../adapter/file-account.js'
import { readChunks } from '../adapter/read-chunks.js'
import { sha256Of } from '../adapter/sha256.js'
import type { Adapter, AdapterInput, AdapterOptions, AdapterReport } from '../cases/adapter.js'
import { adapterRun } from '../cases/adapter-run.js'
import type { CaseBatch } from '../cases/case-batch.js'
import type { LoadedFile } from '../load/load-report.js'

/** An adapter without fault. */
export const SOUND = 'none'

/** What is done wrong, in words. */
export type Fault = string

/**
 * Reads lines `id,drug,event` as cases and `-id,event` as an event of a report that is not there, with one fault of one's
 * choice.
 */
export function lineAdapter(fault: Fault): Adapter<AdapterInput> {
  let readings = 0
  return {
    id: 'lines',
    version: '1',
    async sniff({ head }) {
      if (fault === 'sniff throws on a few bytes' && head.length === 3) throw new RangeError('too few')
      if (fault === 'sniffs everything') return { confidence: 0.5, reason: 'All is mine.' }
      const known = /^[\w-]+,/.test(new TextDecoder().decode(head)) && fault !== 'sniffs nothing'
      const reason = fault === 'no reason' ? '' : 'The first line begins with an id.'
      return known ? { confidence: fault === 'confidence of 2' ? 2 : 0.7, reason } : null
    },
    read(inputs, options = {}) {
      readings++
      const run = adapterRun((finish) => spoilt(fault, readings, readAll(fault, readings, inputs, options, finish)))
      if (fault === 'report too early') return { ...run, report: () => ({ files: [], warnings: [] }) }
      if (fault !== 'report throws a plain error early') return run
      return {
        batches: run.batches,
        report() {
          try {
            return run.report()
          } catch {
            throw new TypeError('no report')
          }
        },
      }
    },
  }
}

async function* readAll(
  fault: Fault,
  reading: number,
  inputs: readonly AdapterInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  const signal = fault === 'deaf to aborts' ? undefined : options.signal
  const files: LoadedFile[] = []
  const total = inputs.reduce((sum, { size }) => sum + (size ?? 0), 0)
  let done = 0
  for (const [file, input] of inputs.entries()) {
    const part = { source: 'lines', partition: input.name }
    const hash = sha256Of()
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of chunksOf(fault, input, signal)) {
      hash.update(chunk)
      text += decoder.decode(chunk, { stream: true })
      done += chunk.length
      const told =
        fault === 'progress goes back' ? total - done : fault === 'progress beyond the total' ? done * 2 : done
      if (fault === 'progress stops short' && done === total) continue
      if (fault !== 'no progress') options.onProgress?.({ phase: `reading ${input.name}`, done: told, total })
    }
    if (text === '' && fault !== 'broken input accepted') throw refusal(fault, input.name)
    const account = new FileAccount()
    const writer = new CaseWriter(part)
    const lines = text.split('\n')
    if (fault === 'rows by the order of inputs' && file === 0) lines.reverse()
    for (const [index, line] of lines.entries()) {
      const [id, drug, event] = line.split(',')
      const row = { file: fault === 'file beyond the report' ? 9 : file, line: fault === 'no line' ? 0 : index + 1 }
      if (drug === undefined) account.rowQuarantined({ line: index + 1, code: 'field-count', text: line })
      else if (fault === 'rows lost') account.rowLoaded()
      else if (fault !== 'rows lost with their account' || index > 0) {
        if (id!.startsWith('-')) {
          const orphanReportId = fault === 'orphan without id' ? null : id!.slice(1)
          writer.add('event', { caseOrdinal: -1, orphanReportId, term: drug, ...row })
          account.orphans++
          account.orphanRows++
        } else {
          const drugs = [{ verbatim: drug, names: drug, nameSource: 'verbatim' }]
          const events = event === '' ? [] : [{ term: event ?? null }]
          writer.write({ case: { reportId: id!, caseId: id!, ...row }, drugs, events })
          yield* writer.takeReady()
        }
        account.rowLoaded()
      }
    }
    yield* writer.end(signal)
    const path = fault === 'file of another part' ? { path: input.name, partition: 'other' } : { path: input.name }
    const sha256 = fault === 'no hash' ? '' : hash.hex()
    files.push(spoiltAccount(fault, reading, account.finish({ table: 'cases', ...part, ...path }, sha256)))
  }
  finish({ files, warnings: [] })
}

function refusal(fault: Fault, name: string): Error {
  if (fault === 'plain error on broken input') return new TypeError('undefined is not a function')
  if (fault === 'internal/unexpected on broken input') return new AetherError('internal/unexpected', 'Hm.')
  if (fault === 'another code on broken input') return new AetherError('input/unreadable', 'Hm.')
  return new AetherError('input/empty', `${name} is empty.`)
}

async function* chunksOf(
  fault: Fault,
  input: AdapterInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (fault === 'aborts with a plain error') {
    for await (const chunk of readChunks(input.stream())) {
      if (signal?.aborted) throw new Error('stopped')
      yield chunk
    }
  } else if (fault === 'deaf while waiting' || fault === 'stream not cancelled') {
    const reader = input.stream().getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      throwIfAborted(signal)
      yield next.value
    }
  } else yield* readChunks(input.stream(), signal)
}

function spoiltAccount(fault: Fault, reading: number, file: LoadedFile): LoadedFile {
  if (fault === 'quarantine not counted') return { ...file, rowsIn: file.loaded }
  if (fault === 'quarantine without code')
    return { ...file, quarantined: file.quarantined.map((row) => ({ ...row, code: '' })) }
  if (fault === 'loaded rows that gave nothing') return { ...file, rowsIn: 0, loaded: 0, quarantined: [] }
  if (fault === 'orphans not counted') return { ...file, orphans: 0, orphanRows: 0 }
  if (fault === 'more repairs than rows') return { ...file, repaired: 2, repairs: { 'date-invalid': 9 } }
  if (fault === 'other report each time') return { ...file, blankLines: reading }
  return file
}

/** The batches, with the fault that is in them. */
async function* spoilt(fault: Fault, reading: number, batches: AsyncGenerator<CaseBatch>): AsyncGenerator<CaseBatch> {
  const kept: CaseBatch[] = []
  const late = fault === 'drugs before cases' ? 'case' : fault === 'parts mingled' ? 'drug' : null
  for await (const batch of batches) {
    if (batch.table === late) kept.push(batch)
    else {
      yield withFault(fault, reading, batch)
      if (fault === 'empty batch') yield { ...batch, rows: 0 }
    }
  }
  yield* kept
}

function withFault(fault: Fault, reading: number, batch: CaseBatch): CaseBatch {
  const { table, rows } = batch
  const columns = (changed: object) => ({ ...batch, columns: { ...batch.columns, ...changed } }) as CaseBatch
  const text = (value: string | null | undefined) => new Array(rows).fill(value)
  if (fault === 'unknown table') return { ...batch, table: 'cases' as 'case' } as CaseBatch
  if (fault === 'column of another kind') return columns({ line: new Float64Array(rows).fill(1) })
  if (fault === 'codes that say otherwise') {
    const codes = new Int32Array(rows).fill(0)
    return { ...batch, textCodes: { extra: { codes, texts: ['another'] } } } as CaseBatch
  }
  if (fault === 'column too short') return columns({ line: new Int32Array(rows - 1) })
  if (fault === 'extra is no JSON') return columns({ extra: text('none') })
  if (fault === 'column missing') {
    const { line: _, ...others } = batch.columns
    return { ...batch, columns: others } as CaseBatch
  }
  if (table === 'case') {
    if (fault === 'no case id') return columns({ caseId: text(null) })
    if (fault === 'undefined in a text') return columns({ sender: text(undefined) })
    if (fault === 'age of 200') return columns({ ageYears: new Float64Array(rows).fill(200) })
    if (fault === '30 February') return columns({ eventDate: new Int32Array(rows).fill(20240230) })
    if (fault === 'other rows each time') return columns({ sender: text(String(reading)) })
  }
  if (table === 'drug') {
    if (fault === 'names without source') return columns({ nameSource: text(null) })
    if (fault === 'ordinal beyond the cases') return columns({ caseOrdinal: new Int32Array(rows).fill(902) })
    if (fault === 'id on a row of a case') return columns({ orphanReportId: text('r7') })
  }
  return batch
}
