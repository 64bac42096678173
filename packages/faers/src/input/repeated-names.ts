import { type AdapterInput, AetherError } from '@aethersignal/model'

/** Refuses inputs of which two have one name: what was read of them could not be told apart. */
export function refuseRepeatedNames(inputs: readonly AdapterInput[]): void {
  const names = new Set<string>()
  for (const { name } of inputs) {
    if (names.has(name)) {
      throw new AetherError('usage/invalid', `Two files are named ${name}.`, {
        place: { file: name },
        remedy: 'Give each file a name of its own; a file takes the place of one of the same name.',
      })
    }
    names.add(name)
  }
}
