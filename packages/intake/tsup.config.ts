import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/index.ts', 'src/browser.ts', 'src/analysis-files.ts'],
  // `browser` imports nothing of Node, which the import arrows check.
  platform: 'node',
})
