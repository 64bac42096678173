/** Lets other work of this thread have its turn, such as a message that says to stop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
