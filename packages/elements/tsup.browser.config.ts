import type { Options } from 'tsup'
import { packageBuild } from '../../tsup.base.js'
import { workerTextPlugin } from './worker-text-plugin.js'

const bundle: Options = {
  outDir: 'dist/browser',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  dts: false,
  // The module build, which runs before, empties the folder.
  clean: false,
  noExternal: [/.*/],
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildOptions(options) {
    // From the sources, so that the bundle needs no other build.
    options.conditions = ['@aethersignal/source', 'browser', 'import', 'module', 'default']
    options.legalComments = 'linked'
  },
}
/** The worker, with a chunk for each kind of reader. */
export const worker: Options = {
  ...bundle,
  entry: { 'signal-worker': 'src/source/signal-worker.ts' },
  treeshake: false,
}

/** What a page loads without a bundler: the elements, the charts as a chunk of their own, and the worker by itself. */
export default [
  packageBuild({ ...bundle, entry: { aether: 'src/browser.ts' }, esbuildPlugins: [workerTextPlugin] }),
  packageBuild(worker),
]
