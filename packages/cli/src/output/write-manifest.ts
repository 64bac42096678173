import type { Manifest } from '@aethersignal/model'
import type { Session } from '../session.js'
import { openOutput, withOutput } from './output-target.js'

/** Writes the manifest of a result where one is asked for. */
export async function writeManifest(session: Session, path: string | undefined, manifest: Manifest): Promise<void> {
  if (path === undefined) return
  const target = await openOutput(path, session.terminal.stdout)
  await withOutput(target, () => target.write([`${JSON.stringify(manifest, null, 2)}\n`]))
}
