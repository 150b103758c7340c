import {TfnotesError} from '../../errors.ts'
import {defineLab} from '../lab.ts'
import {namedNetwork} from '../named-network.ts'
import {sum} from '../numbers.ts'
import {links} from './links.ts'
import {assumed} from './measured.ts'
import {notes} from './notes.ts'
import {settings} from './settings.ts'
import {showScale} from './show.ts'

export const scale = defineLab({
  id: 'scale',
  title: {en: 'Adding devices', zh: '增加设备'},
  section: '1.6',
  ours: true,
  idea: {
    en: 'From a step measured on one device and the speed of the links: what 2, 8 or 64 devices would make of an epoch, where they stop paying, and why. Computed, not measured.',
    zh: '由一个设备上实测的一步和连接速度，算出 2、8 或 64 个设备跑一轮要多久，从哪里起不再划算，为什么。是计算值，并非实测。',
  },
  notes,
  settings,
  presets: {
    hosts: {
      title: {en: 'machines like this', zh: '同样的机器'},
      values: {},
      why: {
        en: 'up to 64 hosts on 10 Gb Ethernet, the step measured on 2 cores',
        zh: '至多 64 台主机，10 Gb 以太网，一步在 2 核上测得',
      },
    },
    gpus: {
      title: {en: '8 × 8 GPUs', zh: '8 × 8 个 GPU'},
      values: {...assumed, devicesPerHost: 8, hosts: 8, within: 'nvlink4', between: 'ndr-8'},
      why: {
        en: 'NVLink and InfiniBand; the step of 20 ms is assumed: put your own in its place',
        zh: 'NVLink 与 InfiniBand；每步 20 毫秒是假设值，请换成你自己的',
      },
    },
    ethernet: {
      title: {en: 'GPUs on Ethernet', zh: '以太网上的 GPU'},
      values: {...assumed, devicesPerHost: 8, hosts: 8, within: 'pcie4', between: '10gbe'},
      why: {
        en: 'the same GPUs on PCIe and 10 Gb Ethernet: the second host makes it slower',
        zh: '同样的 GPU，PCIe 与 10 Gb 以太网：加上第二台主机反而更慢',
      },
    },
  },
  reads: 'networks',
  *compute(values, {data}) {
    const {network, within, between} = values
    const named = network === '' ? undefined : namedNetwork(data, network)
    const parameters = values.parameters ?? (named && sum(named.layers.map(({trainable}) => trainable)))
    const samples = values.samples ?? named?.samples
    if (parameters === undefined) throw untold('parameters', network)
    if (samples === undefined) throw untold('samples', network)
    if (values.overhead > values.msPerStep)
      throw new TfnotesError(
        'overhead-above-step',
        {overhead: values.overhead, msPerStep: values.msPerStep},
        {usage: true},
      )
    return showScale(
      {...values, within: links[within], between: links[between]},
      {...values, parameters, samples},
    )
  },
})

const untold = (name: 'parameters' | 'samples', network: string) =>
  new TfnotesError('lab-setting-untold', {name, network}, {usage: true})
