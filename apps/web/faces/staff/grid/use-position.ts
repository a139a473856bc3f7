import { useEffect, useState } from 'react'

export type Position = { lon: number; lat: number; metres: number }
const MOST_METRES = 200

/** Where the matter is, asked once when the form opens; evidence of the place, never of a path. */
export const usePosition = (): Position | undefined => {
  const [position, setPosition] = useState<Position>()
  useEffect(() => {
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        const { longitude: lon, latitude: lat, accuracy } = coords
        if (accuracy <= MOST_METRES) setPosition({ lon, lat, metres: Math.round(accuracy) })
      },
      () => {},
      { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 },
    )
  }, [])
  return position
}
