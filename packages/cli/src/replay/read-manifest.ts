import { readNamedText } from '@aethersignal/intake'
import { AetherError, type Manifest, upgradeManifest } from '@aethersignal/model'
import { manifestSchema } from '@aethersignal/model/schemas'

/**
 * Reads a manifest that a command, a server or a page wrote, in this version or an earlier one.
 * @throws AetherError `input/not-found`, `input/unreadable`, and `input/not-recognised` for anything else
 */
export async function readManifest(path: string): Promise<Manifest> {
  const { text } = await readNamedText(path)
  const value = upgradeManifest(parsed(text, path))
  if (!manifestSchema.safeParse(value).success)
    throw notRecognised(path, 'The file is no manifest of a run or an analysis.')
  // As it was read: a schema gives its own copy, in which members may stand in another order.
  return value as Manifest
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notRecognised(path, 'The file is not JSON.', cause)
  }
}

function notRecognised(file: string, message: string, cause?: unknown): AetherError {
  const remedy = 'Give the file that --manifest wrote, or the manifest of a result.'
  return new AetherError('input/not-recognised', message, { place: { file }, remedy, cause })
}
