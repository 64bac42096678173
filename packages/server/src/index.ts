export { type AetherServer, createAetherServer } from './aether-server.js'
export { type Listening, type ListenOptions, listen } from './listen/listen.js'
export type { OpenApiDocument } from './openapi/openapi-document.js'
export { DEFAULT_LIMITS, type ServerConfig, type ServerLimits, type ServerLogger } from './server-config.js'
