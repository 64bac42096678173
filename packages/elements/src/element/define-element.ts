/** Registers an element, unless its name is taken; warns when another class has it. */
export function defineElement(name: string, elementClass: CustomElementConstructor): void {
  const known = customElements.get(name)
  if (!known) customElements.define(name, elementClass)
  else if (known !== elementClass) {
    console.warn(`<${name}> is defined already, by another copy of @aethersignal/elements: the first one is used.`)
  }
}
