import { treeFromNames } from '@aethersignal/core/tree-scan'
import type { FileInput, TreeScanInput } from '@aethersignal/engine/analyses'
import type { AnalysisRequest } from '@aethersignal/model'
import type { ReadColumnsOptions } from '../columns/read-columns.js'
import { readNamedText } from '../text-files/read-named-text.js'
import { readScanInput } from './read-scan-input.js'
import { type ReadTree, readTree } from './read-tree.js'

interface Asked {
  readonly model?: AnalysisRequest<'tree-scan'>['model']
  readonly tree?: ReadTree['edges']
}

/**
 * Reads what is scanned, and its tree: that of the request where it has one, of which the file then gives the hash alone.
 * @throws AetherError as {@link readScanInput} and {@link readTree} do
 */
export async function readScanFiles(
  path: string,
  treePath: string,
  { model = 'poisson', tree: asked }: Asked,
  { separator = '/', ...options }: ReadColumnsOptions & { readonly separator?: string },
): Promise<{ readonly file: FileInput<TreeScanInput>; readonly said: Required<Pick<Asked, 'tree'>> }> {
  const { tree, edges, file } =
    asked === undefined ? await readTree(treePath, separator, options) : await knownTree(treePath, asked)
  const read = await readScanInput(path, model, tree, options)
  return { file: { ...read, files: [...read.files, file] }, said: { tree: edges } }
}

async function knownTree(path: string, edges: ReadTree['edges']): Promise<ReadTree> {
  const { sha256 } = await readNamedText(path)
  const tree = treeFromNames(
    edges.map(({ node }) => node),
    edges.map(({ parent }) => parent),
  )
  return { tree, edges, file: { title: path, sha256 } }
}
