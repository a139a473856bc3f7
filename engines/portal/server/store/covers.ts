/** The beginning of every code that lies in an area: of six digits a city ends in 00, a province in 0000. SQL over a text. */
export const covers = (area: string): string =>
  `case when length(${area})=6 then regexp_replace(${area}, '(00)+$', '') else ${area} end`
