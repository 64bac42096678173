import { Hono } from 'hono'
import type { ApiContext, ApiEnvironment, ApiParts } from './api-context.js'

/** `GET datasets` and `GET datasets/:id`. */
export function datasetRoutes(parts: ApiParts): Hono<ApiEnvironment> {
  const describe = (context: ApiContext, id: string) =>
    parts.running.run(context.req.raw.signal, async (signal) => {
      const source = await parts.policy.dataset(context.get('principal'), id)
      const summary = await source.describe({ signal })
      return { id, capabilities: source.capabilities, ...summary }
    })

  return new Hono<ApiEnvironment>()
    .get('/', async (context) => {
      const entries = parts.policy.ids.map(async (id) => {
        try {
          const { title, synthetic, reports, identity } = await describe(context, id)
          return { id, title, synthetic, reports, hash: identity.hash }
        } catch (error) {
          return { id, problem: parts.problem(error).body }
        }
      })
      return context.json({ datasets: await Promise.all(entries) })
    })
    .get('/:id', async (context) => context.json(await describe(context, context.req.param('id'))))
}
