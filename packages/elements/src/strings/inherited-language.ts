const FALLBACK = 'en'

/** Roots that are watched for another `lang` or `dir`, each with the callbacks of the elements inside. */
const watched = new Map<Node, Set<() => void>>()
let observer: MutationObserver | undefined

/**
 * The language of an element as HTML has it: of the nearest ancestor that names one, shadow roots being passed through
 * to their hosts. English where none does, or names what is no language tag.
 */
export function inheritedLanguage(element: Element): string {
  for (let place: Element | null = element; place; place = hostOf(place)) {
    const named = place.closest('[lang]')?.getAttribute('lang')
    if (named !== null && named !== undefined) return languageTag(named)
  }
  return FALLBACK
}

/** A language tag in its canonical form; `de_AT`, as some hosts write it, is one. */
function languageTag(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0] ?? FALLBACK
  } catch {
    return FALLBACK
  }
}

/** Calls back when `lang` or `dir` change around an element, in its own root or in one that holds it. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const roots: Node[] = []
  for (let place: Element | null = element; place; place = hostOf(place)) roots.push(place.getRootNode())
  for (const root of roots) {
    const callbacks = watched.get(root)
    if (callbacks) callbacks.add(changed)
    else {
      watched.set(root, new Set([changed]))
      observe(root)
    }
  }
  return () => {
    for (const root of roots) {
      const callbacks = watched.get(root)
      callbacks?.delete(changed)
      if (callbacks?.size === 0) watched.delete(root)
    }
    // An observer cannot let go of one root.
    observer?.disconnect()
    for (const root of watched.keys()) observe(root)
  }
}

function observe(root: Node): void {
  observer ??= new MutationObserver(() => {
    for (const changed of new Set([...watched.values()].flatMap((callbacks) => [...callbacks]))) changed()
  })
  observer.observe(root, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true })
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}
