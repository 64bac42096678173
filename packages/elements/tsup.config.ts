import { packageBuild } from '../../tsup.base.js'
import { workerTextPlugin } from './worker-text-plugin.js'

export default packageBuild({
  entry: { index: 'src/index.ts', define: 'src/define.ts' },
  platform: 'neutral',
  esbuildPlugins: [workerTextPlugin],
  // It asks for process.env, which a page does not have unless a bundler puts it there.
  noExternal: ['@tanstack/virtual-core'],
  define: { 'process.env.NODE_ENV': '"production"' },
})
