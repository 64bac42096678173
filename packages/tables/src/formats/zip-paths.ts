import { AetherError } from '@aethersignal/model'
import { unzipSync } from 'fflate'

/**
 * Paths of the files in a zip archive, as its directory gives them.
 *
 * @throws AetherError `input/corrupt-archive`, or `input/unsafe-path` where a path is absolute, leads out of the archive or
 *   stands in it twice
 */
export function zipPaths(bytes: Uint8Array, name: string): readonly string[] {
  const place = { file: name }
  const paths = new Set<string>()
  const refused = (path: string, why: string) =>
    new AetherError('input/unsafe-path', `${name} has a member ${JSON.stringify(path)}, ${why}.`, { place })
  try {
    unzipSync(bytes, {
      filter: ({ name: path }) => {
        if (path.endsWith('/')) return false
        if (leadsOut(path)) throw refused(path, 'which leads out of the archive')
        if (paths.has(path)) throw refused(path, 'twice')
        paths.add(path)
        return false
      },
    })
  } catch (thrown) {
    if (thrown instanceof AetherError) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AetherError('input/corrupt-archive', `${name} cannot be unpacked: ${reason}`, { place, cause: thrown })
  }
  return [...paths]
}

function leadsOut(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\u0000')
}
