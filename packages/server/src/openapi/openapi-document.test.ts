import { ERROR_CODES } from '@aethersignal/model'
import { ANALYSIS_REQUESTS, type JsonSchema } from '@aethersignal/model/schemas'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { createAetherServer } from '../aether-server.js'
import { FakeSource } from '../fake-source.fixture.js'
import { DEFAULT_LIMITS } from '../server-config.js'
import { openApiDocument } from './openapi-document.js'
import { OPERATION_ERRORS } from './operation-errors.js'

const document = openApiDocument(DEFAULT_LIMITS)

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => (key === '$ref' ? [String(child)] : referencesIn(child)))
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(JSON.parse(JSON.stringify(document)))
    expect(result).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('would not pass if it were not', async () => {
    const broken = { ...JSON.parse(JSON.stringify(document)), info: { title: 'x' } }
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false })
  })

  it('refers only to what it holds', () => {
    const references = [...new Set(referencesIn(document))]
    expect(references).toContain('#/components/schemas/Filter')
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
      expect(found, reference).toBeDefined()
    }
  })

  it('names every route the server has, and none it has not', async () => {
    const server = createAetherServer({ datasets: { default: new FakeSource() } })
    for (const [path, operations] of Object.entries(document.paths)) {
      const url = `http://localhost${path.replace('{id}', 'default')}`
      const probe = await server.fetch(new Request(url, { method: 'DELETE' }))
      const allowed = (probe.headers.get('allow') ?? '').split(', ').filter((method) => method !== 'HEAD')
      expect(allowed.sort(), path).toEqual(
        Object.keys(operations)
          .map((method) => method.toUpperCase())
          .sort(),
      )
    }
  })

  it('gives each operation a name of its own and a way to fail', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    const names = operations.map((operation) => operation['operationId'])
    expect(new Set(names).size).toBe(operations.length)
    for (const operation of operations) expect(operation['responses']).toHaveProperty('default')
  })

  it('says of each operation which statuses it can have, and which codes', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    const analyses = Object.entries(document.paths).flatMap(([address, path]) =>
      address.includes('/analyses/') ? Object.values(path).map((operation) => operation['operationId']) : [],
    )
    expect(analyses).toHaveLength(Object.keys(ANALYSIS_REQUESTS).length)
    const kindOf = (operation: JsonSchema) => {
      const name = operation['operationId'] as string
      return (analyses.includes(name) ? 'analyse' : name) as keyof typeof OPERATION_ERRORS
    }
    expect([...new Set(operations.map(kindOf))].sort()).toEqual(Object.keys(OPERATION_ERRORS).sort())
    for (const operation of operations) {
      const operationId = kindOf(operation)
      const responses = operation['responses'] as object
      const codes = OPERATION_ERRORS[operationId]
      const statuses = [...new Set(codes.map((code) => String(ERROR_CODES[code].status)))]
      expect(Object.keys(responses).sort(), operationId).toEqual(['200', 'default', ...statuses].sort())
      expect(JSON.stringify(responses)).toContain(codes[0])
    }
  })

  it('states the limits that hold', () => {
    expect(openApiDocument({ ...DEFAULT_LIMITS, conditions: 77 }).info['description']).toContain('77 conditions')
  })

  it('states the largest page', () => {
    expect(document.components).toHaveProperty('schemas.RunRequest.properties.page.properties.limit.maximum', 10_000)
  })

  it('is served', async () => {
    const server = createAetherServer({ datasets: {} })
    const response = await server.fetch(new Request('http://localhost/api/v1/openapi.json'))
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(server.openapi())))
  })
})
