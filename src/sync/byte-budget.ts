/** Bounds how many bytes are held at a time, whatever their number of holders. */
export class ByteBudget {
  readonly #bytes: number
  #held = 0
  readonly #waiting: { readonly bytes: number; readonly admit: () => void }[] = []

  /** @param bytes that may be held together; a holder of more has them all to itself */
  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /**
   * Waits for room, in the order of asking, so that a large holder is not passed over for ever.
   *
   * @param bytes that are about to be held
   * @returns what gives them back; to be disposed of once
   */
  async hold(bytes: number): Promise<Disposable> {
    const held = Math.min(bytes, this.#bytes)
    if (this.#waiting.length > 0 || this.#held + held > this.#bytes) {
      await new Promise<void>((admit) => this.#waiting.push({ bytes: held, admit }))
    } else this.#held += held
    return {
      [Symbol.dispose]: () => {
        this.#held -= held
        this.#admit()
      },
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#held + next.bytes > this.#bytes) return
      this.#waiting.shift()
      this.#held += next.bytes
      next.admit()
    }
  }
}
