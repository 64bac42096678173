import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSchemas, runSpecSchema } from '../schemas.js'
import { nearlyRunSpecs, runSpecs } from './request-arbitraries.fixture.js'

const schemas = jsonSchemas()
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, schemas: Object.values(schemas) })
const validatorOf = (name: keyof typeof schemas) => {
  const validate = ajv.getSchema(schemas[name].$id as string)
  if (!validate) throw new Error(`no schema ${name}`)
  return validate
}

describe('jsonSchemas', () => {
  it.each(Object.keys(schemas) as (keyof typeof schemas)[])('%s compiles with all that it refers to', (name) => {
    expect(validatorOf(name)).toBeTypeOf('function')
  })

  it('refers to components by the address asked for', () => {
    const { RunSpec } = jsonSchemas((name) => `#/components/schemas/${name}`)
    expect(RunSpec.properties).toHaveProperty('where.$ref', '#/components/schemas/Filter')
  })

  it('accepts what the zod schemas accept', () => {
    const validate = validatorOf('RunSpec')
    fc.assert(
      fc.property(runSpecs, (spec) => {
        expect(validate(JSON.parse(JSON.stringify(spec)))).toBe(true)
      }),
    )
  })

  it('agrees with the zod schemas on values broken in one place', () => {
    const validate = validatorOf('RunSpec')
    let refused = 0
    fc.assert(
      fc.property(nearlyRunSpecs, (value) => {
        const accepted = runSpecSchema.safeParse(value).success
        if (!accepted) refused++
        expect(validate(value)).toBe(accepted)
      }),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('bounds what is bounded', () => {
    const validate = validatorOf('RunSpec')
    expect(validate({ page: { offset: 0, limit: 10_000 } })).toBe(true)
    expect(validate({ page: { offset: 0, limit: 10_001 } })).toBe(false)
    expect(validate({ drugs: ['x'.repeat(501)] })).toBe(false)
  })
})
