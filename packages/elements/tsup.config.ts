import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: { index: 'src/index.ts', define: 'src/define.ts', 'signal-worker': 'src/source/signal-worker.ts' },
  platform: 'neutral',
})
