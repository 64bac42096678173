import { AetherError } from '@aethersignal/model'

/** Waits for something from the network; its failure is `source/unreachable`. */
export async function received<T>(arrival: Promise<T>): Promise<T> {
  try {
    return await arrival
  } catch (cause) {
    throw new AetherError('source/unreachable', 'There is no answer from the server, or only the beginning of one.', {
      remedy: 'Check that the server runs and that its address is right.',
      cause,
    })
  }
}
