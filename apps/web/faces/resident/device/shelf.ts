/** Small values kept on this device; a browser without storage keeps them as long as the page. */
export type Shelf = {
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  drop: (name: string) => void
}

type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A shelf over a text store such as localStorage; every name gets `prefix`. */
export const shelfOver = (prefix: string, store: () => TextStore): Shelf => {
  const spare = new Map<string, string>()
  const read = (name: string): string | null => {
    try {
      return spare.get(name) ?? store().getItem(prefix + name)
    } catch {
      return null
    }
  }
  return {
    read(name) {
      try {
        return JSON.parse(read(name) ?? 'null')
      } catch {
        return null
      }
    },
    write(name, value) {
      const text = JSON.stringify(value)
      try {
        store().setItem(prefix + name, text)
        spare.delete(name)
      } catch {
        spare.set(name, text)
      }
    },
    drop(name) {
      spare.delete(name)
      try {
        store().removeItem(prefix + name)
      } catch {}
    },
  }
}

export const deviceShelf: Shelf = shelfOver('yiwang.', () => localStorage)
