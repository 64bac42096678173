import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  type SniffResult,
} from '@aethersignal/model'
import { listInputFiles } from '../input/list-input-files.js'
import { hashedArchives } from '../load/hashed-archives.js'
import { FAERS_XML_READER, readXmlQuarters } from './read-xml-quarters.js'
import { sniffFaersXml } from './sniff-faers-xml.js'

/**
 * Reads XML files of FAERS quarters from the files of a browser, to the same batches and the same report as `faersXmlAdapter` gives for
 * paths on Node: archives as downloaded, and single files plain or gzip.
 *
 * Throws, through `batches`, what `faersXmlAdapter` throws, and `usage/invalid` where two inputs have one name.
 */
export const faersXmlFileAdapter: Adapter<AdapterInput> = {
  ...FAERS_XML_READER,
  sniff: async (view) => sniffFaersXml(view),
  read(inputs, options = {}) {
    return adapterRun((finish) => readInputs(inputs, options, finish), FAERS_XML_READER)
  },
}

async function* readInputs(
  inputs: readonly AdapterInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  if (inputs.length === 0) throw new AetherError('input/empty', 'No file was given.')
  const listing = await listInputFiles(inputs, options.signal)
  const { files, warnings } = yield* readXmlQuarters(listing.files, listing.roots, options)
  finish({ files: await hashedArchives(files, listing.archiveHash), warnings })
}

/**
 * Whether an archive holds XML files of FAERS quarters; null where it does not, and for other files, which
 * `faersXmlFileAdapter.sniff` knows by their first bytes. Rejects with what an archive is refused for.
 */
export async function recogniseFaersXmlFile(input: AdapterInput): Promise<SniffResult | null> {
  if (!/\.zip$/i.test(input.name)) return null
  const { files } = await listInputFiles([input])
  return sniffFaersXml({ name: input.name, head: new Uint8Array(0), members: files.map(({ name }) => name) })
}
