import { Readable } from 'node:stream'
import { readReports } from '@aethersignal/icsr'
import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
} from '@aethersignal/model'
import { listSourceFiles } from '../input/list-source-files.js'
import { quarterIn, readMemberName } from '../input/member-name.js'
import type { SourceFile } from '../input/source-file.js'
import { withArchiveHashes } from '../load/archive-hashes.js'
import { readDeletedFile } from '../load/read-deleted-file.js'
import { sniffFaersXml } from './sniff-faers-xml.js'
import { xmlMember, xmlPartition } from './xml-member-name.js'

const MOST_NAMED = 5

const PARTS = { source: 'faers-xml', partitionOf: xmlPartition }

/**
 * Reads the XML files of FAERS quarters: archives as downloaded, folders, single files plain or gzip. Each file is a part,
 * such as `2012Q4` or, for a numbered piece of a quarter, `2022Q1-1`. A case that the ASCII files of FAERS or openFDA hold
 * as well is the same case: a store keeps one version of it. The XML and the ASCII files of a quarter overlap only partly
 * (FDA, Readme of the quarters).
 *
 * Throws, through `batches`, what `faersAdapter` throws for paths and archives, and `icsrAdapter` for XML.
 */
export const faersXmlAdapter: Adapter<string> = {
  id: PARTS.source,
  version: '1',
  sniff: async (view) => sniffFaersXml(view),
  read(paths, options = {}) {
    return adapterRun((finish) => readPaths(paths, options, finish), faersXmlAdapter)
  },
}

async function* readPaths(
  paths: readonly string[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  if (paths.length === 0) throw new AetherError('input/empty', 'No path was given.')
  const listing = await listSourceFiles(paths)
  try {
    const files = xmlFiles(listing.files)
    const deleted = listing.files.filter(({ name }) => readMemberName(name).kind === 'deleted')
    const [first = ''] = paths
    if (files.length === 0) {
      throw new AetherError('input/not-recognised', `${paths.join(', ')} holds no XML file of a FAERS quarter.`, {
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
    const warnings = notRead(listing.files.filter((file) => !read.has(file)))
    const accounts = [...reports.flatMap((report) => report.files), ...lists]
    finish({ files: await withArchiveHashes(accounts), warnings })
  } finally {
    await listing.close()
  }
}

/** Files of quarters in order of quarter and piece; of what was given itself, those of any name. */
export function xmlFiles(files: readonly SourceFile[]): readonly SourceFile[] {
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
  return {
    name: path,
    size,
    stream: () => Readable.toWeb(Readable.from(open())) as ReadableStream<Uint8Array>,
  }
}
