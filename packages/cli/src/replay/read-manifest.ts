import { readNamedText } from '@aethersignal/intake'
import { AetherError, type Manifest, upgradeManifest } from '@aethersignal/model'
import { manifestSchema } from '@aethersignal/model/schemas'

/**
 * Reads a manifest of a store that a command, a server or a page wrote, in this version or an earlier one.
 * @throws AetherError `input/not-found`, `input/unreadable`, and `input/not-recognised` for anything else
 */
export async function readManifest(path: string): Promise<Manifest> {
  const { text } = await readNamedText(path)
  const value = upgradeManifest(parsed(text, path))
  if (!manifestSchema.safeParse(value).success) {
    const remedy = 'Give the file that --manifest wrote, or the manifest of a result.'
    throw notRecognised(path, 'The file is no manifest of a run or an analysis.', remedy)
  }
  // As it was read: a schema gives its own copy, in which members may stand in another order.
  const manifest = value as Manifest
  const { analysis, input } = manifest
  if ('dataset' in input && input.files === undefined) return manifest
  const files = (input.files ?? []).map(({ title }) => title).join(', ')
  const of = files === '' ? 'of no store' : `of files (${files}), not of a store`
  throw notRecognised(path, `The manifest is ${of}.`, `Ask for ${analysis} again as it was asked for.`)
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notRecognised(path, 'The file is not JSON.', 'Give the file that --manifest wrote.', cause)
  }
}

function notRecognised(file: string, message: string, remedy: string, cause?: unknown): AetherError {
  return new AetherError('input/not-recognised', message, { place: { file }, remedy, cause })
}
