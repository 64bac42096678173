import { defineConfig, type Options } from 'tsup'

/** The one build every package uses: ESM, declarations, source maps. */
export function packageBuild(options: Options) {
  return defineConfig({
    format: ['esm'],
    target: 'es2022',
    sourcemap: true,
    clean: true,
    splitting: true,
    treeshake: true,
    // tsup's declaration build sets baseUrl, which TypeScript 6 deprecates.
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
    ...options,
  })
}
