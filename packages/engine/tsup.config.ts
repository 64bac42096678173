import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/index.ts', 'src/analyses.ts', 'src/page.ts', 'src/conformance.ts'],
  platform: 'neutral',
})
