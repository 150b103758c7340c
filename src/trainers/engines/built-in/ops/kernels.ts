import type {TensorInfo} from '@tensorflow/tfjs-core'

/**
 * Names and signatures of the fused kernels that `built-in/ops` calls where the active backend has them.
 * All tensors are row-major float32 unless said; n = batch, t = steps, f = features, u = units, c = channels or
 * classes. Every kernel allocates its outputs, except the optimizer updates, MoveTowards and ScaleInPlace, which write into their
 * inputs' memory and return nothing. A kernel never keeps, changes or frees its inputs.
 */
export interface KernelSignatures {
  /** loss[i] = −log softmax(logits[i])[labels[i]], in the numerically safe form. labels: int32 [n]. */
  SparseSoftmaxCrossEntropy: {
    inputs: {logits: TensorInfo; labels: TensorInfo}
    attrs: object
    /** [loss [n], probabilities [n,c]] */
    outputs: [TensorInfo, TensorInfo]
  }
  /** dlogits[i] = (probabilities[i] − onehot(labels[i])) · dy[i]. dy: [n]. */
  SparseSoftmaxCrossEntropyGrad: {
    inputs: {probabilities: TensorInfo; labels: TensorInfo; dy: TensorInfo}
    attrs: object
    outputs: [TensorInfo]
  }
  /** The same against (1 − smoothing)·onehot(labels[i]) + smoothing / c. */
  SmoothedSoftmaxCrossEntropy: {
    inputs: {logits: TensorInfo; labels: TensorInfo}
    attrs: {smoothing: number}
    /** [loss [n], probabilities [n,c]] */
    outputs: [TensorInfo, TensorInfo]
  }
  SmoothedSoftmaxCrossEntropyGrad: {
    inputs: {probabilities: TensorInfo; labels: TensorInfo; dy: TensorInfo}
    attrs: {smoothing: number}
    outputs: [TensorInfo]
  }
  /**
   * What is left of a layer's gradient before its matrix products: dz = dy · activation'(y), with the activation's
   * derivative expressed through its output y (relu: y > 0, sigmoid: y(1−y), tanh: 1−y²), and, in the same pass,
   * dbias[c] = Σ dz over all but the last axis. y and dy: [..., c]. Not for softmax. With activation 'linear',
   * `BiasGrad` alone is called.
   */
  ActivationBiasGrad: {
    inputs: {y: TensorInfo; dy: TensorInfo}
    attrs: {activation: 'relu' | 'sigmoid' | 'tanh'}
    /** [dz, dbias [c]] */
    outputs: [TensorInfo, TensorInfo]
  }
  /** dz = dy · activation'(y), see ActivationBiasGrad. */
  ActivationGrad: {
    inputs: {y: TensorInfo; dy: TensorInfo}
    attrs: {activation: 'relu' | 'sigmoid' | 'tanh'}
    outputs: [TensorInfo]
  }
  /** dbias[c] = Σ dy over all but the last axis. */
  BiasGrad: {inputs: {dy: TensorInfo}; attrs: object; outputs: [TensorInfo]}
  /** y = gamma · (x − mean) / √(variance + epsilon) + beta over all but the last axis; population variance. */
  BatchNormTrain: {
    inputs: {x: TensorInfo; gamma: TensorInfo; beta: TensorInfo}
    attrs: {epsilon: number}
    /** [y, mean [c], variance [c]] */
    outputs: [TensorInfo, TensorInfo, TensorInfo]
  }
  BatchNormTrainGrad: {
    inputs: {x: TensorInfo; dy: TensorInfo; gamma: TensorInfo; mean: TensorInfo; variance: TensorInfo}
    attrs: {epsilon: number}
    /** [dx, dgamma [c], dbeta [c]] */
    outputs: [TensorInfo, TensorInfo, TensorInfo]
  }
  /** moving = momentum·moving + (1 − momentum)·batch, in the moving average's own memory. */
  MoveTowards: {inputs: {moving: TensorInfo; batch: TensorInfo}; attrs: {momentum: number}; outputs: []}
  /** y[i] = kept(i) ? x[i] / (1 − rate) : 0, with the mask of `dropoutMask`. The gradient is the same kernel on dy. */
  SeededDropout: {
    inputs: {x: TensorInfo}
    attrs: {rate: number; seed: number; stream: number; step: number}
    outputs: [TensorInfo]
  }
  /** h_t = tanh(x_t·kernel + h_{t−1}·recurrentKernel + bias), h_0 = 0. x [n,t,f], kernel [f,u], recurrentKernel [u,u], bias [u]. */
  SimpleRnn: {
    inputs: {x: TensorInfo; kernel: TensorInfo; recurrentKernel: TensorInfo; bias: TensorInfo}
    attrs: object
    /** [h [n,t,u]] */
    outputs: [TensorInfo]
  }
  /**
   * dh: the gradient of every step's output [n,t,u], or [n,u] where only the last step has one. With `inputGradient`
   * false dx is not computed (and is absent). The same holds for LstmGrad and GruGrad.
   */
  SimpleRnnGrad: {
    inputs: {
      x: TensorInfo
      kernel: TensorInfo
      recurrentKernel: TensorInfo
      h: TensorInfo
      dh: TensorInfo
    }
    attrs: {inputGradient: boolean}
    /** [dkernel, drecurrentKernel, dbias, dx?] */
    outputs: [TensorInfo, TensorInfo, TensorInfo, TensorInfo?]
  }
  /** Keras' LSTM, gates in the order i, f, c, o, sigmoid and tanh. kernel [f,4u], recurrentKernel [u,4u], bias [4u]. */
  Lstm: {
    inputs: {x: TensorInfo; kernel: TensorInfo; recurrentKernel: TensorInfo; bias: TensorInfo}
    attrs: object
    /** [h [n,t,u], cell [n,t,u], gates [n,t,4u] after their activation] */
    outputs: [TensorInfo, TensorInfo, TensorInfo]
  }
  /** Uses `gates` up: their memory holds the gradient of what they are made from. */
  LstmGrad: {
    inputs: {
      x: TensorInfo
      kernel: TensorInfo
      recurrentKernel: TensorInfo
      h: TensorInfo
      cell: TensorInfo
      gates: TensorInfo
      dh: TensorInfo
    }
    attrs: {inputGradient: boolean}
    /** [dkernel, drecurrentKernel, dbias, dx?] */
    outputs: [TensorInfo, TensorInfo, TensorInfo, TensorInfo?]
  }
  /** Keras' GRU with reset_after, gates in the order z, r, h. kernel [f,3u], recurrentKernel [u,3u], bias [2,3u]. */
  Gru: {
    inputs: {x: TensorInfo; kernel: TensorInfo; recurrentKernel: TensorInfo; bias: TensorInfo}
    attrs: object
    /** [h [n,t,u], gates [n,t,3u] after their activation, recurrentCandidate [n,t,u] = h_{t−1}·U_h + b_h before the reset] */
    outputs: [TensorInfo, TensorInfo, TensorInfo]
  }
  /** Uses `gates` and `recurrentCandidate` up, as LstmGrad does. */
  GruGrad: {
    inputs: {
      x: TensorInfo
      kernel: TensorInfo
      recurrentKernel: TensorInfo
      h: TensorInfo
      gates: TensorInfo
      recurrentCandidate: TensorInfo
      dh: TensorInfo
    }
    attrs: {inputGradient: boolean}
    /** [dkernel, drecurrentKernel, dbias [2,3u], dx?] */
    outputs: [TensorInfo, TensorInfo, TensorInfo, TensorInfo?]
  }
  /** h [n,t,u] → [h of the last step [n,u]] */
  LastStep: {inputs: {h: TensorInfo}; attrs: object; outputs: [TensorInfo]}
  /** sum[r] = Σ dy[i] and squares[r] = Σ dy[i]² where ids[i] = r, added in the order of i. ids: int32 [...], dy [..., dim]. */
  EmbeddingGrad: {
    inputs: {ids: TensorInfo; dy: TensorInfo}
    attrs: {rows: number}
    /** [sum [rows, dim], squares [rows, dim]] */
    outputs: [TensorInfo, TensorInfo]
  }
  /** [Σ x²], a number */
  SumOfSquares: {inputs: {x: TensorInfo}; attrs: object; outputs: [TensorInfo]}
  /** x = factor·x */
  ScaleInPlace: {inputs: {x: TensorInfo}; attrs: {factor: number}; outputs: []}
  /** w −= lr·g */
  ApplySgd: {inputs: {variable: TensorInfo; gradient: TensorInfo}; attrs: {lr: number}; outputs: []}
  /** v = momentum·v − lr·g; w += v */
  ApplyMomentum: {
    inputs: {variable: TensorInfo; gradient: TensorInfo; velocity: TensorInfo}
    attrs: {lr: number; momentum: number}
    outputs: []
  }
  /** `squares`, here and below, stands for g² where it is given (see occurrences.ts). a += g²; w −= lr·g / √(a + epsilon) */
  ApplyAdagrad: {
    inputs: {variable: TensorInfo; gradient: TensorInfo; accumulator: TensorInfo; squares?: TensorInfo}
    attrs: {lr: number; epsilon: number}
    outputs: []
  }
  /** a = rho·a + (1−rho)·g²; d = √(D + epsilon)/√(a + epsilon)·g; D = rho·D + (1−rho)·d²; w −= lr·d */
  ApplyAdadelta: {
    inputs: {
      variable: TensorInfo
      gradient: TensorInfo
      accumulatedGradient: TensorInfo
      accumulatedDelta: TensorInfo
      squares?: TensorInfo
    }
    attrs: {lr: number; rho: number; epsilon: number}
    outputs: []
  }
  /** s = rho·s + (1−rho)·g²; w −= lr·g / √(s + epsilon) */
  ApplyRmsprop: {
    inputs: {variable: TensorInfo; gradient: TensorInfo; meanSquare: TensorInfo; squares?: TensorInfo}
    attrs: {lr: number; rho: number; epsilon: number}
    outputs: []
  }
  /** m += (1−β₁)(g−m); v += (1−β₂)(g²−v); w −= lr·m / (√v + epsilon); lr is already bias-corrected, as in Keras. */
  ApplyAdam: {
    inputs: {variable: TensorInfo; gradient: TensorInfo; m: TensorInfo; v: TensorInfo; squares?: TensorInfo}
    attrs: {lr: number; beta1: number; beta2: number; epsilon: number}
    outputs: []
  }
  /** The same, after w −= decay·w. */
  ApplyAdamW: {
    inputs: {variable: TensorInfo; gradient: TensorInfo; m: TensorInfo; v: TensorInfo; squares?: TensorInfo}
    attrs: {lr: number; beta1: number; beta2: number; epsilon: number; decay: number}
    outputs: []
  }
}

export type FusedKernelName = keyof KernelSignatures
