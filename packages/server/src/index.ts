export { type AetherServer, createAetherServer } from './aether-server.js'
export { type Listening, type ListenOptions, listen } from './listen/listen.js'
export type { OpenApiDocument } from './openapi/openapi-document.js'
export type { ServerConfig, ServerLogger } from './server-config.js'
