/** What a provider is handed. `id` is ours and stays the same on every try, so that a provider can drop a repeat. */
export type Outgoing = { readonly id: string; readonly phone: string; readonly text: string }

/**
 * The way out of the house. `sent`: taken. `uncertain`: no answer came, it may or may not have been taken; it is tried
 * again under the same id. A throw means refused.
 */
export type Provider = { send(m: Outgoing): Promise<'sent' | 'uncertain'> }

/** Takes everything and sends nothing: what it was handed stands in the demo outbox. `fate` makes failures for tests. */
export const simulator = (fate: (m: Outgoing) => 'sent' | 'uncertain' | 'refused' = () => 'sent'): Provider => ({
  async send(m) {
    const f = fate(m)
    if (f === 'refused') throw new Error('refused by the simulator')
    return f
  },
})
