import { describe, expect, test } from 'vitest'
import { graticule, project, spread, viewBox } from './projection.ts'

describe('the projection', () => {
  test('has the middle of the world in the middle of the map', () => {
    expect(project({ lat: 0, lng: 0 }).x).toBe(500)
  })

  test('has the north above and the east on the right', () => {
    const hongKong = project({ lat: 22.3, lng: 114.2 })
    const beijing = project({ lat: 39.9, lng: 116.4 })
    const london = project({ lat: 51.5, lng: -0.1 })
    expect(beijing.y).toBeLessThan(hongKong.y)
    expect(london.x).toBeLessThan(beijing.x)
  })

  test('keeps the whole width inside the drawing', () => {
    const [, , width, height] = viewBox.split(' ').map(Number)
    expect(project({ lat: 0, lng: 180 }).x).toBeCloseTo(width!)
    expect(project({ lat: 0, lng: -180 }).x).toBeCloseTo(0)
    expect(project({ lat: -48, lng: 0 }).y).toBeCloseTo(height!, 0)
    expect(project({ lat: 72, lng: 0 }).y).toBeCloseTo(0)
  })

  test('draws a line for every 30 degrees', () => {
    expect(graticule().match(/M/g)).toHaveLength(13 + 6)
  })
})

describe('points close together', () => {
  test('are moved apart, and always in the same way', () => {
    const points = [
      { x: 100, y: 100 },
      { x: 100, y: 100 },
      { x: 101, y: 100 },
      { x: 300, y: 100 },
    ]
    const moved = spread(points, 12)
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(11)
    }
    expect(moved[3]).toEqual(points[3])
    expect(spread(points, 12)).toEqual(moved)
  })
})
