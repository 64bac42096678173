import { stat } from 'node:fs/promises'
import type { SniffResult } from '@aethersignal/model'
import { fileSystemError } from '../input/input-error.js'
import { listSourceFiles } from '../input/list-source-files.js'
import { sniffFaersXml } from './sniff-faers-xml.js'

/**
 * Whether a folder or an archive holds XML files of FAERS quarters; null where it does not, and for other files, which
 * `faersXmlAdapter.sniff` knows by their first bytes. Throws what a path or an archive is refused for.
 */
export async function recogniseFaersXmlPath(path: string): Promise<SniffResult | null> {
  const status = await stat(path).catch((thrown: unknown) => {
    throw fileSystemError(thrown, path)
  })
  if (!status.isDirectory() && !/\.zip$/i.test(path)) return null
  const listing = await listSourceFiles([path])
  try {
    return sniffFaersXml({ name: path, head: new Uint8Array(0), members: listing.files.map(({ name }) => name) })
  } finally {
    await listing.close()
  }
}
