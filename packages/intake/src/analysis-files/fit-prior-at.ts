import { type FittedPrior, fittedPrior, makeManifest, type PriorRequest } from '@aethersignal/engine/analyses'
import { AetherError, type Manifest } from '@aethersignal/model'
import type { ReadColumnsOptions } from '../columns/read-columns.js'
import { type FitInput, readFitInput } from './read-fit-input.js'

/** A prior that was fitted to a file, with what is needed to fit it again. */
export interface FilePrior extends FittedPrior {
  /** Rows of the file. */
  readonly rows: number
  /** The file by its contents, and how the prior was fitted. */
  readonly manifest: Manifest
}

/**
 * Fits the prior of EBGM to a file: one of the files of counts that `scores` takes, or `n,expected` with a weight where rows
 * stand for several cells. `-` is standard input.
 * @throws AetherError naming file, line and field of what cannot be read or fitted
 */
export async function fitPriorAt(
  path: string,
  { likelihood, minimumCount, squashed = false }: Omit<PriorRequest, 'signal'>,
  options: ReadColumnsOptions,
): Promise<FilePrior> {
  const input = await readFitInput(path, options)
  const { signal } = options
  const asked = { likelihood, squashed, ...(minimumCount !== undefined && { minimumCount }), ...(signal && { signal }) }
  const fitted = placed(() => fittedPrior(input, asked), input)
  const manifest = makeManifest({
    analysis: 'fit',
    input: { files: [{ title: path, sha256: input.sha256 }] },
    request: { likelihood, minimumCount: fitted.fit.certificate.minimumCount, squashed },
    definitions: fitted.definitions,
  })
  return { ...fitted, rows: input.rows, manifest }
}

/** Gives an error of a row its line in the file. */
function placed<Value>(work: () => Value, { place }: FitInput): Value {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.place?.field === undefined) throw thrown
    const { file, line } = place(thrown.place.row ?? 0, thrown.place.field)
    const known = thrown.place.row !== undefined && line !== undefined
    throw new AetherError(thrown.code, thrown.message, {
      ...(thrown.remedy !== undefined && { remedy: thrown.remedy }),
      place: { ...(file !== undefined && { file }), ...(known && { line }), field: thrown.place.field },
      cause: thrown,
    })
  }
}
