import type { Adapter, AdapterInput } from '@aethersignal/model'
import { inputAdapter } from './load/input-adapter.js'
import { FAERS_READER, readQuarters } from './load/read-quarters.js'
import { sniffFaers } from './sniff-faers.js'

/**
 * Reads FAERS and AERS quarterly ASCII files of any era from the files of a browser, to the same batches and the same report as `faersAdapter`
 * gives for paths on Node: zip archives as downloaded, also zipped together, single tables and lists of deleted cases. Files of a folder
 * are given with their paths below it as names, such as `faers_2022Q4/ascii/DEMO22Q4.txt`. A `File` is read where it lies, in pieces; an input that is no `Blob` is held in
 * memory while it is read.
 *
 * Throws, through `batches`, what `faersAdapter` throws, and `usage/invalid` where two inputs have one name.
 */
export const faersFileAdapter: Adapter<AdapterInput> = /* @__PURE__ */ inputAdapter(
  FAERS_READER,
  async (view) => sniffFaers(view),
  readQuarters,
)
