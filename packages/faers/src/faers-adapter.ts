import type { Adapter } from '@aethersignal/model'
import { pathAdapter } from './load/path-adapter.js'
import { FAERS_READER, readQuarters } from './load/read-quarters.js'
import { sniffFaers } from './sniff-faers.js'

/**
 * Reads FAERS and AERS quarterly ASCII files of any era: zip archives as downloaded, folders, single tables and lists of
 * deleted cases, several quarters in any order. Each quarter is a part; a list of deleted cases that comes without its
 * quarter is the part `2022Q4-deleted`. Rows are counted as records: a line in which two were glued is two rows, a record
 * broken over two lines is one. Everything put right or left aside is in the report.
 *
 * Throws, through `batches`: `input/not-found`, `input/unreadable`, `input/empty`, `input/not-recognised`,
 * `input/corrupt-archive`, `input/unsafe-path`, `input/archive-too-large`, `input/missing-table`, `input/missing-column`,
 * `request/aborted`.
 */
export const faersAdapter: Adapter<string> = /* @__PURE__ */ pathAdapter(
  FAERS_READER,
  async (view) => sniffFaers(view),
  readQuarters,
)
