const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids of matters out of an address, joined by commas; what is no id is dropped, and nothing comes twice. */
export const readChosen = (of: unknown): readonly string[] =>
  typeof of === 'string' ? [...new Set(of.split(',').filter((id) => UUID.test(id)))] : []
