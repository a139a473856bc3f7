/** What is smallest by `before` comes out first. Equal ones come out in no promised order: `before` has to decide. */
export type Heap<T> = {
  readonly size: () => number
  readonly peek: () => T | undefined
  push(x: T): void
  pop(): T | undefined
}

/** A binary heap. */
export const heap = <T>(before: (a: T, b: T) => boolean): Heap<T> => {
  const all: T[] = []
  const up = (from: number, x: T): void => {
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(x, all[parent] as T)) break
      all[i] = all[parent] as T
      i = parent
    }
    all[i] = x
  }
  const down = (x: T): void => {
    const n = all.length
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= n) break
      if (child + 1 < n && before(all[child + 1] as T, all[child] as T)) child++
      if (!before(all[child] as T, x)) break
      all[i] = all[child] as T
      i = child
    }
    all[i] = x
  }
  return {
    size: () => all.length,
    peek: () => all[0],
    push(x) {
      all.push(x)
      up(all.length - 1, x)
    },
    pop() {
      const first = all[0]
      const last = all.pop()
      if (all.length > 0) down(last as T)
      return first
    },
  }
}
