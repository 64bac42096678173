import { AetherError } from '@aethersignal/model'
import { listSourceFiles } from './input/list-source-files.js'
import { planLoad } from './input/plan-load.js'

/**
 * Whether {@link faersAdapter} would read what lies at a path: true, or the reason why not. Reads names and first lines
 * only. Throws where the path cannot be looked at: `input/not-found`, `input/unreadable`, `input/corrupt-archive` and the
 * other refusals of an archive.
 */
export async function recogniseFaersPath(path: string): Promise<true | string> {
  const listing = await listSourceFiles([path])
  try {
    await planLoad(listing.files, [path], { allowMissing: true, warn: () => undefined })
    return true
  } catch (thrown) {
    const codes: readonly string[] = ['input/not-recognised', 'input/empty']
    if (thrown instanceof AetherError && codes.includes(thrown.code)) return thrown.message
    throw thrown
  } finally {
    await listing.close()
  }
}
