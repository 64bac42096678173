import type { Manifest } from '@aethersignal/model'
import { SOFTWARE } from '../software.js'

/**
 * The manifest of a result, whatever it is of: ranked pairs, an analysis of a source or of files, what a command computed.
 * Equal requests over the same data give equal manifests, to the byte.
 *
 * @param of What was asked of what, with every default written out. `splitIdentity` of model gives `input` and `view` of a
 *   dataset.
 * @param software What computed it; default this package.
 */
export function makeManifest<const Of extends Omit<Manifest, 'manifestVersion' | 'software'>>(
  of: Of,
  software: Manifest['software'] = SOFTWARE,
): Of & Manifest {
  const { analysis, input, view, request, definitions } = of
  const manifest = {
    ...{ manifestVersion: 2, software, analysis, input },
    ...(view !== undefined && { view }),
    ...{ request, definitions },
  }
  return manifest as Of & Manifest
}
