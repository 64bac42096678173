import type { Adapter } from '@aethersignal/model'
import { pathAdapter } from '../load/path-adapter.js'
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
export const faersXmlAdapter: Adapter<string> = /* @__PURE__ */ pathAdapter(
  FAERS_XML_READER,
  async (view) => sniffFaersXml(view),
  readXmlQuarters,
)
