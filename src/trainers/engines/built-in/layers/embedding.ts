import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {embedding} from '../ops/embedding.ts'
import {computation, KerasLayer, type KerasLayerConfig, type Shape} from './keras-layer.ts'

type Config = KerasLayerConfig & LayerConfigs['embedding']

/** Ids [..., steps] become rows of the table [inputDim, outputDim]. Ids may come as int32 or, through tf.input, float32. */
export class KerasEmbedding extends KerasLayer<Config> {
  static readonly className = 'KerasEmbedding'
  private table!: LayerVariable

  override build(): void {
    const {inputDim, outputDim} = this.config
    this.table = this.addTrainable('embeddings', [inputDim, outputDim], 'embeddingUniform')
    this.built = true
  }

  override compute() {
    return computation(embedding, {}, [this.table])
  }

  protected override outputShape1(input: Shape): Shape {
    return [...input, this.config.outputDim]
  }
}

tf.serialization.registerClass(KerasEmbedding)
