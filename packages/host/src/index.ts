export type * from './facts.ts';
export type * from './held.ts';
export type * from './host.ts';
export type * from './operations.ts';
export { describeOperation } from './describe.ts';
export { guardRun } from './held.ts';
export { describeHolder } from './locks-read.ts';
export { isLook } from './looks.ts';
export { openHost } from './real/open-host.ts';
export { patientHosts } from './real/patience.ts';
export { realClock, VirtualClock, type Clock } from './simulated/clock.ts';
export { openSimulatedHost, type Delivery, type SimulatedHostOptions } from './simulated/host.ts';
export {
  SimulatedLan,
  type LanConditions,
  type LanEvent,
  type LostProbe,
} from './simulated/lan.ts';
export type { Machine, MachineDescription } from './simulated/machine.ts';
export { sendPacket, type Packet, type PacketEnd } from './simulated/packets.ts';
export { Random } from './simulated/random.ts';
export { probeSimulated, type SimulatedProbeReport } from './simulated/probe.ts';
