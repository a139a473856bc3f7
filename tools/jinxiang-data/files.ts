import { type Corner, type Ring, STEPS_PER_DEGREE } from './plane.ts'

type Cell = string | number | boolean

/** Comma-separated text with a header line; a cell with a comma, quote or line break is quoted. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const cell = (value: Cell) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`
}

/** A GeoJSON FeatureCollection, one feature a line, coordinates with at most 5 decimals, rings closed. */
export const geojson = (areas: readonly { code: string; name: string; ring: Ring }[]): string => {
  const features = areas.map(({ code, name, ring }) =>
    JSON.stringify({
      type: 'Feature',
      properties: { code, name, schematic: true },
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(degrees)] },
    }),
  )
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
}

/** A corner in degrees, exact to the step. */
export const degrees = ([lon, lat]: Corner): [number, number] => [
  Number((lon / STEPS_PER_DEGREE).toFixed(5)),
  Number((lat / STEPS_PER_DEGREE).toFixed(5)),
]
