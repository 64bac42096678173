import { describe, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { sourceConformance } from '../conformance/source-conformance.js'
import { memorySource } from './memory-source.js'

describe('a source in memory', () => {
  for (const { name, run } of sourceConformance(() => memorySource(conformanceRun(), { title: 'Conformance' }))) {
    test(name, run)
  }
})
