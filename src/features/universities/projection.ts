/** A place on the globe, in degrees. */
export interface Place {
  readonly lat: number
  readonly lng: number
}

/** A point of the map's drawing. */
export interface Point {
  readonly x: number
  readonly y: number
}

const drawingWidth = 1000

// The parts of the world without a university would only make the map smaller.
const north = 72
const south = -48

const scale = drawingWidth / (2 * rawX(0, Math.PI))
const top = -rawY(radians(north)) * scale

export const viewBox = `0 0 ${drawingWidth} ${Math.round(-rawY(radians(south)) * scale - top)}`

/** Natural Earth projection (Šavrič, Patterson, Jenny 2011): a calm shape for the whole world. */
export function project({ lat, lng }: Place): Point {
  const phi = radians(lat)
  return {
    x: round(drawingWidth / 2 + rawX(phi, radians(lng)) * scale),
    y: round(-rawY(phi) * scale - top),
  }
}

/** The lines of every 30 degrees as the path of an SVG. */
export function graticule(): string {
  const meridians = steps(-180, 180, 30).map((lng) =>
    line(steps(south, north, 12).map((lat) => ({ lat, lng }))),
  )
  const parallels = [south, -30, 0, 30, 60, north].map((lat) =>
    line([-180, 180].map((lng) => ({ lat, lng }))),
  )
  return [...meridians, ...parallels].join('')
}

/** The degrees of the lines, beside them: the parallels on the left, the meridians below. */
export function degrees(): { readonly at: Point; readonly text: string }[] {
  const parallels = [60, 30, 0, -30].map((lat) => ({
    ...project({ lat, lng: -180 }),
    text: `${Math.abs(lat)}°`,
  }))
  const meridians = [-120, -60, 0, 60, 120].map((lng) => ({
    ...project({ lat: south, lng }),
    text: `${Math.abs(lng)}°`,
  }))
  const beside = (points: typeof parallels, x: number, y: number) =>
    points.map((point) => ({ at: { x: round(point.x + x), y: round(point.y + y) }, text: point.text }))
  return [...beside(parallels, 8, -4), ...beside(meridians, 5, -5)]
}

/** The meridian and the parallel of one place, which cross at it. */
export function crossing({ lat, lng }: Place): string {
  return (
    line(steps(south, north, 12).map((each) => ({ lat: each, lng }))) +
    line([-180, 180].map((each) => ({ lat, lng: each })))
  )
}

/**
 * Moves points that would cover each other apart, as little as it takes, so that each can be seen and met. The same
 * points always end in the same places.
 */
export function spread(points: readonly Point[], distance: number): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < 60; round++) {
    moved.forEach((a, index) => {
      moved.slice(index + 1).forEach((b, offset) => {
        const gap = Math.hypot(b.x - a.x, b.y - a.y)
        if (gap >= distance) return
        // Points in the very same place part in a direction that follows from their order.
        const angle = gap === 0 ? (index + offset) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x)
        const push = (distance - gap) / 2
        a.x -= Math.cos(angle) * push
        a.y -= Math.sin(angle) * push
        b.x += Math.cos(angle) * push
        b.y += Math.sin(angle) * push
      })
    })
  }
  return moved.map(({ x, y }) => ({ x: round(x), y: round(y) }))
}

function line(places: readonly Place[]): string {
  return (
    'M' +
    places
      .map((place) => project(place))
      .map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
      .join('L')
  )
}

function rawX(phi: number, lambda: number): number {
  const p2 = phi * phi
  const p4 = p2 * p2
  return lambda * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
}

function rawY(phi: number): number {
  const p2 = phi * phi
  const p4 = p2 * p2
  return phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
