import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/index.ts', 'src/cells.ts', 'src/json.ts', 'src/records.ts'],
  platform: 'neutral',
})
