/** Ctrl-C, SIGTERM and a closed terminal: the first asks for a clean end, the second does not wait for it. */
export const stopSignals = (o: { asked(): void; forced(): void }): Promise<void> =>
  new Promise((resolve) => {
    let count = 0
    const heard = () => {
      count += 1
      if (count === 1) {
        o.asked()
        resolve()
      } else o.forced()
    }
    for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(s, heard)
  })
