// Happenings: the next event of a simulated world, drawn by weight: work that goes on, and what goes wrong. Each says whether there was anything for
// it to happen to. Called by simulate.ts, once a step.

import { closeCodes } from '../../shared/contract/close-code.ts'
import type { Role } from '../../shared/role.ts'
import { hasRecord } from './sim-edit.ts'
import type { World } from './world.ts'

export function happen(world: World): void {
  const trouble = world.trouble
  for (let tries = 0; tries < 6; tries += 1) {
    const happens = world.random.weighted<() => boolean>([
      [30, () => deliverUp(world)],
      [30, () => deliverDown(world)],
      [26, () => moveCall(world)],
      [10, () => commit(world)],
      [14, () => act(world)],
      [8, () => connect(world)],
      [5, () => clientGoesOn(world)],
      [4 * world.news, () => deliverHint(world)],
      [2 * world.news, () => poll(world)],
      [0.6 * trouble * world.restless, () => cutLine(world)],
      [3, () => noticeLost(world)],
      [0.2 * trouble, () => crashNode(world)],
      [2.5, () => startNode(world)],
      [0.2 * trouble, () => stall(world)],
      [world.storeUp ? 0.3 * trouble : 1.2, () => outage(world)],
      [0.2 * trouble, () => crashClient(world)],
      [0.35 * trouble, () => changeRole(world)],
      [0.2 * trouble, () => rule(world)],
      [0.4, () => command(world)],
      [0.8, () => upkeep(world)],
      [0.15 * world.renews, () => renew(world)],
      [0.2 * trouble, () => garbageHint(world)],
      [0.2 * trouble, () => tooFast(world)],
    ])
    if (happens()) return
  }
}

function deliverUp(world: World): boolean {
  const ready = world.lines.filter((each) => each.up.length > 0 && world.runs(each.node) && each.atNode === 'in')
  if (ready.length === 0) return false
  const from = world.random.pick(ready)
  const message = from.up.shift()
  if (message === undefined) return false
  world.tell(`client ${from.client} → node ${from.node}: ${message.kind}`)
  world.node(from.node).receive(from, message)
  return true
}

function deliverDown(world: World): boolean {
  const ready = world.lines.filter((each) => each.down.length > 0 && each.atClient === 'open')
  if (ready.length === 0) return false
  world.hand(world.random.pick(ready))
  return true
}

/** One call is carried out, answered, lost, or given up by whoever asked. */
function moveCall(world: World): boolean {
  const { length } = world.calls
  if (length === 0) return false
  const at = world.random.int(length)
  const call = world.calls[at]
  if (call === undefined) return false
  const node = world.node(call.node)
  const waits = !call.abandoned && node.isBoot(call.boot)
  if (waits && node.stalled) return false
  const drop = (): void => {
    world.calls.splice(at, 1)
  }
  const fails = (): void => {
    if (waits) call.fail()
  }
  if (call.state === 'carried-out') {
    drop()
    if (waits && world.random.chance(0.04 * world.trouble)) {
      world.count('fault: answer lost')
      world.tell(`${call.what} of node ${call.node}: the answer is lost`)
      fails()
    } else if (waits || (call.what === 'append' && node.isBoot(call.boot))) {
      world.tell(`${call.what} of node ${call.node} is answered`)
      call.answer()
    }
    return true
  }
  if (!world.storeUp) {
    if (!waits) {
      if (world.random.chance(0.5)) drop()
      return true
    }
    drop()
    world.tell(`${call.what} of node ${call.node}: the store does not answer`)
    fails()
    return true
  }
  if (waits && world.random.chance(0.05 * world.trouble)) {
    world.count('fault: call given up')
    world.tell(`${call.what} of node ${call.node} is given up, and may still land`)
    call.abandoned = true
    call.fail()
    return true
  }
  if (!waits && world.random.chance(0.5)) {
    drop()
    return true
  }
  if (!waits) world.count('fault: late landing')
  world.tell(`${call.what} of node ${call.node} is carried out${waits ? '' : ', late'}`)
  call.carryOut()
  return true
}

function commit(world: World): boolean {
  const ready = world.nodes.filter((each) => each.wantsCommit && !each.stalled)
  if (ready.length === 0) return false
  world.random.pick(ready).commit()
  return true
}

function act(world: World): boolean {
  const ready = world.clients.filter((each) => each.line() !== null)
  if (ready.length === 0) return false
  const client = world.random.pick(ready)
  for (let times = world.random.pick([1, 1, 1, 2, 3]); times > 0; times -= 1) client.act()
  return true
}

function connect(world: World): boolean {
  const without = world.clients.filter((each) => each.line() === null)
  const up = world.nodes.filter((each) => each.up && !each.stalled)
  if (without.length === 0 || up.length === 0) return false
  return world.open(world.random.pick(without), world.random.pick(up))
}

function clientGoesOn(world: World): boolean {
  return world.random.pick(world.clients).goOn()
}

function deliverHint(world: World): boolean {
  if (world.hints.length === 0) return false
  const at = world.random.int(world.hints.length)
  const hint = world.hints[at]
  if (!world.random.chance(0.1 * world.trouble)) world.hints.splice(at, 1)
  else world.count('fault: hint doubled')
  if (hint === undefined || !world.runs(hint.to)) return true
  if (world.random.chance(0.15 * world.trouble)) world.count('fault: hint lost')
  else world.node(hint.to).hear(hint)
  return true
}

function garbageHint(world: World): boolean {
  const to = world.random.int(world.nodes.length)
  if (!world.runs(to)) return false
  world.count('fault: garbage hint')
  const head = world.random.pick([-1, 0, 1e9, 0.5, world.store.head() + 1])
  world.node(to).hear({ to, head, generation: world.random.pick([0, 1, 2, 99]) })
  return true
}

/** A line is closed because more came over it than is taken. */
function tooFast(world: World): boolean {
  const running = world.nodes.filter((each) => world.runs(each.index) && each.room !== null)
  if (running.length === 0) return false
  world.random.pick(running).room?.endOne(world.random, { code: closeCodes.tooFast, reason: 'TOO_MANY_REQUESTS' })
  return true
}

function poll(world: World): boolean {
  const at = world.random.int(world.nodes.length)
  if (!world.runs(at)) return false
  world.node(at).poll()
  return true
}

function cutLine(world: World): boolean {
  const open = world.lines.filter((each) => !each.cut)
  if (open.length === 0) return false
  world.cut(world.random.pick(open))
  world.count('fault: line cut')
  return true
}

/** One side of a dead line sees that it is dead. */
function noticeLost(world: World): boolean {
  const atClient = world.lines.filter((each) => each.cut && each.atClient === 'open' && each.down.length === 0)
  const atNode = world.lines.filter(
    (each) => each.cut && each.atNode !== 'gone' && each.up.length === 0 && world.runs(each.node),
  )
  if (atClient.length > 0 && (atNode.length === 0 || world.random.chance(0.5))) {
    world.loseAtClient(world.random.pick(atClient))
    return true
  }
  if (atNode.length === 0) return false
  const lost = world.random.pick(atNode)
  world.node(lost.node).lostLine(lost)
  return true
}

function crashNode(world: World): boolean {
  const node = world.random.pick(world.nodes)
  if (!node.up) return false
  world.tell(`node ${node.index} crashes`)
  world.count('fault: node crash')
  node.crash()
  for (const each of world.lines) {
    if (each.node !== node.index) continue
    if (!each.cut) world.cut(each)
    each.atNode = 'gone'
    each.up = []
  }
  return true
}

function startNode(world: World): boolean {
  const node = world.random.pick(world.nodes)
  if (node.stalled) {
    node.stalled = false
    if (world.random.chance(0.5)) node.reload()
    return true
  }
  if (node.up) return false
  node.start()
  return true
}

function stall(world: World): boolean {
  const node = world.random.pick(world.nodes)
  if (!node.up || node.stalled) return false
  world.count('fault: node stalls')
  node.stalled = true
  return true
}

function outage(world: World): boolean {
  world.storeUp = !world.storeUp
  if (!world.storeUp) world.count('fault: store away')
  world.tell(world.storeUp ? 'the store answers' : 'the store is away')
  return true
}

function crashClient(world: World): boolean {
  const client = world.random.pick(world.clients)
  world.tell(`client ${client.index} crashes`)
  world.count('fault: client crash')
  for (const each of world.lines)
    if (each.client === client.index && each.atClient === 'open') {
      if (!each.cut) world.cut(each)
      each.atClient = 'gone'
      each.down = []
    }
  client.crash()
  return true
}

function changeRole(world: World): boolean {
  const [person, first] = world.random.pick([...world.roleOf])
  const role = world.random.pick<Role | null>([first, first, 'observer', 'stream-owner', null])
  world.tell(`${person} becomes ${role}`)
  world.count('fault: role changed')
  world.store.changeRole(person, role)
  return true
}

function rule(world: World): boolean {
  const record = world.random.pick(['DD-1', 'DD-2', 'DD-3'])
  // Only what stands is decided on.
  if (!hasRecord(world.store.truth().doc, record)) return false
  const frozen = world.store.frozen().has(record)
  world.count(frozen ? 'fault: item set free' : 'fault: item frozen')
  world.tell(`${record} is ${frozen ? 'set free' : 'frozen'}`)
  world.store.rule(record, !frozen)
  return true
}

function command(world: World): boolean {
  world.store.command(`cmd${world.at}`)
  return true
}

/** Whichever node is quiet: what waits on others, and with people, is of the generation before. */
function renew(world: World): boolean {
  const node = world.nodes.find((each) => world.runs(each.index) && each.room?.quiet === true)
  node?.rewrite()
  return node !== undefined
}

function upkeep(world: World): boolean {
  const node = world.random.pick(world.nodes)
  if (!world.runs(node.index) || node.room === null) return false
  world.random.weighted<() => void>([
    [5, () => node.compact()],
    [2, () => node.letGo()],
    [1, () => node.reload()],
  ])()
  return true
}
