/** This package, as manifests name it. */
export const SOFTWARE = { name: '@aethersignal/engine', version: '0.0.0' } as const
