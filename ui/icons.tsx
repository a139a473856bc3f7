import type { ReactNode } from 'react'

const draw = (children: ReactNode) => (
  <svg
    viewBox="0 0 16 16"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    {children}
  </svg>
)

/** Small drawn signs; always beside a word, never alone. */
export const icons = {
  ring: draw(
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.4 1.6" />
    </>,
  ),
  half: draw(
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>,
  ),
  late: draw(
    <>
      <rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor" />
      <path d="M8 4.8v4M8 11.2v.1" stroke="var(--yw-late-fill, #fff)" strokeWidth="2" />
    </>,
  ),
  pause: draw(<path d="M5.5 3v10M10.5 3v10" strokeWidth="2.4" />),
  wave: draw(<path d="M2 9.5c2-4 4-4 6-1.5s4 2.5 6-1.5" strokeWidth="2" />),
  check: draw(<path d="m3 8.5 3.5 3.500L13 4.5" strokeWidth="2" />),
  checkLate: draw(
    <>
      <path d="m1.5 8.5 3 3L10 4.5" strokeWidth="2" />
      <path d="M13.5 3.500v5.500M13.5 12v.1" strokeWidth="2" />
    </>,
  ),
  pennant: draw(<path d="M3 15V1.500l10.5 4L3 9.5" fill="currentColor" />),
  home: draw(<path d="M2.5 7.5 8 2.500l5.5 5M4 6.500v7h8v-7" />),
  offline: draw(<path d="M2 6.500a9 9 0 0 1 12 0M4.5 9.500a5.2 5.2 0 0 1 7 0M8 12.800v.1M2.5 2.500l11 11" />),
  globe: draw(
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c3.5 4 3.5 8 0 12M8 2c-3.5 4-3.5 8 0 12" />
    </>,
  ),
  list: draw(<path d="M2.5 4h.1M6 4h7.500M2.5 8h.1M6 8h7.500M2.5 12h.1M6 12h7.5" />),
  inbox: draw(<path d="M2.5 9 4 3h8l1.5 6v4h-11zM2.5 9H6l1 1.500h2L10 9h3.5" />),
  pen: draw(<path d="m3 13 .7-3L11 2.7 13.3 5 6 12.300zM9.5 4.200l2.3 2.3" />),
  search: draw(
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>,
  ),
  chart: draw(<path d="M2.5 2v11.500H14M5.5 11V8M8.5 11V4.500M11.5 11V6.5" />),
  paper: draw(<path d="M3.5 2h6l3 3v9h-9zM6 7.500h4M6 10.500h4" />),
  person: draw(
    <>
      <circle cx="8" cy="5" r="2.7" />
      <path d="M2.8 14c.6-6 9.8-6 10.4 0" />
    </>,
  ),
  people: draw(
    <>
      <circle cx="6" cy="5" r="2.5" />
      <path d="M1.5 13.500c.5-5 8.5-5 9 0M10.5 2.800a2.5 2.5 0 0 1 0 4.400M12 9.500c1.5.5 2.3 2 2.5 4" />
    </>,
  ),
  building: draw(<path d="M3 14V2.500h7V14M10 6.500h3V14M1.5 14h13M5.5 5.500h2M5.5 8.500h2M5.5 11.500h2" />),
  map: draw(<path d="m2 4 4-1.5 4 1.5 4-1.500V12l-4 1.500L6 12l-4 1.500zM6 2.500V12M10 4v9.5" />),
} as const

export type IconName = keyof typeof icons
