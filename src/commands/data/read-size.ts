import {pictures} from '../../datasets/facts/pictures.ts'
import {largestSide} from '../../datasets/own/read-arrays.ts'
import type {Given} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'

/** The side of own pictures in pixels. @throws TfnotesError as `readCount` */
export const readSize = ({size}: Given): number =>
  readCount('size', size, 1, largestSide) ?? pictures['own-pictures'].brings.imageSize
