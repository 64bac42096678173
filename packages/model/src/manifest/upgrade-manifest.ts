import { splitIdentity } from './split-identity.js'

/**
 * What an earlier version wrote in the form of this one. Version 1 was of ranked pairs alone, and named neither analysis
 * nor view; the first manifests of version 2 named the view in the dataset. Anything else is given back as it is.
 *
 * @param written Read from JSON, and trusted in nothing: what comes out is yet to be checked.
 */
export function upgradeManifest(written: unknown): unknown {
  if (!isObject(written)) return written
  const { manifestVersion, dataset, spec, input, ...rest } = written
  if (manifestVersion === 1 && isObject(dataset) && isObject(spec)) {
    return { ...rest, manifestVersion: 2, analysis: 'signals', ...splitIdentity(dataset), request: spec }
  }
  if (manifestVersion === 2 && rest['view'] === undefined && isObject(input) && isObject(input['dataset'])) {
    const { input: ofDataset, view } = splitIdentity(input['dataset'])
    return { ...rest, manifestVersion, input: { ...input, ...ofDataset }, view }
  }
  return written
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
