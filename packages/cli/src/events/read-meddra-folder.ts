import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inputError, type NamedText, readNamedText } from '@aethersignal/intake'
import { AetherError, type NamedFile } from '@aethersignal/model'
import { type Meddra, readMeddra } from '@aethersignal/vocabulary'

/** A MedDRA release and the files it was read from. */
export interface MeddraFolder {
  readonly meddra: Meddra
  readonly files: readonly NamedFile[]
}

/** Where a release as MSSO distributes it keeps its ASCII files. */
const ASCII_FOLDER = 'medascii'

/** A line of `smq_content.asc` whose `term_level` is 5. */
const LOWEST_LEVEL_MEMBER = /^[^$\r\n]*\$[^$\r\n]*\$5\$/m

/**
 * Reads the ASCII files of the MedDRA release in a folder, or in the folder MedAscii of it, whatever the case of their names.
 * @throws AetherError `input/not-found` without a folder or `mdhier.asc` in it; `input/missing-table` where one of the two files
 * of SMQs is missing, or `llt.asc` though they need it; and what `readMeddra` throws.
 */
export async function readMeddraFolder(folder: string): Promise<MeddraFolder> {
  const found = await filesOf(folder)
  const read = async (name: string) => {
    const path = found.get(name)
    return path === undefined ? undefined : readNamedText(path)
  }
  const hierarchy = await read('mdhier.asc')
  if (hierarchy === undefined) {
    throw new AetherError('input/not-found', 'The folder has no mdhier.asc.', {
      place: { file: folder },
      remedy: 'Give the folder with the ASCII files of your MedDRA release.',
    })
  }
  const [pt, llt, list, content, release] = await Promise.all(
    ['pt.asc', 'llt.asc', 'smq_list.asc', 'smq_content.asc', 'meddra_release.asc'].map(read),
  )
  if ((list === undefined) !== (content === undefined)) {
    const missing = list === undefined ? 'smq_list.asc' : 'smq_content.asc'
    throw new AetherError('input/missing-table', `The SMQs lack ${missing}.`, {
      place: { file: folder },
      remedy: `Put ${missing} of the same version there, or take the other file away.`,
    })
  }
  if (llt === undefined && content !== undefined && LOWEST_LEVEL_MEMBER.test(content.text)) {
    throw new AetherError('input/missing-table', 'The SMQs have lowest level terms, whose PTs stand in llt.asc.', {
      place: { file: folder },
      remedy: 'Put llt.asc of the same version there: without it these members of the SMQs would be missing.',
    })
  }
  const meddra = readMeddra({
    hierarchy: hierarchy.text,
    ...(pt && { preferredTerms: pt.text }),
    ...(llt && { lowestLevelTerms: llt.text }),
    ...(list && content && { queries: { list: list.text, content: content.text } }),
    ...(release && { release: release.text }),
  })
  const files = [hierarchy, pt, llt, list, content, release].filter((file): file is NamedText => file !== undefined)
  return { meddra, files: files.map(({ title, sha256 }) => ({ title, sha256 })) }
}

/** Paths of the files of a folder by their names in lower case. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch((thrown: unknown) => {
    throw inputError(thrown, folder)
  })
  const lower = new Map(names.map((name) => [name.toLowerCase(), join(folder, name)]))
  const ascii = lower.get(ASCII_FOLDER)
  return lower.has('mdhier.asc') || ascii === undefined ? lower : filesOf(ascii)
}
