/** A convolution of the chapters' networks, at batch 32 on CIFAR-10. */
export interface Layer {
  readonly network: string
  /** How often the network has it. */
  readonly count: number
  readonly size: number
  readonly from: number
  readonly to: number
  readonly kernel: number
  readonly stride: number
  readonly pad: 'same' | 'valid'
  /** The network's first layer: nobody asks for the gradient of its input. */
  readonly first?: true
}

const same = {kernel: 3, stride: 1, pad: 'same'} as const

export const layers: readonly Layer[] = [
  {...same, network: 'vgg16', count: 1, size: 32, from: 3, to: 64, first: true},
  {...same, network: 'vgg16', count: 1, size: 32, from: 64, to: 64},
  {...same, network: 'vgg16', count: 1, size: 16, from: 64, to: 128},
  {...same, network: 'vgg16', count: 1, size: 16, from: 128, to: 128},
  {...same, network: 'vgg16', count: 1, size: 8, from: 128, to: 256},
  {...same, network: 'vgg16', count: 2, size: 8, from: 256, to: 256},
  {...same, network: 'vgg16', count: 1, size: 4, from: 256, to: 512},
  {...same, network: 'vgg16', count: 2, size: 4, from: 512, to: 512},
  {...same, network: 'vgg16', count: 3, size: 2, from: 512, to: 512},

  {...same, network: 'resnet18', count: 1, size: 32, from: 3, to: 64, first: true},
  {...same, network: 'resnet18', count: 4, size: 32, from: 64, to: 64},
  {...same, network: 'resnet18', count: 1, size: 32, from: 64, to: 128, stride: 2},
  {...same, network: 'resnet18', count: 1, size: 32, from: 64, to: 128, stride: 2, kernel: 1},
  {...same, network: 'resnet18', count: 3, size: 16, from: 128, to: 128},
  {...same, network: 'resnet18', count: 1, size: 16, from: 128, to: 256, stride: 2},
  {...same, network: 'resnet18', count: 1, size: 16, from: 128, to: 256, stride: 2, kernel: 1},
  {...same, network: 'resnet18', count: 3, size: 8, from: 256, to: 256},
  {...same, network: 'resnet18', count: 1, size: 8, from: 256, to: 512, stride: 2},
  {...same, network: 'resnet18', count: 1, size: 8, from: 256, to: 512, stride: 2, kernel: 1},
  {...same, network: 'resnet18', count: 3, size: 4, from: 512, to: 512},

  {...same, network: 'alexnet', count: 1, size: 32, from: 3, to: 96, pad: 'valid', first: true},
  {...same, network: 'alexnet', count: 1, size: 14, from: 96, to: 256, pad: 'valid'},
  {...same, network: 'alexnet', count: 1, size: 5, from: 256, to: 384},
  {...same, network: 'alexnet', count: 1, size: 5, from: 384, to: 384},
  {...same, network: 'alexnet', count: 1, size: 5, from: 384, to: 256},

  {...same, network: 'inception10', count: 1, size: 32, from: 3, to: 16, first: true},
  {...same, network: 'inception10', count: 4, size: 32, from: 16, to: 16, kernel: 1, stride: 2},
  {...same, network: 'inception10', count: 1, size: 16, from: 16, to: 16},
  {...same, network: 'inception10', count: 1, size: 16, from: 16, to: 16, kernel: 5},
  {...same, network: 'inception10', count: 4, size: 16, from: 64, to: 16, kernel: 1},
  {...same, network: 'inception10', count: 1, size: 16, from: 16, to: 16},
  {...same, network: 'inception10', count: 1, size: 16, from: 16, to: 16, kernel: 5},
  {...same, network: 'inception10', count: 4, size: 16, from: 64, to: 32, kernel: 1, stride: 2},
  {...same, network: 'inception10', count: 1, size: 8, from: 32, to: 32},
  {...same, network: 'inception10', count: 1, size: 8, from: 32, to: 32, kernel: 5},
  {...same, network: 'inception10', count: 4, size: 8, from: 128, to: 32, kernel: 1},
  {...same, network: 'inception10', count: 1, size: 8, from: 32, to: 32},
  {...same, network: 'inception10', count: 1, size: 8, from: 32, to: 32, kernel: 5},

  {...same, network: 'lenet', count: 1, size: 32, from: 3, to: 6, kernel: 5, pad: 'valid', first: true},
  {...same, network: 'lenet', count: 1, size: 14, from: 6, to: 16, kernel: 5, pad: 'valid'},
  {...same, network: 'cifar10', count: 1, size: 32, from: 3, to: 6, kernel: 5, first: true},
]

/** Matrix products [m,k]·[k,n] of the chapters: forward, and the gradients for input and weights. */
export const products: readonly (readonly [name: string, m: number, k: number, n: number])[] = [
  ['iris', 32, 4, 3],
  ['mnist hidden', 32, 784, 128],
  ['mnist output', 32, 128, 10],
  ['cifar10 hidden', 32, 1536, 128],
  ['lenet hidden', 32, 400, 120],
  ['alexnet 1', 32, 1024, 2048],
  ['alexnet 2', 32, 2048, 2048],
  ['lstm gates', 64, 80, 320],
  ['square', 1024, 1024, 1024],
]
