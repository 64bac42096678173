import type { Adapter, AdapterInput, SniffResult } from '@aethersignal/model'
import { listInputFiles } from '../input/list-input-files.js'
import { inputAdapter } from '../load/input-adapter.js'
import { FAERS_XML_READER, readXmlQuarters } from './read-xml-quarters.js'
import { sniffFaersXml } from './sniff-faers-xml.js'

/**
 * Reads XML files of FAERS quarters from the files of a browser, to the same batches and the same report as `faersXmlAdapter` gives for
 * paths on Node: archives as downloaded, and single files plain or gzip.
 *
 * Throws, through `batches`, what `faersXmlAdapter` throws, and `usage/invalid` where two inputs have one name.
 */
export const faersXmlFileAdapter: Adapter<AdapterInput> = /* @__PURE__ */ inputAdapter(
  FAERS_XML_READER,
  async (view) => sniffFaersXml(view),
  readXmlQuarters,
)

/**
 * Whether an archive holds XML files of FAERS quarters; null where it does not, and for other files, which
 * `faersXmlFileAdapter.sniff` knows by their first bytes. Rejects with what an archive is refused for.
 */
export async function recogniseFaersXmlFile(input: AdapterInput): Promise<SniffResult | null> {
  if (!/\.zip$/i.test(input.name)) return null
  const { files } = await listInputFiles([input])
  return sniffFaersXml({ name: input.name, head: new Uint8Array(0), members: files.map(({ name }) => name) })
}
