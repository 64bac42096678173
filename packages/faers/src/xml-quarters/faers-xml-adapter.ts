import {
  type Adapter,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
} from '@aethersignal/model'
import { listSourceFiles } from '../input/list-source-files.js'
import { withArchiveHashes } from '../load/archive-hashes.js'
import { FAERS_XML_READER, readXmlQuarters } from './read-xml-quarters.js'
import { sniffFaersXml } from './sniff-faers-xml.js'

/**
 * Reads the XML files of FAERS quarters: archives as downloaded, folders, single files plain or gzip. Each file is a part,
 * such as `2012Q4` or, for a numbered piece of a quarter, `2022Q1-1`. A case that the ASCII files of FAERS or openFDA hold
 * as well is the same case: a store keeps one version of it. The XML and the ASCII files of a quarter overlap only partly
 * (FDA, Readme of the quarters).
 *
 * Throws, through `batches`, what `faersAdapter` throws for paths and archives, and `icsrAdapter` for XML.
 */
export const faersXmlAdapter: Adapter<string> = {
  ...FAERS_XML_READER,
  sniff: async (view) => sniffFaersXml(view),
  read(paths, options = {}) {
    return adapterRun((finish) => readPaths(paths, options, finish), FAERS_XML_READER)
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
    const { files, warnings } = yield* readXmlQuarters(listing.files, paths, options)
    finish({ files: await withArchiveHashes(files), warnings })
  } finally {
    await listing.close()
  }
}
