import { readReports } from '@aethersignal/icsr'
import {
  type AdapterIdentity,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
} from '@aethersignal/model'
import { quarterIn, readMemberName } from '../input/member-name.js'
import type { SourceFile } from '../input/source-file.js'
import { readDeletedFile } from '../load/read-deleted-file.js'
import { xmlMember, xmlPartition } from './xml-member-name.js'

/** The reader of XML files of FAERS quarters, wherever they lie. */
export const FAERS_XML_READER: AdapterIdentity = { id: 'faers-xml', version: '1' }

const MOST_NAMED = 5

const PARTS = { source: FAERS_XML_READER.id, partitionOf: xmlPartition }

/** Reads the XML files and lists of deleted cases among files that lie below roots; returns their accounts when all batches are through. */
export async function* readXmlQuarters(
  found: readonly SourceFile[],
  roots: readonly string[],
  options: AdapterOptions,
): AsyncGenerator<CaseBatch, AdapterReport> {
  const files = xmlFiles(found)
  const deleted = found.filter(({ name }) => readMemberName(name).kind === 'deleted')
  const [first = ''] = roots
  if (files.length === 0) {
    throw new AetherError('input/not-recognised', `${roots.join(', ')} holds no XML file of a FAERS quarter.`, {
      place: { file: first },
      remedy: 'XML files of FAERS are named as 1_ADR22Q1.xml.',
    })
  }
  const reports: AdapterReport[] = []
  yield* readReports(files.map(inputOf), PARTS, options, (report) => reports.push(report))
  const lists: LoadedFile[] = []
  for (const file of deleted) {
    const index = files.length + lists.length
    const part = { source: PARTS.source, partition: `${quarterIn(file.name) ?? file.name}-deleted` }
    lists.push(yield* readDeletedFile({ file, index, part, signal: options.signal, advance: () => undefined }))
  }
  const read = new Set([...files, ...deleted])
  const warnings = notRead(found.filter((file) => !read.has(file)))
  return { files: [...reports.flatMap((report) => report.files), ...lists], warnings }
}

/** Files of quarters in order of quarter and piece; of what was given itself, those of any name. */
function xmlFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  const wanted = files.filter(({ path, root, name }) => path === root || xmlMember(name) !== null)
  const order = ({ name }: SourceFile) => {
    const member = xmlMember(name)
    return `${member?.quarter ?? ''} ${String(member?.piece ?? 0).padStart(2, '0')} ${name}`
  }
  return wanted.sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

function notRead(files: readonly SourceFile[]): readonly LoadWarning[] {
  if (files.length === 0) return []
  const names = files.slice(0, MOST_NAMED).map(({ name }) => name)
  const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : ''
  const message = `Files that are no XML of a quarter were not read: ${names.join(', ')}${more}.`
  return [{ code: 'file-not-read', message, count: files.length }]
}

function inputOf({ path, size, open }: SourceFile): AdapterInput {
  return { name: path, size, stream: () => streamOf(open()) }
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
