import { packageBuild } from '../../tsup.base.js'
import { workerTextPlugin } from './worker-text-plugin.js'

export default packageBuild({
  entry: { index: 'src/index.ts', define: 'src/define.ts' },
  platform: 'neutral',
  esbuildPlugins: [workerTextPlugin],
})
