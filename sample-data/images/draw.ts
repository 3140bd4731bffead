// Draws the pictures of the sample content: `node sample-data/images/draw.ts [name ...]`.
// The same script gives the same bytes: chance comes from seeded generators only.
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

// ---- Palette: ink on paper, one seal red, one muted blue-green ------------------------------------------

const LIGHT = '#fbf8f2'
const PAPER = '#f1ebdf'
const SAND = '#e4dccd'
const STONE = '#cfc6b6'
const GREY = '#a39b8e'
const SLATE = '#6b655d'
const SOOT = '#3a3631'
const INK = '#1d1b18'
const RED = '#a6261d'
const MIST = '#c3cfc8'
const JADE = '#8fa9a4'
const SEA = '#5b7f7d'
const DEEP = '#34575a'
const NIGHT = '#233f43'

const HAIR = 1.6
const RULE = 3

// ---- Marks ----------------------------------------------------------------------------------------------

type Point = readonly [x: number, y: number]
type Corner = readonly [x: number, y: number, z: number]
type Style = {
  fill?: string
  stroke?: string
  width?: number
  cap?: 'butt' | 'round'
  dash?: string
  opacity?: number
  /** Where outlines overlap, leave a hole. */
  pierced?: boolean
}
type Picture = { name: string; width: number; height: number; draw: () => string[] }

const round = (value: number) => String(Math.round(value * 100) / 100)
const at = ([x, y]: Point) => `${round(x)} ${round(y)}`
const mix = (from: number, to: number, t: number) => from + (to - from) * t
const between = (a: Point, b: Point, t: number): Point => [mix(a[0], b[0], t), mix(a[1], b[1], t)]
const count = (length: number) => Array.from({ length }, (_, index) => index)
/** Points, and corners in space, from flat lists of coordinates. */
const xy = (numbers: number[]): Point[] =>
  count(numbers.length / 2).map((index) => [numbers[index * 2] as number, numbers[index * 2 + 1] as number])
const xyz = (numbers: number[]): Corner[] =>
  count(numbers.length / 3).map((index) => numbers.slice(index * 3, index * 3 + 3) as unknown as Corner)
/** `length` values from 0 to 1, both ends included. */
const steps = (length: number) => count(length).map((index) => index / (length - 1))
const hair = (stroke: string, width = HAIR): Style => ({ stroke, width })

function attributes({ fill = 'none', stroke, width = HAIR, cap, dash, opacity, pierced }: Style): string {
  return [
    `fill="${fill}"`,
    stroke && `stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"`,
    cap && `stroke-linecap="${cap}"`,
    dash && `stroke-dasharray="${dash}"`,
    pierced && 'fill-rule="evenodd"',
    opacity !== undefined && `opacity="${opacity}"`,
  ]
    .filter(Boolean)
    .join(' ')
}

const path = (d: string, style: Style) => `<path d="${d}" ${attributes(style)}/>`
const line = (a: Point, b: Point, style: Style) => path(`M${at(a)}L${at(b)}`, style)
const outline = (points: readonly Point[]) => `M${points.map(at).join('L')}Z`
const polygon = (points: readonly Point[], style: Style) => path(outline(points), style)
const polyline = (points: readonly Point[], style: Style) => path(`M${points.map(at).join('L')}`, style)
const circle = ([x, y]: Point, r: number, style: Style) =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" ${attributes(style)}/>`
const ellipse = ([x, y]: Point, rx: number, ry: number, style: Style) =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" ${attributes(style)}/>`
const rect = (x: number, y: number, w: number, h: number, style: Style, r = 0) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${r}" ${attributes(style)}/>`
const group = (transform: string, marks: string[]) => `<g transform="${transform}">${marks.join('')}</g>`

/** Shows `marks` only inside the outline `d`; `id` must be unique in its picture. */
const inside = (id: string, d: string, marks: string[]) =>
  `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${marks.join('')}</g>`

/** A smooth curve through all points (Catmull-Rom as Béziers), as path data. */
function smooth(points: readonly Point[]): string {
  const pick = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] as Point
  const curves = points.slice(1).map((end, index) => {
    const [before, start, after] = [pick(index - 1), pick(index), pick(index + 2)]
    const a: Point = [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6]
    const b: Point = [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6]
    return `C${at(a)} ${at(b)} ${at(end)}`
  })
  return `M${at(pick(0))}${curves.join('')}`
}

/** The land under a smooth ridge, down to `floor`. */
function land(points: readonly Point[], floor: number): string {
  const [first, last] = [points[0] as Point, points.at(-1) as Point]
  return `${smooth(points)}L${at([last[0], floor])}L${at([first[0], floor])}Z`
}

/** Seeded chance (mulberry32): numbers from 0 to 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const choose = <T>(options: readonly T[], random: () => number) =>
  options[Math.floor(random() * options.length)] as T

// ---- Meeting hall ---------------------------------------------------------------------------------------

function seatBack(x: number, y: number, w: number, h: number, fill: string, seam: string): string[] {
  const back = (inset: number) => {
    const [l, r, top, bend] = [x + inset, x + w - inset, y + inset, w * 0.3 - inset * 0.6]
    const shoulders = `V${round(top + bend)}Q${at([l, top])} ${at([l + bend, top])}H${round(r - bend)}`
    return `M${at([l, y + h])}${shoulders}Q${at([r, top])} ${at([r, top + bend])}V${round(y + h)}`
  }
  return [path(`${back(0)}Z`, { fill }), path(back(w * 0.11), hair(seam, 1.3))]
}

function meetingHall(): string[] {
  const [left, right, top, foot] = [400, 1200, 150, 540]
  const wall = (side: 'left' | 'right') => (side === 'left' ? [0, left] : [1600, right]) as [number, number]
  const depths = [5.2, 4.15, 3.3, 2.62, 2.08, 1.64, 1.28, 1]
  const tones = [STONE, '#bdb4a5', GREY, '#878075', SLATE, '#504b44', SOOT, INK]
  const marks = [
    rect(0, 0, 1600, 1000, { fill: SAND }),
    polygon(xy([0, 0, 1600, 0, right, top, left, top]), { fill: PAPER }),
    ...steps(9).map((t) => line([mix(0, 1600, t), 0], [mix(left, right, t), top], hair(STONE))),
    ...[0.34, 0.62, 0.84].map((t) => {
      const [y, l, r] = [top * t, left * t, mix(1600, right, t)]
      return polygon(
        xy([
          mix(l, r, 0.2),
          y,
          mix(l, r, 0.8),
          y,
          mix(l + 18, r - 18, 0.795),
          y + 13,
          mix(l + 18, r - 18, 0.205),
          y + 13,
        ]),
        { fill: LIGHT, stroke: STONE },
      )
    }),
    rect(left, top, right - left, foot - top, { fill: LIGHT }),
    ...steps(33).map((t) => line([mix(left, right, t), top], [mix(left, right, t), foot], hair(SAND))),
  ]
  for (const side of ['left', 'right'] as const) {
    const [near, far] = wall(side)
    marks.push(
      polygon(xy([near, 0, far, top, far, foot, near, 860]), { fill: side === 'left' ? STONE : SAND }),
    )
    for (const z of [1.1, 1.24, 1.42, 1.66, 2, 2.5, 3.4]) {
      const t = (1 - 1 / z) / (1 - 1 / 4.2)
      const x = mix(near, far, t)
      marks.push(line([x, mix(0, top, t)], [x, mix(860, foot, t)], hair(side === 'left' ? GREY : STONE)))
    }
    marks.push(line([near, 520], [far, 390], hair(GREY)))
  }
  marks.push(
    rect(560, 196, 480, 236, { fill: DEEP }),
    inside('screen', 'M560 196H1040V432H560Z', [
      ...[70, 118, 166, 214, 262].map((r) => circle([700, 432], r, hair(JADE))),
      ...[70, 118, 166, 214, 262].map((r) => circle([900, 432], r, hair(JADE))),
      path('M700 432A118 118 0 0 1 900 432Z', { fill: SEA }),
      path('M700 432A118 118 0 0 1 900 432', hair(LIGHT, RULE)),
    ]),
    rect(560, 196, 480, 236, hair(INK, 2)),
    polygon(xy([left - 10, 508, right + 10, 508, 1246, 552, 354, 552]), { fill: PAPER, stroke: GREY }),
    polygon(xy([354, 552, 1246, 552, 1246, 586, 354, 586]), { fill: SOOT }),
    polygon(xy([354, 586, 1246, 586, 1600, 760, 1600, 1000, 0, 1000, 0, 760]), { fill: '#dad1c1' }),
    polygon(xy([770, 586, 830, 586, 985, 1000, 615, 1000]), { fill: MIST }),
    line([770, 586], [615, 1000], hair(SEA)),
    line([830, 586], [985, 1000], hair(SEA)),
    polygon(xy([746, 432, 854, 432, 868, 458, 732, 458]), { fill: INK }),
    rect(750, 454, 100, 78, { fill: RED }),
    ...[770, 790, 810, 830].map((x) => line([x, 462], [x, 532], hair('#c9685f'))),
    rect(738, 530, 124, 9, { fill: INK }),
    path('M824 432Q832 410 816 398', hair(INK, 2.4)),
    circle([814, 397], 4, { fill: INK }),
  )
  depths.forEach((z, row) => {
    const [w, gap, h] = [168 / z, 14 / z, 570 / z]
    const fill = tones[row] as string
    const seam = tones[row < 4 ? row + 2 : row - 2] as string
    for (const direction of [-1, 1]) {
      for (const index of count(Math.ceil(z * 5) + 1)) {
        const near = 105 / z + index * (w + gap)
        const x = direction === 1 ? 800 + near : 800 - near - w
        if (near + w > 2030 / z) continue
        const bend = ((x + w / 2 - 800) / 800) ** 2 * 26
        marks.push(...seatBack(x, 486 + 356 / z - bend, w, h, fill, seam))
      }
    }
  })
  return marks
}

// ---- Changsha -------------------------------------------------------------------------------------------

function tree([x, y]: Point, r: number, fill: string, vein: string): string[] {
  return [
    circle([x, y - r], r, { fill }),
    line([x, y - r * 1.35], [x, y + r * 0.25], hair(vein, Math.max(1, r / 14))),
  ]
}

/** A round-arched bridge seen square on. */
function bridge(x1: number, x2: number, deck: number, water: number, spans: number): string {
  const span = (x2 - x1) / spans
  const arches = count(spans).map((index) => {
    const [start, end] = [x1 + index * span + 5, x1 + (index + 1) * span - 5]
    const r = (end - start) / 2
    return `M${at([start, water])}A${round(r)} ${round(water - deck - 10)} 0 0 1 ${at([end, water])}Z`
  })
  return `M${at([x1, deck])}H${x2}V${water}H${x1}Z${arches.join('')}`
}

/** The isle's edges, `grow` wider: a strip along the river that narrows to the horizon. */
function isle(t: number, grow = 0): [y: number, left: number, right: number] {
  const middle = mix(800, 700, t)
  const half = (12 + (176 + grow) * t) * Math.sqrt(Math.max(0, 1 - t ** 7))
  return [mix(344, 850 + grow * 0.42, t), middle - half, middle + half]
}

function shore(grow: number): string {
  const edges = steps(40).map((t) => isle(1 - (1 - t) ** 2.2, grow))
  const west = edges.map(([y, left]): Point => [left, y])
  const east = edges.map(([y, , right]): Point => [right, y])
  return `${smooth([...west, ...east.reverse()])}Z`
}

const FOLIAGE: [fill: string, vein: string][] = [
  [DEEP, JADE],
  [SEA, MIST],
  [NIGHT, SEA],
  [JADE, DEEP],
]

function orangeTree(spot: Point, r: number, random: () => number): string[] {
  const [fill, vein] = choose(FOLIAGE, random)
  const fruit = xy([-0.4, -1.2, 0.35, -1.42, 0.2, -0.8])
  const bears = r > 17 && random() > 0.62
  return [
    ...tree(spot, r, fill, vein),
    ...fruit
      .filter(() => bears)
      .map(([dx, dy]) =>
        circle([spot[0] + dx * r, spot[1] + dy * r], Math.max(2.4, r * 0.11), { fill: RED }),
      ),
  ]
}

const FACADES: [front: string, side: string][] = [
  [SAND, GREY],
  [LIGHT, STONE],
  [JADE, SEA],
  [STONE, SLATE],
  [LIGHT, GREY],
]

/** The city: towers that grow towards the reader. */
function eastBank(): string[] {
  const bank = (t: number): Point => between([858, 338], [1680, 690], t)
  const towers = steps(25).map((t, index): [number, number, number] => {
    const size = 0.12 + t
    const tall = [0.72, 1.1, 0.6, 1.42, 0.9, 0.66, 1.2][index % 7] as number
    return [mix(0.01, 0.98, t ** 1.25), size, tall]
  })
  const city: string[] = [polygon([bank(0), [1600, 338], [1600, 656]], { fill: STONE })]
  towers.forEach(([t, size, tall], index) => {
    const [x, y] = bank(t)
    const [w, h] = [84 * size + 8, 330 * size * tall + 18]
    const [front, side] = FACADES[index % 5] as [string, string]
    const top = y - h - 10
    const edge = x + w * 0.34
    city.push(
      polygon(xy([x, top, edge, top - w * 0.05, edge, y + w * 0.15, x, y]), { fill: side }),
      rect(edge, top - w * 0.05, w * 0.86, y + 80 - top, { fill: front }),
    )
    const floors = Math.floor(h / Math.max(9, 17 * size))
    for (const floor of count(floors)) {
      const level = top + 12 + (floor * (h - 12)) / floors
      city.push(line([x + w * 0.34, level], [x + w * 1.2, level], hair(side, 1)))
    }
  })
  return [
    inside('city', outline([bank(0), [858, 0], [1600, 0], bank(0.9)]), city),
    polygon([bank(0), bank(1), [1600, 720], [1600, 690]], { fill: SLATE }),
    polyline(xy([852, 341, 1600, 684]), hair(PAPER, 2)),
  ]
}

/** Mount Yuelu: three slopes, the far one first. */
function westBank(): string[] {
  const hills: [Point[], string, string][] = [
    [xy([0, 210, 90, 196, 210, 244, 340, 286, 470, 300, 610, 320, 780, 337, 560, 356, 200, 400]), JADE, SEA],
    [xy([0, 270, 120, 290, 230, 318, 370, 362, 470, 408, 530, 436, 500, 474, 380, 540, 250, 640]), SEA, JADE],
    [xy([0, 430, 110, 438, 220, 486, 310, 560, 376, 622, 398, 680, 360, 780, 250, 920]), DEEP, SEA],
  ]
  const hill = ([ridge, fill, vein]: [Point[], string, string], index: number) => {
    const d = `${smooth(ridge)}L${at([0, (ridge.at(-1) as Point)[1]])}Z`
    const contours = count(26).map((level) =>
      group(`translate(${-level * 13} ${14 + level * 13})`, [path(smooth(ridge), hair(vein, 1.2))]),
    )
    return path(d, { fill }) + inside(`hill${index}`, d, contours)
  }
  return hills.map(hill)
}

function pavilion(): string[] {
  return [
    ...[126, 154, 182].map((x) => rect(x, 424, 5, 44, { fill: INK })),
    rect(116, 462, 82, 8, { fill: INK }),
    path('M104 428Q136 414 156 384Q176 414 208 428Z', { fill: RED }),
    path('M122 396Q146 384 156 356Q166 384 190 396Z', { fill: RED }),
    line([156, 358], [156, 340], hair(INK, 3)),
  ]
}

function barge(): string[] {
  return [
    path('M1010 742L1196 730Q1190 754 1166 758H1044Q1020 758 1010 742Z', { fill: INK }),
    path('M1064 740V712H1146V734Z', { fill: LIGHT }),
    rect(1056, 706, 98, 7, { fill: SLATE }),
    ...[1076, 1100, 1124].map((x) => rect(x, 719, 12, 11, { fill: DEEP })),
    ...[772, 784, 796].map((y, index) =>
      line([1000 - index * 34, y], [1180 - index * 26, y], { ...hair(SEA, 2), cap: 'round' }),
    ),
  ]
}

function changshaRiver(): string[] {
  const random = chance(21)
  const marks = [
    rect(0, 0, 1600, 900, { fill: PAPER }),
    circle([560, 238], 132, { fill: LIGHT }),
    ...count(9).map((index) => line([0, 60 + index * 30], [1600, 60 + index * 30], hair(SAND))),
    circle([560, 238], 132, hair(STONE)),
    path(land(xy([0, 150, 140, 118, 300, 190, 430, 236, 560, 250, 680, 300, 800, 330]), 340), { fill: MIST }),
    path(land(xy([700, 334, 820, 318, 960, 322, 1120, 300, 1300, 306, 1600, 280]), 340), { fill: MIST }),
    rect(0, 330, 1600, 570, { fill: '#dfe3da' }),
  ]
  count(46).forEach((index) => {
    const y = 338 + 562 * (index / 46) ** 1.7
    const start = 120 + random() * 260
    const dash = xy([60, 240, 20, 90, 30, 90, 24, 60])
      .map(([least, more]) => round(least + random() * more))
      .join(' ')
    marks.push(line([start, y], [1600, y], { ...hair(JADE, 1.2), dash }))
  })
  marks.push(...eastBank())
  const [far, middle, near] = westBank() as [string, string, string]
  marks.push(far, middle)
  // The isle, its far trees, the bridge, then its near trees.
  for (const grow of [104, 68, 38]) marks.push(path(shore(grow), hair(SEA, 1.2)))
  marks.push(path(shore(16), { fill: LIGHT, stroke: GREY }), path(shore(-4), { fill: MIST }))
  const grove = steps(84).flatMap((t) => {
    const depth = t ** 1.5 * 0.9
    const [y, l, r] = isle(depth)
    const size = 5 + 33 * depth
    return count(3).map((): [Point, number] => [
      [mix(l + size * 0.6, r - size * 0.6, random()), y + size * 0.3],
      size * (0.75 + random() * 0.45),
    ])
  })
  const plant = ([spot, r]: [Point, number]) => marks.push(...orangeTree(spot, r, random))
  grove.filter(([spot]) => spot[1] < 450).forEach(plant)
  marks.push(
    path(bridge(420, 1230, 440, 500, 12), { fill: SOOT, pierced: true }),
    rect(400, 432, 840, 9, { fill: INK }),
    line([400, 422], [1240, 422], hair(INK)),
    ...count(43).map((index) => line([400 + index * 20, 422], [400 + index * 20, 432], hair(INK))),
  )
  grove.filter(([spot]) => spot[1] >= 450).forEach(plant)
  marks.push(near, ...pavilion(), ...barge())
  return marks
}

// ---- Hong Kong ------------------------------------------------------------------------------------------

type Tower = {
  x: number
  w: number
  h: number
  fill: string
  crown: 'flat' | 'taper' | 'facet' | 'mast' | 'slope'
  lines: 'v' | 'h' | 'x'
}

const VEINS: Record<string, string> = { [LIGHT]: GREY, [PAPER]: GREY, [INK]: SEA, [NIGHT]: SEA, [SEA]: MIST }

function tower({ x, w, h, fill, crown, lines }: Tower, base: number, index: number): string[] {
  const top = base - h
  const taper = xy([0, 0.5, 0.14, 0.2, 0.24, 0, 0.76, 0, 0.86, 0.2, 1, 0.5])
  const crowns: Record<Tower['crown'], Point[]> = {
    flat: xy([x, top, x + w, top]),
    mast: xy([x, top, x + w, top]),
    taper: taper.map(([dx, dy]): Point => [x + dx * w, top + dy * w]),
    facet: xy([x, top + w * 0.9, x + w * 0.5, top, x + w, top + w * 0.5]),
    slope: xy([x, top + w * 0.5, x + w, top]),
  }
  const d = outline([...crowns[crown], [x + w, base], [x, base]])
  const vein = VEINS[fill] ?? SLATE
  const pitch = w / Math.max(3, Math.round(w / 13))
  const texture = {
    v: count(Math.ceil(w / pitch)).map((i) =>
      line([x + i * pitch, top], [x + i * pitch, base], hair(vein, 1.2)),
    ),
    h: count(Math.ceil(h / 14)).map((i) => line([x, base - i * 14], [x + w, base - i * 14], hair(vein, 1.2))),
    x: count(Math.ceil(h / w) + 1).flatMap((i) => [
      line([x, base - i * w], [x + w, base - (i + 1) * w], hair(vein, 1.6)),
      line([x + w, base - i * w], [x, base - (i + 1) * w], hair(vein, 1.6)),
      line([x, base - i * w], [x + w, base - i * w], hair(vein, 1.6)),
    ]),
  }[lines]
  return [
    ...(crown === 'mast' ? [line([x + w / 2, top], [x + w / 2, top - 64], hair(fill, 3))] : []),
    ...(crown === 'facet'
      ? [
          line([x + w * 0.42, top + 10], [x + w * 0.42, top - 56], hair(fill, 2.4)),
          line([x + w * 0.58, top + 10], [x + w * 0.58, top - 56], hair(fill, 2.4)),
        ]
      : []),
    path(d, { fill }),
    inside(`tower${index}`, d, texture),
  ]
}

function ferry(x: number, y: number): string[] {
  return [
    path(`M${at([x, y])}H${x + 330}L${x + 300} ${y + 44}H${x + 30}Z`, { fill: INK }),
    polygon(xy([x + 4, y + 8, x + 326, y + 8, x + 320, y + 18, x + 10, y + 18]), { fill: RED }),
    rect(x + 18, y - 34, 294, 34, { fill: LIGHT }),
    ...count(14).map((i) => rect(x + 30 + i * 20, y - 26, 12, 18, { fill: DEEP })),
    rect(x + 10, y - 40, 310, 6, { fill: STONE }),
    rect(x + 52, y - 66, 226, 26, { fill: LIGHT }),
    ...count(10).map((i) => rect(x + 64 + i * 21, y - 60, 13, 15, { fill: DEEP })),
    rect(x + 40, y - 72, 250, 6, { fill: STONE }),
    rect(x + 146, y - 104, 38, 32, { fill: INK }),
    rect(x + 146, y - 96, 38, 8, { fill: RED }),
    line([x + 66, y - 72], [x + 66, y - 118], hair(LIGHT, 2)),
    line([x + 264, y - 72], [x + 264, y - 118], hair(LIGHT, 2)),
  ]
}

const WATERFRONT: Tower[] = [
  { x: 40, w: 58, h: 196, fill: LIGHT, crown: 'flat', lines: 'h' },
  { x: 112, w: 46, h: 262, fill: STONE, crown: 'slope', lines: 'v' },
  { x: 176, w: 70, h: 150, fill: PAPER, crown: 'flat', lines: 'v' },
  { x: 262, w: 44, h: 230, fill: INK, crown: 'mast', lines: 'h' },
  { x: 330, w: 88, h: 430, fill: LIGHT, crown: 'taper', lines: 'v' },
  { x: 432, w: 62, h: 214, fill: STONE, crown: 'flat', lines: 'h' },
  { x: 508, w: 50, h: 270, fill: PAPER, crown: 'slope', lines: 'v' },
  { x: 574, w: 72, h: 176, fill: INK, crown: 'flat', lines: 'v' },
  { x: 664, w: 56, h: 244, fill: LIGHT, crown: 'flat', lines: 'h' },
  { x: 740, w: 74, h: 372, fill: NIGHT, crown: 'facet', lines: 'x' },
  { x: 832, w: 60, h: 204, fill: PAPER, crown: 'flat', lines: 'v' },
  { x: 906, w: 48, h: 286, fill: STONE, crown: 'mast', lines: 'h' },
  { x: 972, w: 76, h: 160, fill: LIGHT, crown: 'flat', lines: 'h' },
  { x: 1064, w: 52, h: 240, fill: INK, crown: 'slope', lines: 'v' },
  { x: 1134, w: 64, h: 320, fill: PAPER, crown: 'mast', lines: 'v' },
  { x: 1216, w: 56, h: 190, fill: STONE, crown: 'flat', lines: 'h' },
  { x: 1290, w: 48, h: 262, fill: LIGHT, crown: 'slope', lines: 'h' },
  { x: 1354, w: 80, h: 150, fill: INK, crown: 'flat', lines: 'v' },
  { x: 1450, w: 50, h: 232, fill: PAPER, crown: 'flat', lines: 'v' },
  { x: 1516, w: 62, h: 186, fill: STONE, crown: 'slope', lines: 'h' },
]

function ridgeline(base: number): string[] {
  const ridges: [Point[], string, string][] = [
    [
      xy([
        0, 330, 150, 290, 310, 318, 470, 236, 610, 168, 690, 150, 780, 178, 900, 250, 1050, 232, 1180, 262,
        1340, 214, 1470, 240, 1600, 220,
      ]),
      SEA,
      JADE,
    ],
    [
      xy([
        0, 402, 170, 360, 340, 400, 520, 330, 700, 300, 860, 350, 1010, 330, 1180, 372, 1390, 310, 1600, 340,
      ]),
      DEEP,
      SEA,
    ],
  ]
  return ridges.flatMap(([ridge, fill, vein], index) => {
    const d = land(ridge, base)
    const contours = count(16).map((level) =>
      group(`translate(0 ${12 + level * 15})`, [path(smooth(ridge), hair(vein, 1.1))]),
    )
    return [path(d, { fill }), inside(`ridge${index}`, d, contours)]
  })
}

function reflections(base: number, random: () => number): string[] {
  const lit = WATERFRONT.filter(({ fill }) => fill !== INK && fill !== NIGHT)
  return lit.flatMap(({ x, w, h }) =>
    count(Math.min(19, Math.floor(h / 15))).map((i) => {
      const left = x + (random() - 0.5) * w * 0.5
      const [narrow, y] = [(w * i) / 34, base + 24 + i * 11]
      const style: Style = { ...hair(i < 6 ? JADE : SEA, 2.4), cap: 'round' }
      return line([left + narrow * 0.5, y], [left + w - narrow, y], style)
    }),
  )
}

function hongKongHarbour(): string[] {
  const random = chance(852)
  const base = 612
  const marks = [
    rect(0, 0, 1600, 900, { fill: JADE }),
    ...count(14).map((i) => line([0, 24 + i * 22], [1600, 24 + i * 22], hair('#7b9995', 1.2))),
    circle([1236, 150], 74, { fill: PAPER }),
  ]
  marks.push(...ridgeline(base))
  const back = count(40).map((index): Tower => ({
    x: 10 + index * 40 + random() * 10,
    w: 24 + random() * 16,
    h: 110 + random() * 130,
    fill: choose([NIGHT, SEA, SLATE, SOOT], random),
    crown: choose(['flat', 'flat', 'slope'], random),
    lines: choose(['v', 'h'], random),
  }))
  for (const [index, one] of [...back, ...WATERFRONT].entries()) marks.push(...tower(one, base, index))
  marks.push(
    path(`M1000 ${base}Q1050 ${base - 62} 1112 ${base - 40}Q1170 ${base - 66} 1236 ${base}Z`, {
      fill: LIGHT,
      stroke: GREY,
    }),
    path(`M1112 ${base - 40}Q1086 ${base - 16} 1080 ${base}`, hair(GREY)),
    path(`M1112 ${base - 40}Q1142 ${base - 16} 1150 ${base}`, hair(GREY)),
    rect(0, base, 1600, 14, { fill: INK }),
    rect(0, base + 14, 1600, 300, { fill: NIGHT }),
  )
  marks.push(...reflections(base, random))
  for (const i of count(26)) {
    const y = base + 26 + 262 * (i / 26) ** 1.4
    const dash = `${round(40 + random() * 200)} ${round(40 + random() * 160)}`
    marks.push(line([random() * 120, y], [1600, y], { ...hair(DEEP), dash }))
  }
  marks.push(
    ...ferry(880, 772),
    ...[826, 842, 858].map((y, i) =>
      line([840 + i * 60, y], [1300 + i * 70, y], { ...hair(JADE, 2), cap: 'round' }),
    ),
  )
  return marks
}

// ---- Network of institutions ----------------------------------------------------------------------------

function institutionNetwork(): string[] {
  const random = chance(7)
  const axis = 620
  const nodes = count(49).map((index) => ({ x: 104 + index * 29, r: 3 + random() ** 2.4 * 10 }))
  const hub = 19
  const x = (index: number) => (nodes[index] as { x: number }).x
  const arc = (from: number, to: number, side: 0 | 1, squash: number) => {
    const [a, b] = [x(Math.min(from, to)), x(Math.max(from, to))]
    const r = (b - a) / 2
    return `M${at([a, axis])}A${round(r)} ${round(r * squash)} 0 0 ${side} ${at([b, axis])}`
  }
  const spokes = [0, 3, 6, 9, 12, 14, 16, 23, 26, 30, 33, 37, 41, 45, 48]
  const links = count(46).map((): [number, number] => {
    const from = Math.floor(random() * 49)
    return [from, from + 3 + Math.floor(random() * 18)]
  })
  return [
    rect(0, 0, 1600, 1000, { fill: INK }),
    ...count(17).map((i) => line([100 + i * 87.5, 90], [100 + i * 87.5, 910], hair('#2b2824', 1.4))),
    path(`${arc(hub, 48, 1, 1)}Z`, { fill: '#26302f' }),
    path(`${arc(hub, 37, 1, 1)}Z`, { fill: '#2b3d3d' }),
    path(`${arc(0, hub, 1, 1)}Z`, { fill: '#292622' }),
    path(`${arc(6, hub, 1, 1)}Z`, { fill: '#332f2a' }),
    path(`${arc(hub, 30, 1, 1)}Z`, { fill: DEEP }),
    path(`${arc(12, hub, 1, 1)}Z`, { fill: '#4a453e' }),
    ...links
      .filter(([a, b]) => b <= 48 && a !== hub && b !== hub)
      .map(([a, b]) => path(arc(a, b, 0, 0.92), hair(SEA, 1.4))),
    ...spokes.map((to) => path(arc(hub, to, 1, 1), hair(to % 2 ? STONE : LIGHT, 1.8))),
    line([60, axis], [1540, axis], hair(SLATE)),
    ...nodes.map((node, index) =>
      circle([node.x, axis], index === hub ? 0 : node.r, {
        fill: spokes.includes(index) ? LIGHT : JADE,
        stroke: INK,
        width: 2,
      }),
    ),
    circle([x(hub), axis], 34, { fill: INK, stroke: RED, width: 2 }),
    circle([x(hub), axis], 22, { fill: '#b8332a' }),
  ]
}

// ---- Mini program ---------------------------------------------------------------------------------------

function listRow(
  x: number,
  y: number,
  w: number,
  marker: string,
  lengths: readonly [number, number, number],
): string[] {
  return [
    circle([x + 44, y + 62], 34, { fill: marker }),
    rect(x + 104, y + 34, lengths[0], 15, { fill: INK }),
    rect(x + 104, y + 63, lengths[1], 8, { fill: GREY }),
    rect(x + 104, y + 82, lengths[2], 8, { fill: STONE }),
    polyline(xy([x + w - 26, y + 50, x + w - 14, y + 62, x + w - 26, y + 74]), hair(SLATE, 3)),
  ]
}

function miniProgramPhone(): string[] {
  const [x, y, w, h] = [330, 130, 540, 1240]
  const inner = x + 34
  const rows = [
    [DEEP, [190, 250, 180]],
    [STONE, [150, 220, 240]],
    [JADE, [220, 180, 130]],
    [RED, [250, 300, 210]],
    [SEA, [170, 240, 190]],
    [STONE, [200, 210, 150]],
  ] as const
  const marks = [
    rect(0, 0, 1200, 1500, { fill: SAND }),
    polygon(xy([0, 0, 760, 0, 420, 1500, 0, 1500]), { fill: PAPER }),
    circle([600, 750], 500, { fill: MIST }),
    inside('disc', 'M600 250A500 500 0 0 1 600 1250A500 500 0 0 1 600 250Z', [
      ...count(64).map((i) => line([100, 258 + i * 16], [1100, 258 + i * 16], hair(JADE, 1.2))),
      rect(x + 46, y + 60, w + 24, h, { fill: JADE }, 70),
    ]),
    circle([600, 750], 500, hair(SEA)),
    rect(x, y, w, h, { fill: INK }, 72),
    rect(x + 16, y + 16, w - 32, h - 32, { fill: LIGHT }, 58),
    rect(x + w / 2 - 62, y + 34, 124, 26, { fill: INK }, 13),
    rect(inner, y + 100, 150, 20, { fill: INK }),
    rect(x + w - 170, y + 90, 132, 44, hair(GREY, 2), 22),
    line([x + w - 104, y + 100], [x + w - 104, y + 124], hair(STONE, 2)),
    ...[0, 1, 2].map((i) => circle([x + w - 150 + i * 14, y + 112], i === 1 ? 5 : 3.4, { fill: INK })),
    circle([x + w - 71, y + 112], 11, hair(INK, 2.4)),
    circle([x + w - 71, y + 112], 4, { fill: INK }),
    rect(inner, y + 168, w - 68, 62, { fill: PAPER }, 31),
    circle([inner + 36, y + 197], 11, hair(SLATE, 3)),
    line([inner + 44, y + 205], [inner + 53, y + 214], { ...hair(SLATE, 3), cap: 'round' }),
    rect(inner + 72, y + 194, 150, 9, { fill: STONE }),
    ...[
      [0, 108, INK],
      [128, 92, STONE],
      [240, 120, STONE],
      [380, 84, STONE],
    ].map((tab) =>
      rect(inner + (tab[0] as number), y + 268, tab[1] as number, 10, { fill: tab[2] as string }),
    ),
    line([inner, y + 304], [x + w - 34, y + 304], hair(STONE)),
    rect(inner, y + 301, 108, 5, { fill: RED }),
  ]
  rows.forEach(([marker, lengths], index) => {
    if (marker === RED) return
    const top = y + 318 + index * 132 + (index > 3 ? 10 : 0)
    marks.push(...listRow(inner, top, w - 68, marker, lengths))
    if (index < rows.length - 1)
      marks.push(line([inner + 104, top + 128], [x + w - 34, top + 128], hair(STONE)))
  })
  const lift = y + 318 + 3 * 132
  marks.push(
    rect(x - 66, lift + 12, w + 152, 132, { fill: SLATE }),
    rect(x - 76, lift - 2, w + 152, 132, { fill: LIGHT, stroke: INK, width: 2 }),
    rect(x - 76, lift - 2, 12, 132, { fill: RED }),
    ...listRow(inner - 62, lift + 2, w + 56, RED, [270, 330, 230]),
    line([inner, y + h - 114], [x + w - 34, y + h - 114], hair(STONE)),
    ...count(4).map((i) => {
      const cx = inner + 58 + i * 118
      return i === 1
        ? rect(cx - 13, y + h - 92, 26, 26, { fill: INK }, 4)
        : circle([cx, y + h - 79], 13, hair(GREY, 3))
    }),
    rect(x + w / 2 - 70, y + h - 40, 140, 6, { fill: INK }, 3),
  )
  return marks
}

// ---- Lecture theatre ------------------------------------------------------------------------------------

function lectureTheatre(): string[] {
  const centre: Point = [800, 250]
  const on = (a: number, b: number, degrees: number, lift = 0): Point => [
    centre[0] + a * Math.cos((degrees * Math.PI) / 180),
    centre[1] + b * Math.sin((degrees * Math.PI) / 180) - lift,
  ]
  const band = (a: number, b: number, from: number, to: number, low: number, high: number) => {
    const angles = steps(Math.max(3, Math.ceil((to - from) / 2))).map((t) => mix(from, to, t))
    return [
      ...angles.map((angle) => on(a, b, angle, high)),
      ...angles.reverse().map((angle) => on(a, b, angle, low)),
    ]
  }
  const tiers = count(7).map((k) => ({
    a: 300 + k * 158 + k * k * 6,
    b: 170 + k * 88 + k * k * 3,
    h: 30 + k * 8,
  }))
  const floors = [SAND, '#dfd7c8', '#d9d0c0', '#d2c9b9', '#cac1b1', '#c1b8a9', '#b8af9f', '#aea596']
  const sectors: Point[] = xy([25, 54, 58, 122, 126, 155])
  const marks = [
    rect(0, 0, 1600, 1000, { fill: LIGHT }),
    ...count(40).map((i) => line([20 + i * 40, 0], [20 + i * 40, 330], hair(SAND))),
    rect(0, 296, 1600, 704, { fill: floors[7] as string }),
    rect(0, 284, 1600, 12, { fill: SLATE }),
    ...[150, 1322].flatMap((x) => [
      rect(x, 92, 128, 192, { fill: SAND, stroke: GREY }),
      line([x + 64, 92], [x + 64, 284], hair(GREY)),
      rect(x + 52, 186, 4, 26, { fill: SLATE }),
      rect(x + 72, 186, 4, 26, { fill: SLATE }),
      rect(x - 12, 78, 152, 14, { fill: STONE }),
    ]),
    rect(452, 44, 420, 190, { fill: NIGHT, stroke: INK, width: 2 }),
    rect(728, 62, 420, 190, { fill: DEEP, stroke: INK, width: 2 }),
    circle([610, 140], 62, hair(JADE, 2)),
    line([530, 180], [706, 96], hair(JADE, 2)),
    line([610, 140], [637, 84], hair(JADE, 2)),
    path('M790 222Q880 40 970 222', hair(LIGHT, 2.4)),
    line([770, 222], [1110, 222], hair(JADE, 2)),
    line([790, 88], [790, 234], hair(JADE, 2)),
    path('M970 222Q1020 122 1070 222', hair(JADE, 2)),
  ]
  const wide = tiers.map(({ a, b }, k) =>
    ellipse(centre, a + 60 + k * 6, b + 34 + k * 4, { fill: floors[k] as string, stroke: GREY }),
  )
  marks.push(inside('floor', 'M0 296H1600V1000H0Z', wide.reverse()))
  marks.push(
    polygon(xy([690, 300, 910, 300, 926, 330, 674, 330]), { fill: PAPER, stroke: SLATE }),
    rect(674, 330, 252, 44, { fill: RED }),
    ...count(3).map((i) => line([737 + i * 63, 330], [737 + i * 63, 374], hair('#c9685f'))),
  )
  tiers.forEach(({ a, b, h }, k) => {
    for (const [from, to] of sectors) {
      marks.push(polygon(band(a, b, from, to, h * 0.55, h * 1.05), { fill: LIGHT, stroke: GREY, width: 1.2 }))
      marks.push(polygon(band(a, b, from, to, 0, h * 0.55), { fill: SLATE }))
      const seats = Math.round(((to - from) * (a + b) * 0.5) / (560 + k * 130) / 1.55)
      const wideness = (to - from) / seats
      for (const seat of count(seats)) {
        const start = from + seat * wideness + wideness * 0.12
        const fill = k % 2 ? DEEP : NIGHT
        const shape = band(a + 34 + k * 3, b + 22 + k * 3, start, start + wideness * 0.76, -h * 0.5, h * 0.42)
        marks.push(polygon(shape, { fill, stroke: fill, width: 6 }))
        marks.push(
          polyline(
            band(a + 34 + k * 3, b + 22 + k * 3, start, start + wideness * 0.76, 0, h * 0.26).slice(0, 3),
            hair(SEA),
          ),
        )
      }
    }
  })
  return marks
}

// ---- Library --------------------------------------------------------------------------------------------

function books(
  x: number,
  floor: number,
  w: number,
  h: number,
  random: () => number,
  tones: readonly string[],
): string[] {
  const marks: string[] = []
  let left = x
  while (left < x + w - 14) {
    const thick = Math.min(13 + random() * 24, x + w - left)
    const tall = h * (0.66 + random() * 0.28)
    const fill = choose(tones, random)
    const band = fill === INK || fill === NIGHT || fill === DEEP || fill === SOOT ? JADE : SLATE
    if (random() < 0.05) {
      left += thick * 1.2
      continue
    }
    marks.push(rect(left, floor - tall, thick - 1.6, tall, { fill }))
    if (thick > 17) {
      const level = floor - tall * (0.78 + random() * 0.1)
      marks.push(
        line([left + 3, level], [left + thick - 4.6, level], hair(band, 1.4)),
        line([left + 3, level + 7], [left + thick - 4.6, level + 7], hair(band, 1.4)),
        line([left + 3, floor - 14], [left + thick - 4.6, floor - 14], hair(band, 1.4)),
      )
    }
    left += thick
  }
  return marks
}

function libraryShelves(): string[] {
  const random = chance(1926)
  const tones = [LIGHT, PAPER, SAND, STONE, STONE, GREY, SLATE, SOOT, JADE, SEA, DEEP, NIGHT, MIST]
  const marks = [rect(0, 0, 1200, 1500, { fill: SOOT })]
  const [pitch, thickness] = [204, 16]
  const bays: Point[] = xy([40, 340, 800, 360])
  // Beyond the opening: three pairs of stacks that step back to a window.
  marks.push(rect(380, 0, 420, 1500, { fill: MIST }))
  marks.push(
    rect(380, 1010, 420, 490, { fill: STONE }),
    ...steps(13).map((t) => line([mix(170, 1010, t), 1500], [mix(466, 714, t), 1010], hair(GREY))),
    path('M540 1010V560A50 50 0 0 1 640 560V1010Z', { fill: LIGHT }),
    line([590, 510], [590, 1010], hair(SEA)),
    ...count(8).map((i) => line([540, 580 + i * 56], [640, 580 + i * 56], hair(SEA))),
    path('M540 1010V560A50 50 0 0 1 640 560V1010Z', hair(SEA, 2)),
  )
  const stacks: [number, number, number, number, string][] = [
    [66, 400, 1040, 50, JADE],
    [98, 290, 1146, 60, SEA],
    [134, 160, 1270, 60, DEEP],
  ]
  for (const [gap, top, foot, w, fill] of stacks) {
    for (const side of [-1, 1]) {
      const x = side === -1 ? 590 - gap - w : 590 + gap
      marks.push(rect(x, top, w, foot - top, { fill }))
      for (const level of count(Math.floor((foot - top) / 62))) {
        const y = top + 62 * (level + 1)
        marks.push(line([x, y], [x + w, y], hair(INK)))
        for (const spine of count(Math.floor(w / 9))) {
          marks.push(
            line([x + 5 + spine * 9, y], [x + 5 + spine * 9, y - 30 - random() * 20], hair(MIST, 1.4)),
          )
        }
      }
    }
  }
  for (const [x, w] of bays) {
    marks.push(rect(x, 0, w, 1500, { fill: INK }))
    for (const shelf of count(8)) {
      const floor = 150 + shelf * pitch
      marks.push(...books(x + 8, floor, w - 16, pitch - thickness, random, tones))
      marks.push(
        rect(x, floor, w, thickness, { fill: STONE }),
        line([x, floor + thickness], [x + w, floor + thickness], hair(INK, 3)),
      )
    }
  }
  for (const x of [0, 372, 762, 1160]) {
    marks.push(rect(x, 0, x === 372 || x === 762 ? 46 : 46, 1500, { fill: SAND }))
    marks.push(line([x + 12, 0], [x + 12, 1500], hair(GREY)), line([x + 34, 0], [x + 34, 1500], hair(GREY)))
  }
  marks.push(
    rect(954, 150 + 3 * pitch - 187, 54, 187, { fill: INK }),
    rect(962, 150 + 3 * pitch - 168, 34, 168, { fill: RED }),
    line([966, 640], [992, 640], hair('#e0a49e')),
    line([966, 648], [992, 648], hair('#e0a49e')),
  )
  const rail = (t: number): [Point, Point] => [
    between([690, 1500], [880, 96], t),
    between([800, 1500], [970, 96], t),
  ]
  for (const rung of count(13)) {
    const [a, b] = rail(0.05 + rung * 0.072)
    marks.push(line(a, b, hair(INK, 15)), line([a[0], a[1] - 2], [b[0], b[1] - 2], hair(PAPER, 9)))
  }
  for (const side of [0, 1] as const)
    marks.push(
      line(rail(0)[side], rail(1)[side], hair(INK, 22)),
      line(rail(0)[side], rail(1)[side], hair(PAPER, 16)),
    )
  marks.push(
    rect(0, 84, 1200, 10, { fill: INK }),
    circle(rail(1)[0], 13, { fill: INK }),
    circle(rail(1)[1], 13, { fill: INK }),
  )
  return marks
}

// ---- Laboratory -----------------------------------------------------------------------------------------

function conicalFlask(
  x: number,
  floor: number,
  w: number,
  h: number,
  liquid: string,
  level: number,
  id: string,
): string[] {
  const neck = w * 0.13
  const d = [
    `M${at([x - neck, floor - h])}V${round(floor - h * 0.62)}L${at([x - w / 2, floor - 18])}`,
    `Q${at([x - w / 2 - 4, floor])} ${at([x - w / 2 + 18, floor])}H${round(x + w / 2 - 18)}`,
    `Q${at([x + w / 2 + 4, floor])} ${at([x + w / 2, floor - 18])}L${at([x + neck, floor - h * 0.62])}`,
    `V${round(floor - h)}Z`,
  ].join('')
  return [
    path(d, { fill: LIGHT }),
    inside(id, d, [
      rect(x - w, floor - h * level, w * 2, h, { fill: liquid }),
      polygon(
        xy([
          x + neck * 0.2,
          floor - h * 0.7,
          x + neck,
          floor - h * 0.7,
          x + w / 2,
          floor,
          x + w * 0.3,
          floor,
        ]),
        { fill: LIGHT, opacity: 0.22 },
      ),
    ]),
    ...count(4).map((i) =>
      line(
        [x - w * 0.1, floor - h * (0.12 + i * 0.09)],
        [x + w * 0.06, floor - h * (0.12 + i * 0.09)],
        hair(LIGHT, 2),
      ),
    ),
    path(d, hair(INK, RULE)),
    line([x - neck - 9, floor - h], [x + neck + 9, floor - h], { ...hair(INK, 6), cap: 'round' }),
  ]
}

function microscope(x: number, floor: number): string[] {
  return [
    path(
      [
        `M${x - 120} ${floor}V${floor - 26}Q${x - 120} ${floor - 44} ${x - 100} ${floor - 44}`,
        `H${x + 130}Q${x + 152} ${floor - 44} ${x + 152} ${floor - 22}V${floor}Z`,
      ].join(''),
      { fill: INK },
    ),
    path(
      [
        `M${x + 70} ${floor - 40}C${x + 190} ${floor - 110} ${x + 190} ${floor - 330} ${x + 30} ${floor - 400}`,
        `L${x + 4} ${floor - 348}C${x + 110} ${floor - 300} ${x + 112} ${floor - 150} ${x + 20} ${floor - 80}`,
        `L${x + 20} ${floor - 40}Z`,
      ].join(''),
      { fill: INK },
    ),
    path(
      `M${x + 96} ${floor - 74}C${x + 170} ${floor - 140} ${x + 160} ${floor - 300} ${x + 50} ${floor - 368}`,
      hair(SLATE, 2),
    ),
    rect(x - 128, floor - 152, 206, 18, { fill: SOOT }),
    rect(x - 96, floor - 160, 74, 8, { fill: JADE }),
    rect(x - 84, floor - 112, 50, 22, { fill: SLATE }),
    group(`rotate(14 ${x} ${floor - 300})`, [
      rect(x - 40, floor - 452, 60, 92, { fill: SOOT }),
      rect(x - 48, floor - 474, 76, 24, { fill: INK }),
      rect(x - 52, floor - 366, 84, 150, { fill: LIGHT, stroke: INK, width: 3 }),
      line([x - 30, floor - 356], [x - 30, floor - 226], hair(GREY)),
      line([x + 10, floor - 356], [x + 10, floor - 226], hair(GREY)),
      rect(x - 60, floor - 222, 100, 18, { fill: INK }),
    ]),
    polygon(xy([x - 74, floor - 206, x - 36, floor - 200, x - 46, floor - 166, x - 66, floor - 168]), {
      fill: SLATE,
    }),
    circle([x + 92, floor - 112], 26, { fill: RED, stroke: INK, width: 3 }),
    circle([x + 92, floor - 112], 12, hair(INK, 2)),
  ]
}

function laboratoryBench(): string[] {
  const floor = 760
  const tubes = [0.5, 0.7, 0.36, 0.6, 0.44]
  const liquids = [SEA, JADE, RED, DEEP, JADE]
  return [
    rect(0, 0, 1600, 1000, { fill: PAPER }),
    ...count(40).map((i) => line([i * 40 + 20, 0], [i * 40 + 20, floor], hair(SAND, 1.2))),
    ...count(19).map((i) => line([0, i * 40 + 20], [1600, i * 40 + 20], hair(SAND, 1.2))),
    circle([430, 470], 330, { fill: MIST }),
    circle([1180, 420], 250, { fill: SAND }),
    inside(
      'sun',
      'M1180 170A250 250 0 0 1 1180 670A250 250 0 0 1 1180 170Z',
      count(42).map((i) => line([934 + i * 12, 170], [934 + i * 12, 670], hair(STONE, 1))),
    ),
    circle([1180, 420], 250, hair(GREY)),
    inside(
      'moon',
      'M430 140A330 330 0 0 1 430 800A330 330 0 0 1 430 140Z',
      count(56).map((i) => line([100, 146 + i * 12], [760, 146 + i * 12], hair(JADE, 1))),
    ),
    circle([430, 470], 330, hair(SEA)),
    // A stand that holds a round flask over a flame ring.
    rect(560, 210, 12, floor - 210, { fill: INK }),
    rect(500, floor - 20, 220, 20, { fill: INK }),
    rect(560, 330, 150, 10, { fill: SLATE }),
    circle([566, 335], 15, { fill: SOOT }),
    path('M686 250V372A96 96 0 1 0 734 372V250Z', { fill: LIGHT }),
    inside('round', 'M686 250V372A96 96 0 1 0 734 372V250Z', [
      rect(600, 462, 240, 140, { fill: JADE }),
      rect(600, 462, 240, 12, { fill: SEA }),
    ]),
    path('M686 250V372A96 96 0 1 0 734 372V250Z', hair(INK, RULE)),
    line([676, 250], [744, 250], { ...hair(INK, 6), cap: 'round' }),
    rect(676, 322, 68, 26, { fill: SOOT }, 4),
    rect(688, 232, 44, 36, { fill: SLATE }, 3),
    ...conicalFlask(850, floor, 190, 250, SEA, 0.4, 'catch'),
    path('M710 250V214Q710 190 734 190H826Q850 190 850 214V600', hair(INK, 4)),
    ...conicalFlask(300, floor, 300, 430, DEEP, 0.46, 'great'),
    // A beaker in front of the great flask.
    path(
      [
        `M404 ${floor - 190}V${floor - 12}Q404 ${floor} 418 ${floor}H524Q538 ${floor} 538 ${floor - 12}`,
        `V${floor - 190}`,
      ].join(''),
      { fill: LIGHT, opacity: 0.72 },
    ),
    rect(406, floor - 104, 130, 102, { fill: STONE }),
    line([406, floor - 104], [536, floor - 104], hair(SLATE, 2)),
    ...count(5).map((i) => line([500, floor - 40 - i * 26], [526, floor - 40 - i * 26], hair(SLATE, 2))),
    path(
      [
        `M396 ${floor - 196}L404 ${floor - 184}V${floor - 12}Q404 ${floor} 418 ${floor}`,
        `H524Q538 ${floor} 538 ${floor - 12}V${floor - 190}`,
      ].join(''),
      hair(INK, RULE),
    ),
    // A rack of test tubes.
    ...tubes.flatMap((level, i) => {
      const [x, top, r] = [985 + i * 44, floor - 236, 15]
      const d = `M${x - r} ${top}V${floor - 32}A${r} ${r} 0 0 0 ${x + r} ${floor - 32}V${top}Z`
      return [
        path(d, { fill: LIGHT }),
        inside(`tube${i}`, d, [
          rect(x - r, floor - 20 - 200 * level, r * 2, 220, { fill: liquids[i] as string }),
        ]),
        path(d, hair(INK, 2.4)),
        line([x - r - 2, top], [x + r + 2, top], { ...hair(INK, 5), cap: 'round' }),
      ]
    }),
    rect(950, floor - 176, 246, 22, { fill: SOOT }),
    rect(950, floor - 30, 246, 30, { fill: SOOT }),
    rect(950, floor - 176, 14, 176, { fill: INK }),
    rect(1182, floor - 176, 14, 176, { fill: INK }),
    ...microscope(1390, floor),
    // The bench.
    rect(0, floor, 1600, 36, { fill: INK }),
    rect(0, floor + 36, 1600, 204, { fill: STONE }),
    line([0, floor + 42], [1600, floor + 42], hair(SLATE, 4)),
    ...count(4).flatMap((i) => [
      rect(40 + i * 390, floor + 70, 350, 200, { fill: SAND, stroke: GREY }),
      rect(175 + i * 390, floor + 112, 80, 9, { fill: SLATE }, 4),
    ]),
  ]
}

// ---- AIoT classroom -------------------------------------------------------------------------------------

function aiotClassroom(): string[] {
  const scale = 68
  const spot = (x: number, y: number, z: number): Point => [
    770 + (x - y) * 0.866 * scale,
    330 + (x + y) * 0.5 * scale - z * scale,
  ]
  const face = (corners: Corner[], style: Style) =>
    polygon(
      corners.map((corner) => spot(...corner)),
      style,
    )
  const box = (
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    tones: [string, string, string],
  ) => [
    face(xyz([x, y, z + h, x + w, y, z + h, x + w, y + d, z + h, x, y + d, z + h]), { fill: tones[0] }),
    face(xyz([x, y + d, z, x + w, y + d, z, x + w, y + d, z + h, x, y + d, z + h]), { fill: tones[1] }),
    face(xyz([x + w, y, z, x + w, y + d, z, x + w, y + d, z + h, x + w, y, z + h]), { fill: tones[2] }),
  ]
  const ring = ([x, y]: Point, r: number, style: Style) => ellipse([x, y], r, r * 0.577, style)
  const [W, D, H] = [10, 8, 3.7]
  const hub = spot(4.6, 3.6, 4.15)
  const sensors: Point[] = []
  const marks = [
    rect(0, 0, 1600, 1000, { fill: SAND }),
    circle([800, 500], 470, { fill: PAPER }),
    circle([800, 500], 470, hair(STONE)),
    // Walls and floor.
    face(xyz([-0.25, -0.25, 0, -0.25, D, 0, -0.25, D, H, -0.25, -0.25, H]), { fill: SLATE }),
    face(xyz([0, 0, 0, 0, D, 0, 0, D, H, 0, 0, H]), { fill: STONE }),
    face(xyz([0, 0, 0, W, 0, 0, W, 0, H, 0, 0, H]), { fill: '#ede5d6' }),
    face(xyz([-0.25, -0.25, H, W, -0.25, H, W, 0, H, 0, 0, H, 0, D, H, -0.25, D, H]), { fill: INK }),
    face(xyz([0, D, 0, -0.25, D, 0, -0.25, D, H, 0, D, H]), { fill: SOOT }),
    face(xyz([W, 0, 0, W, -0.25, 0, W, -0.25, H, W, 0, H]), { fill: SOOT }),
    face(xyz([0, 0, 0, W, 0, 0, W, D, 0, 0, D, 0]), { fill: '#dad1c1' }),
    face(xyz([0, D, 0, W, D, 0, W, D, -0.3, 0, D, -0.3]), { fill: SLATE }),
    face(xyz([W, 0, 0, W, D, 0, W, D, -0.3, W, 0, -0.3]), { fill: SOOT }),
    ...count(19).map((i) => line(spot((i + 1) * 0.5, 0, 0), spot((i + 1) * 0.5, D, 0), hair('#c6bcab', 1.2))),
    ...count(15).map((i) => line(spot(0, (i + 1) * 0.5, 0), spot(W, (i + 1) * 0.5, 0), hair('#c6bcab', 1.2))),
    // Windows, board, cabinet.
    ...[0.9, 3.3, 5.7].flatMap((y) => [
      face(xyz([0, y, 1, 0, y + 1.7, 1, 0, y + 1.7, 3, 0, y, 3]), { fill: MIST, stroke: SLATE, width: 2 }),
      line(spot(0, y + 0.85, 1), spot(0, y + 0.85, 3), hair(SLATE)),
      ...count(5).map((i) => line(spot(0, y, 2.9 - i * 0.16), spot(0, y + 1.7, 2.9 - i * 0.16), hair(JADE))),
    ]),
    face(xyz([2, 0, 1.05, 7.4, 0, 1.05, 7.4, 0, 3, 2, 0, 3]), { fill: NIGHT, stroke: INK, width: 3 }),
    ...count(5).map((i) => line(spot(2.3, 0, 1.35 + i * 0.32), spot(7.1, 0, 1.35 + i * 0.32), hair(DEEP))),
    polyline(
      xy([2.3, 1.45, 3, 1.9, 3.7, 1.7, 4.5, 2.3, 5.3, 2.05, 6.2, 2.55, 7, 2.4]).map(([x, z]) =>
        spot(x as number, 0, z as number),
      ),
      hair(LIGHT, RULE),
    ),
    ...box(8.3, 0.05, 0, 1.2, 0.5, 2, [LIGHT, STONE, GREY]),
    line(spot(8.9, 0.55, 0), spot(8.9, 0.55, 2), hair(SLATE)),
    ...box(3.6, 0.9, 0, 2.2, 0.7, 0.95, [JADE, DEEP, NIGHT]),
  ]
  for (const row of count(3)) {
    for (const column of count(4)) {
      const [x, y] = [0.9 + column * 2.3, 2.8 + row * 1.75]
      marks.push(
        ...box(x + 0.05, y + 0.05, 0, 0.1, 0.6, 0.72, [SOOT, SOOT, INK]),
        ...box(x + 1.3, y + 0.05, 0, 0.1, 0.6, 0.72, [SOOT, SOOT, INK]),
        ...box(x, y, 0.72, 1.45, 0.72, 0.09, [LIGHT, GREY, SLATE]),
        ...box(x + 0.5, y + 0.9, 0, 0.46, 0.44, 0.42, [JADE, SEA, DEEP]),
        ...box(x + 0.5, y + 1.28, 0.42, 0.46, 0.06, 0.42, [JADE, SEA, DEEP]),
      )
      sensors.push(spot(x + 0.72, y + 0.34, 0.84))
    }
  }
  const fixed = [spot(0, 2.95, 2.2), spot(0, 5.35, 2.2), spot(8, 0, 2.6), spot(1.2, 0, 2.6)]
  marks.push(
    ...[...sensors, ...fixed].map((end) => line(hub, end, hair(DEEP, 1.7))),
    ...sensors.flatMap((end) => [ring(end, 19, hair(SEA)), ring(end, 7, { fill: DEEP })]),
    ...fixed.flatMap((end) => [
      circle(end, 13, { fill: LIGHT, stroke: INK, width: 2 }),
      circle(end, 5, { fill: RED }),
    ]),
    ...[112, 84, 58].map((r) => ring(hub, r, hair(SEA, 1.7))),
    ...box(4.28, 3.28, 4.05, 0.64, 0.64, 0.24, ['#bf4238', RED, '#7d1b14']),
  )
  return marks
}

// ---- Dual carbon ----------------------------------------------------------------------------------------

function turbine([x, y]: Point, tall: number, turn: number, fill: string): string[] {
  const hub: Point = [x, y - tall]
  const long = tall * 0.46
  const blade = (angle: number) =>
    group(`rotate(${angle} ${at(hub)})`, [
      path(`M${at(hub)}L${at([x + long * 0.1, hub[1] - long * 0.16])}L${at([x, hub[1] - long])}Z`, { fill }),
    ])
  return [
    polygon(
      xy([x - tall * 0.022, y, x + tall * 0.022, y, x + tall * 0.01, hub[1], x - tall * 0.01, hub[1]]),
      {
        fill,
      },
    ),
    ...[0, 120, 240].map((angle) => blade(angle + turn)),
    circle(hub, tall * 0.028, { fill: INK }),
  ]
}

function leaf([x, y]: Point, long: number, turn: number, fill: string, vein: string, id: string): string {
  const d = [
    `M${at([x, y])}C${at([x - long * 0.44, y - long * 0.3])} ${at([x - long * 0.3, y - long * 0.8])} ${at([x, y - long])}`,
    `C${at([x + long * 0.3, y - long * 0.8])} ${at([x + long * 0.44, y - long * 0.3])} ${at([x, y])}`,
    `Z`,
  ].join('')
  const half = [
    `M${at([x, y])}C${at([x + long * 0.44, y - long * 0.3])} ${at([x + long * 0.3, y - long * 0.8])} ${at([x, y - long])}`,
    `Z`,
  ].join('')
  return group(`rotate(${turn} ${at([x, y])})`, [
    path(d, { fill }),
    inside(id, d, [
      path(half, { fill: NIGHT, opacity: 0.35 }),
      ...count(11).flatMap((i) => {
        const start: Point = [x, y - long * (0.06 + i * 0.082)]
        return [-1, 1].map((side) =>
          path(
            `M${at(start)}Q${at([x + side * long * 0.16, start[1] - long * 0.04])} ${at([x + side * long * 0.34, start[1] - long * 0.2])}`,
            hair(vein),
          ),
        )
      }),
    ]),
    line([x, y], [x, y - long * 0.97], hair(vein, 2.6)),
  ])
}

function dualCarbon(): string[] {
  const base = 800
  const curve = 'M120 690C300 660 360 250 600 250C860 250 900 800 1240 800'
  const area = `${curve}L120 800Z`
  return [
    rect(0, 0, 1600, 1000, { fill: PAPER }),
    ...count(7).map((i) => line([120, base - (i + 1) * 92], [1480, base - (i + 1) * 92], hair(STONE, 1.2))),
    circle([1180, 330], 210, { fill: LIGHT }),
    circle([1180, 330], 210, hair(STONE)),
    ...turbine([1030, 740], 370, 12, GREY),
    ...turbine([1420, 720], 350, 48, SLATE),
    path(land(xy([760, 800, 900, 720, 1060, 672, 1200, 690, 1340, 640, 1480, 668, 1600, 620]), base), {
      fill: MIST,
    }),
    ...turbine([1200, 780], 510, -16, SOOT),
    path(land(xy([900, 800, 1080, 752, 1260, 716, 1420, 736, 1600, 690]), base), { fill: JADE }),
    inside(
      'fore',
      land(xy([900, 800, 1080, 752, 1260, 716, 1420, 736, 1600, 690]), base),
      count(9).map((i) =>
        path(
          smooth(
            xy([900, 800, 1080, 752, 1260, 716, 1420, 736, 1600, 690]).map(([x, y]): Point => [
              x,
              y + 12 + i * 12,
            ]),
          ),
          hair(SEA, 1.3),
        ),
      ),
    ),
    inside('area', area, [
      rect(120, 0, 480, base, { fill: SLATE }),
      rect(600, 0, 700, base, { fill: STONE }),
      ...count(60).map((i) => line([120 + i * 8, 0], [120 + i * 8, base], hair('#857e74', 1.2))),
      ...count(64).map((i) => line([604 + i * 10, 0], [604 + i * 10, base], hair(GREY, 1.2))),
    ]),
    path(curve, { ...hair(RED, 6), cap: 'round' }),
    line([600, 250], [600, base + 26], { ...hair(INK, 2), dash: '3 9' }),
    circle([600, 250], 19, { fill: PAPER, stroke: RED, width: 5 }),
    circle([600, 250], 8, { fill: RED }),
    rect(0, base, 1600, 200, { fill: INK }),
    ...count(6).map((i) => line([0, base + 64 + i * 22], [1600, base + 64 + i * 22], hair(SOOT))),
    ...count(18).map((i) =>
      line([120 + i * 80, base], [120 + i * 80, base + (i % 6 === 0 ? 34 : 16)], hair(GREY, 2)),
    ),
    path('M1240 800C1240 740 1262 690 1300 650', hair(DEEP, 7)),
    leaf([1252, 730], 250, 62, DEEP, JADE, 'leaf1'),
    leaf([1243, 760], 190, -52, SEA, MIST, 'leaf2'),
    circle([1240, 800], 19, { fill: INK, stroke: RED, width: 5 }),
    circle([1240, 800], 8, { fill: RED }),
  ]
}

// ---- Agreement ------------------------------------------------------------------------------------------

function sheet(w: number, h: number, fill: string, indents: readonly number[]): string[] {
  return [
    rect(0, 0, w, h, { fill }),
    rect(54, 62, w * 0.42, 16, { fill: INK }),
    rect(54, 94, w * 0.26, 8, { fill: GREY }),
    line([54, 132], [w - 54, 132], hair(INK, 2)),
    ...indents.map((end, i) => rect(54, 164 + i * 26, (w - 108) * end, 5, { fill: STONE })),
  ]
}

function seal(x: number, y: number, side: number): string[] {
  const unit = side / 20
  // A carved meander, turned four times: pattern, not writing.
  const turns: Point[] = xy([-1, -1, -1, -7, -7, -7, -7, -2.4, -2.6, -2.4, -2.6, -5.4, -5.4, -5.4, -5.4, -4])
  const meander = polyline(
    turns.map(([dx, dy]): Point => [dx * unit, dy * unit]),
    hair(PAPER, 7),
  )
  return [
    rect(x, y, side, side, { fill: RED }, 8),
    rect(x + unit, y + unit, side - unit * 2, side - unit * 2, hair(PAPER, 3), 3),
    ...[0, 90, 180, 270].map((turn) =>
      group(`translate(${x + side / 2} ${y + side / 2}) rotate(${turn})`, [meander]),
    ),
  ]
}

function pen(): string[] {
  return [
    rect(0, -15, 300, 30, { fill: INK }, 6),
    rect(286, -17, 14, 34, { fill: STONE }),
    rect(0, -15, 14, 30, { fill: STONE }, 4),
    path('M300 -14H410L452 -9V9L410 14H300Z', { fill: SOOT }),
    line([20, -7], [280, -7], hair(SLATE, 2)),
    rect(452, -9, 8, 18, { fill: STONE }),
    path('M460 -9Q500 -11 540 0Q500 11 460 9Z', { fill: SAND, stroke: INK, width: 1.4 }),
    line([482, 0], [540, 0], hair(INK)),
    circle([482, 0], 2.6, { fill: INK }),
  ]
}

function strategicAgreement(): string[] {
  const text = [1, 0.96, 1, 0.9, 0.62, 1, 0.98, 0.94, 1, 0.48, 1, 0.92, 0.7]
  return [
    rect(0, 0, 1600, 1000, { fill: DEEP }),
    ...count(51).map((i) => line([0, 10 + i * 20], [1600, 10 + i * 20], hair('#3d6164', 1.4))),
    polygon(xy([0, 0, 560, 0, 180, 1000, 0, 1000]), { fill: NIGHT }),
    ...count(28).map((i) => line([i * 20 + 10, 0], [i * 20 - 370, 1000], hair(DEEP, 1.2))),
    group('translate(372 118) rotate(-5)', [
      rect(16, 18, 520, 720, { fill: INK, opacity: 0.45 }),
      ...sheet(520, 720, SAND, text),
      line([54, 620], [250, 620], hair(SLATE, 2)),
      path(
        'M66 606C92 560 104 566 98 598C94 622 124 560 138 576C150 590 140 612 162 596C180 582 196 580 226 590',
        { ...hair(DEEP, RULE), cap: 'round' },
      ),
    ]),
    group('translate(790 128) rotate(4)', [
      rect(-14, 18, 520, 720, { fill: INK, opacity: 0.45 }),
      ...sheet(520, 720, LIGHT, [...text].reverse()),
      line([250, 620], [466, 620], hair(SLATE, 2)),
      path(
        'M268 604C300 560 318 588 300 612C292 624 340 562 352 584C360 600 384 590 394 574C404 600 430 602 452 584',
        { ...hair(DEEP, RULE), cap: 'round' },
      ),
    ]),
    // Across the seam, as a paging seal is set: either sheet alone shows half of it.
    group('rotate(-3 800 600)', seal(668, 520, 196)),
    group('translate(1180 930) rotate(-62)', [
      rect(8, 2, 530, 24, { fill: INK, opacity: 0.4 }, 12),
      ...pen(),
    ]),
  ]
}

// ---- Campus ---------------------------------------------------------------------------------------------

function sky(): string[] {
  return [
    rect(400, 80, 800, 800, { fill: PAPER }),
    ...count(20).map((i) => line([400, 110 + i * 20], [1200, 110 + i * 20], hair(SAND, 1.4))),
    circle([930, 300], 70, { fill: LIGHT }),
    path(land(xy([400, 470, 520, 430, 660, 462, 800, 418, 960, 452, 1080, 410, 1200, 440]), 620), {
      fill: MIST,
    }),
  ]
}

/** The building across the quadrangle, with its clock tower and door. */
function farRange(): string[] {
  const colonnade = count(11).map((i) => {
    const x = 457 + i * 64
    return path(`M${x} 606V548A23 23 0 0 1 ${x + 46} 548V606Z`, { fill: NIGHT })
  })
  return [
    path('M752 286A48 56 0 0 1 848 286Z', { fill: SEA }),
    ...[-24, 0, 24].map((dx) => path(`M${800 + dx} 286Q${800 + dx * 0.9} 246 800 230`, hair(MIST, 1.2))),
    line([800, 230], [800, 196], hair(SLATE, RULE)),
    rect(742, 290, 116, 160, { fill: STONE }),
    ...count(5).map((i) => line([742, 408 + i * 8], [858, 408 + i * 8], hair(GREY, 1.2))),
    rect(730, 284, 140, 12, { fill: SLATE }),
    rect(736, 394, 128, 8, { fill: SLATE }),
    circle([800, 346], 34, { fill: LIGHT, stroke: SLATE, width: 4 }),
    polyline(xy([800, 322, 800, 346, 817, 356]), { ...hair(INK, 3), cap: 'round' }),
    polygon(xy([420, 486, 1180, 486, 1150, 440, 450, 440]), { fill: SLATE }),
    ...steps(37).map((t) => line([mix(420, 1180, t), 486], [mix(450, 1150, t), 440], hair(SOOT))),
    rect(430, 486, 740, 124, { fill: LIGHT }),
    rect(430, 486, 740, 10, { fill: STONE }),
    ...colonnade,
    rect(716, 440, 168, 170, { fill: SAND, stroke: GREY }),
    polygon(xy([704, 452, 896, 452, 800, 410]), { fill: LIGHT, stroke: SLATE }),
    ...[728, 750, 840, 862].map((x) => rect(x, 466, 10, 144, { fill: LIGHT, stroke: GREY, width: 1.2 })),
    rect(708, 452, 184, 14, { fill: STONE, stroke: SLATE }),
    path('M770 610V526A30 30 0 0 1 830 526V610Z', { fill: RED }),
    line([800, 496], [800, 610], hair('#7d1b14', 2)),
  ]
}

function lawns(): string[] {
  const trees: Corner[] = xyz([
    618, 640, 26, 982, 640, 26, 584, 680, 42, 1016, 680, 42, 530, 752, 72, 1070, 752, 72,
  ])
  return [
    rect(400, 610, 800, 280, { fill: SAND }),
    polygon(xy([400, 640, 752, 624, 668, 860, 400, 860]), { fill: JADE }),
    polygon(xy([1200, 640, 848, 624, 932, 860, 1200, 860]), { fill: JADE }),
    ...count(12).map((i) => {
      const y = 632 + 228 * ((i + 1) / 12) ** 1.6
      return line([668 + (860 - y) * 0.356, y], [932 - (860 - y) * 0.356, y], hair(STONE))
    }),
    inside(
      'lawns',
      'M400 640L752 624L668 860H400ZM1200 640L848 624L932 860H1200Z',
      count(13).map((i) => {
        const y = 632 + 228 * ((i + 1) / 13) ** 1.5
        return polyline(xy([400, y + 14, 752, y, 848, y, 1200, y + 14]), hair(SEA, 1.3))
      }),
    ),
    ...trees.flatMap(([x, y, r], i) => [
      ellipse([x, y + 6], r * 0.9, r * 0.16, { fill: SEA }),
      rect(x - r * 0.05, y - r * 0.6, r * 0.1, r * 0.68, { fill: INK }),
      ...tree(
        [x, y - r * 0.45],
        r,
        [SEA, SEA, DEEP, DEEP, NIGHT, NIGHT][i] as string,
        [MIST, MIST, JADE, JADE, SEA, SEA][i] as string,
      ),
    ]),
  ]
}

/** The joints of the wall, left out where the arch stones are. */
function brickwork(): string[] {
  const joint = hair('#4d4740')
  const reach = (y: number) => (y > 470 ? 442 : Math.sqrt(Math.max(0, 442 ** 2 - (y - 470) ** 2)))
  return count(22).flatMap((row) => {
    const y = row * 40 + 20
    const uprights = count(15)
      .map((i) => i * 120 + (row % 2 ? 0 : 60))
      .filter((x) => Math.abs(x - 800) > Math.max(reach(y), reach(y + 40)))
    return [
      line([0, y], [800 - reach(y), y], joint),
      line([800 + reach(y), y], [1600, y], joint),
      ...uprights.map((x) => line([x, y], [x, y + 40], joint)),
    ]
  })
}

function campusQuadrangle(): string[] {
  const arch = 'M430 860V470A370 370 0 0 1 1170 470V860Z'
  return [
    rect(0, 0, 1600, 1000, { fill: SOOT }),
    inside('view', arch, [...sky(), ...farRange(), ...lawns()]),
    // The depth of the arch, then the face of the gate.
    path('M430 860V470A370 370 0 0 1 1170 470V860H1120V482A320 326 0 0 0 480 482V860Z', { fill: GREY }),
    path('M480 860V482A320 326 0 0 1 1120 482V860', hair(SLATE, 2)),
    ...count(9).map((i) => line([430, 500 + i * 40], [480, 506 + i * 39.5], hair(SLATE))),
    ...count(9).map((i) => line([1170, 500 + i * 40], [1120, 506 + i * 39.5], hair(SLATE))),
    path(`M0 0H1600V860H0Z${arch}`, { fill: SOOT, pierced: true }),
    ...brickwork(),
    ...steps(22).map((t) => {
      const angle = Math.PI * (1 + t)
      return line(
        [800 + 370 * Math.cos(angle), 470 + 370 * Math.sin(angle)],
        [800 + 442 * Math.cos(angle), 470 + 442 * Math.sin(angle)],
        hair(SLATE, 2),
      )
    }),
    path('M358 860V470A442 442 0 0 1 1242 470V860', hair(SLATE, 2)),
    path(arch, hair(INK, 2)),
    polygon(xy([770, 20, 830, 20, 822, 104, 778, 104]), { fill: STONE }),
    rect(0, 860, 1600, 140, { fill: INK }),
    rect(300, 860, 1000, 40, { fill: STONE }),
    rect(230, 900, 1140, 46, { fill: GREY }),
    rect(160, 946, 1280, 54, { fill: SLATE }),
    line([300, 872], [1300, 872], hair(GREY)),
    line([230, 913], [1370, 913], hair(SLATE)),
    line([160, 960], [1440, 960], hair(SOOT)),
  ]
}

// ---- Output ---------------------------------------------------------------------------------------------

const pictures: Picture[] = [
  { name: 'meeting-hall', width: 1600, height: 1000, draw: meetingHall },
  { name: 'changsha-river', width: 1600, height: 900, draw: changshaRiver },
  { name: 'hong-kong-harbour', width: 1600, height: 900, draw: hongKongHarbour },
  { name: 'institution-network', width: 1600, height: 1000, draw: institutionNetwork },
  { name: 'mini-program-phone', width: 1200, height: 1500, draw: miniProgramPhone },
  { name: 'lecture-theatre', width: 1600, height: 1000, draw: lectureTheatre },
  { name: 'library-shelves', width: 1200, height: 1500, draw: libraryShelves },
  { name: 'laboratory-bench', width: 1600, height: 1000, draw: laboratoryBench },
  { name: 'aiot-classroom', width: 1600, height: 1000, draw: aiotClassroom },
  { name: 'dual-carbon', width: 1600, height: 1000, draw: dualCarbon },
  { name: 'strategic-agreement', width: 1600, height: 1000, draw: strategicAgreement },
  { name: 'campus-quadrangle', width: 1600, height: 1000, draw: campusQuadrangle },
]

const LARGEST = 150 * 1024

async function write({ name, width, height, draw }: Picture): Promise<void> {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${draw().join('')}</svg>`
  const options = { palette: true, colours: 64, dither: 0, effort: 10, compressionLevel: 9 }
  const png = await sharp(Buffer.from(svg)).png(options).toBuffer()
  if (png.length > LARGEST) throw new Error(`${name}.png has ${png.length} bytes, more than ${LARGEST}`)
  await writeFile(new URL(`${name}.png`, import.meta.url), png)
  console.log(`${name}.png  ${width} × ${height}  ${Math.ceil(png.length / 1024)} KB`)
}

const wanted = process.argv.slice(2)
for (const picture of pictures) {
  if (wanted.length === 0 || wanted.includes(picture.name)) await write(picture)
}
