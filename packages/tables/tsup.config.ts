import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/index.ts', 'src/arquero.ts', 'src/arrow.ts', 'src/parquet.ts', 'src/xlsx.ts'],
  platform: 'neutral',
})
