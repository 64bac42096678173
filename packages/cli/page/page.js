// The page may stand below a path of a larger site, so the server is wherever the page came from.
const server = new URL('.', location.href).href
document.querySelector('aether-signal-explorer')?.setAttribute('src', server)

try {
  const response = await fetch(new URL('api/v1/datasets/default', server))
  if (response.ok) {
    const { title } = await response.json()
    if (title) document.title = `${title} · AetherSignal`
  }
} catch {
  // The explorer itself says that the server cannot be reached.
}
