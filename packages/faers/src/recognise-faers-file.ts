import { type AdapterInput, AetherError } from '@aethersignal/model'
import { listInputFiles } from './input/list-input-files.js'
import { planLoad } from './input/plan-load.js'

/**
 * Whether `faersFileAdapter` would read a file: true, or the reason why not. Reads names and first lines only. Rejects where the file
 * cannot be looked at: `input/unreadable`, `input/corrupt-archive` and the other refusals of an archive.
 */
export async function recogniseFaersFile(input: AdapterInput): Promise<true | string> {
  try {
    const { files } = await listInputFiles([input])
    await planLoad(files, [input.name], { allowMissing: true, warn: () => undefined })
    return true
  } catch (thrown) {
    const codes: readonly string[] = ['input/not-recognised', 'input/empty']
    if (thrown instanceof AetherError && codes.includes(thrown.code)) return thrown.message
    throw thrown
  }
}
