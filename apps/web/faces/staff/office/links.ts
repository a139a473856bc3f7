/** Paths inside the staff face; the router's base path is added by its links. */
export const matterPath = (id: string): string => `/matters/${id}`
export const gridPath = (code: string): string => `/office/grids/${code}`
export const poolPath = (id: string): string => `/office/pools/${id}`
export const bulletinPath = (id: string): string => `/office/bulletins/${id}`
/** A figure's query may hold any sign, so it travels encoded. */
export const casesPath = (query: string): string => `/office/cases/${encodeURIComponent(query)}`
