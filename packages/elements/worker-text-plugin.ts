import { fileURLToPath } from 'node:url'
import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/** Puts the whole worker, as one script without imports, into `worker-text.ts` as text. */
export const workerTextPlugin: Plugin = {
  name: 'worker-text',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /[\\/]source[\\/]worker-text\.ts$/ }, async () => {
      const built = await esbuild.build({
        entryPoints: [fileURLToPath(new URL('./src/source/signal-worker.ts', import.meta.url))],
        bundle: true,
        write: false,
        minify: true,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        legalComments: 'none',
        conditions: ['@aethersignal/source', 'browser', 'import', 'module', 'default'],
        define: { 'process.env.NODE_ENV': '"production"' },
      })
      const [file] = built.outputFiles
      return { contents: `export const workerText = ${JSON.stringify(file?.text ?? '')}`, loader: 'js' }
    })
  },
}
