import type {Localised} from '../../text/localised.ts'

/** What carries gradients from one device to the next. */
export interface Link {
  readonly title: Localised
  /** Stated by who makes it, in one direction; decimal units. */
  readonly gigabytesPerSecond: number
  /** Of one message from neighbour to neighbour, software included. */
  readonly microseconds: number
}

/** NCCL's own cost model: a ring's step by hardware, large messages (`hwLat`, Ring, Simple, in its src/graph/tuning.cc). */
const nccl = {nvlink: 3.4, pcie: 5.7, network: 14}

/** A message through the kernels of two hosts: assumed, half of a round trip of 60 µs. */
const tcp = 30

export const links = {
  nvlink4: {
    // 18 links of 50 GB/s, both directions together: 900 GB/s in NVIDIA's data sheet of the H100.
    title: {en: 'NVLink 4', zh: 'NVLink 4'},
    gigabytesPerSecond: 450,
    microseconds: nccl.nvlink,
  },
  pcie4: {
    // 16 GT/s on 16 lanes, 128 of 130 bits: PCI-SIG's base specification 4.0.
    title: {en: 'PCIe 4.0 ×16', zh: 'PCIe 4.0 ×16'},
    gigabytesPerSecond: 31.5,
    microseconds: nccl.pcie,
  },
  'ndr-8': {
    // One adapter for each of eight GPUs, as NVIDIA's DGX H100 has them.
    title: {en: '8 × InfiniBand NDR', zh: '8 × InfiniBand NDR'},
    gigabytesPerSecond: 400,
    microseconds: nccl.network,
  },
  ndr: {
    // 400 Gb/s a port: NVIDIA's ConnectX-7.
    title: {en: 'InfiniBand NDR', zh: 'InfiniBand NDR'},
    gigabytesPerSecond: 50,
    microseconds: nccl.network,
  },
  hdr: {
    // 200 Gb/s a port: NVIDIA's ConnectX-6.
    title: {en: 'InfiniBand HDR', zh: 'InfiniBand HDR'},
    gigabytesPerSecond: 25,
    microseconds: nccl.network,
  },
  '100gbe': {
    // IEEE 802.3's 100 Gb/s.
    title: {en: '100 Gb Ethernet', zh: '100 Gb 以太网'},
    gigabytesPerSecond: 12.5,
    microseconds: tcp,
  },
  '10gbe': {
    // IEEE 802.3's 10 Gb/s.
    title: {en: '10 Gb Ethernet', zh: '10 Gb 以太网'},
    gigabytesPerSecond: 1.25,
    microseconds: tcp,
  },
} as const satisfies Record<string, Link>

export const linkNames = Object.keys(links) as (keyof typeof links)[]
