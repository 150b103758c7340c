import type {Templates} from './templates.ts'

const isOne = ({count}: Readonly<Record<string, unknown>>) => count === 1

/** What `dataset check` finds, and what is said of it before a training. */
export const findings = {
  'class-missing': {
    en: 'No training samples at all of: {classes}. The network cannot learn what it never sees.',
    zh: '以下类别没有任何训练样本：{classes}。网络学不到从未见过的类别。',
  },
  'class-unjudged': {
    en: 'No test samples of: {classes}. Their accuracy will not be known.',
    zh: '以下类别没有测试样本：{classes}。无法知道它们的准确率。',
  },
  'samples-blank': {
    en: d =>
      d.count === d.total
        ? 'All {total} pictures are of one colour: there is nothing in them to learn.'
        : isOne(d)
          ? 'One picture of {total} is of one colour: {places}.'
          : '{count} pictures of {total} are of one colour: {places}.',
    zh: d =>
      d.count === d.total
        ? '全部 {total} 张图片都只有一种颜色，没有可学的内容。'
        : '{total} 张图片中有 {count} 张只有一种颜色：{places}。',
  },
  'same-copies': {
    en: d =>
      isOne(d)
        ? 'One sample is a copy of another: {places}.'
        : '{count} samples are copies of others: {places}.',
    zh: '有 {count} 个样本与其他样本完全相同：{places}。',
  },
  'same-leak': {
    en: 'Test samples that are in the training set, too: {count} of {total} ({percent} %): {places}. What is measured with them is no test.',
    zh: '{total} 个测试样本中有 {count} 个（{percent} %）也在训练集里：{places}。用它们测得的结果不算测试。',
  },
  'same-labels': {
    en: d =>
      isOne(d)
        ? 'One sample stands under more than one label: {places}.'
        : '{count} samples stand under more than one label: {places}.',
    zh: '有 {count} 个样本同时带有不同标签：{places}。',
  },
  'near-copies': {
    en: d =>
      isOne(d)
        ? 'One picture is nearly the same as another: {places}.'
        : '{count} pictures are nearly the same as others: {places}.',
    zh: '有 {count} 张图片与其他图片几乎相同：{places}。',
  },
  'near-leak': {
    en: 'Test pictures that are nearly the same as training pictures: {count} of {total} ({percent} %): {places}.',
    zh: '{total} 张测试图片中有 {count} 张（{percent} %）与训练图片几乎相同：{places}。',
  },
  'near-labels': {
    en: d =>
      isOne(d)
        ? 'One group of nearly the same pictures has more than one label: {places}.'
        : '{count} groups of nearly the same pictures have more than one label: {places}.',
    zh: '有 {count} 组几乎相同的图片带有不同标签：{places}。',
  },
  'files-unreadable': {
    en: d =>
      isOne(d) ? 'One picture cannot be read: {places}.' : '{count} pictures cannot be read: {places}.',
    zh: '有 {count} 张图片无法读取：{places}。',
  },
  'labels-unreadable': {
    en: d =>
      isOne(d)
        ? 'One line of the label file says no label: line {places}.'
        : '{count} lines of the label file say no label: lines {places}.',
    zh: '标签文件有 {count} 行没有标签：第 {places} 行。',
  },
  'labels-without-pictures': {
    en: d => (isOne(d) ? 'One label has no picture: {places}.' : '{count} labels have no picture: {places}.'),
    zh: '有 {count} 个标签没有对应的图片：{places}。',
  },
  'pictures-without-labels': {
    en: d => (isOne(d) ? 'One picture has no label: {places}.' : '{count} pictures have no label: {places}.'),
    zh: '有 {count} 张图片没有标签：{places}。',
  },
  'picture-sizes': {
    en: d =>
      d.smallest === d.largest
        ? 'All pictures have {smallest} pixels.'
        : 'The smallest picture has {smallest} pixels ({small}), the largest {largest} ({large}).',
    zh: d =>
      d.smallest === d.largest
        ? '所有图片都是 {smallest} 像素。'
        : '最小的图片是 {smallest} 像素（{small}），最大的是 {largest} 像素（{large}）。',
  },
  'pictures-narrow': {
    en: d =>
      isOne(d)
        ? 'One picture is more than twice as long as wide, and is squeezed into a square: {places}.'
        : '{count} pictures are more than twice as long as wide, and are squeezed into a square: {places}.',
    zh: '有 {count} 张图片的长边超过短边的两倍，会被压成正方形：{places}。',
  },
  'prices-still': {
    en: d =>
      isOne(d)
        ? 'In {column} the price stands still for {least} rows or more once, from {places}.'
        : 'In {column} the price stands still for {least} rows or more {count} times, from {places}.',
    zh: '{column} 列的价格有 {count} 次连续 {least} 行以上不变，起于：{places}。',
  },
} as const satisfies Templates
