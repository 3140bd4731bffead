import type { Graph } from '../relations/graph.ts'
import { readGraph } from '../relations/site-graph.ts'
import { currentSnapshot, type Snapshot } from './snapshot.ts'

const graphs = new WeakMap<Snapshot, Promise<Graph>>()

/** Stands for the function that works the graph out once a build: here once a snapshot. */
export function siteGraph(): Promise<Graph> {
  const snapshot = currentSnapshot()
  const graph = graphs.get(snapshot) ?? readGraph()
  graphs.set(snapshot, graph)
  return graph
}
