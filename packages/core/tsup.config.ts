import { packageBuild } from '../../tsup.base.js'

const folders = [
  'adjustment',
  'calibration',
  'counts',
  'evaluation',
  'interaction',
  'likelihood-ratio',
  'masking',
  'multiplicity',
  'onset',
  'priors',
  'random',
  'ranking',
  'regression',
  'residuals',
  'sequential',
  'special',
  'time',
  'tree-scan',
]

export default packageBuild({
  entry: {
    index: 'src/index.ts',
    bcpnn: 'src/bcpnn.ts',
    errors: 'src/errors.ts',
    ...Object.fromEntries(folders.map((name) => [name, `src/${name}/index.ts`])),
  },
  platform: 'neutral',
})
