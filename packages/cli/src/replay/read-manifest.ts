import { AetherError, type AnalysisManifest, type RunManifest } from '@aethersignal/model'
import { runManifestSchema } from '@aethersignal/model/schemas'
import { readNamedText } from '../input/read-named-text.js'

/** A manifest of a run or of an analysis. */
export type Replayable = { readonly of: 'run'; readonly manifest: RunManifest } | OfAnalysis

interface OfAnalysis {
  readonly of: 'analysis'
  readonly manifest: AnalysisManifest
}

/**
 * Reads a manifest that a command, a server or a page wrote.
 * @throws AetherError `input/not-found`, `input/unreadable`, and `input/not-recognised` for anything else
 */
export async function readManifest(path: string): Promise<Replayable> {
  const { text } = await readNamedText(path)
  const value = parsed(text, path)
  if (isAnalysis(value)) {
    if ('dataset' in value.input) return { of: 'analysis', manifest: value }
    const files = value.input.files.map(({ title }) => title).join(', ')
    throw notRecognised(path, `The manifest is of files (${files}), not of a store.`, `Run ${value.analysis} on them.`)
  }
  const run = runManifestSchema.safeParse(value)
  if (run.success) return { of: 'run', manifest: value as RunManifest }
  const remedy = 'Give the file that --manifest wrote, or the manifest of a result.'
  throw notRecognised(path, 'The file is no manifest of a run or an analysis.', remedy)
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notRecognised(path, 'The file is not JSON.', 'Give the file that --manifest wrote.', cause)
  }
}

function isAnalysis(value: unknown): value is AnalysisManifest {
  if (typeof value !== 'object' || value === null) return false
  const { manifestVersion, analysis, input, request } = value as Readonly<Record<string, unknown>>
  return (
    manifestVersion === 2 &&
    typeof analysis === 'string' &&
    [input, request].every((member) => typeof member === 'object' && member !== null)
  )
}

function notRecognised(file: string, message: string, remedy: string, cause?: unknown): AetherError {
  return new AetherError('input/not-recognised', message, { place: { file }, remedy, cause })
}
