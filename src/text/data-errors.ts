import type {Detail, Templates} from './sentence.ts'

const has = (detail: Detail, key: string) => detail[key] !== undefined && detail[key] !== ''

/** What can be wrong with the reader's own data: pictures, labels, arrays, tables, and the files of data sets. */
export const dataErrors = {
  // Pictures
  'picture-empty': {
    en: '{file} is an empty file.',
    zh: '{file} 是空文件。',
  },
  'picture-format': {
    en: d =>
      d.found === 'text'
        ? '{file} is a text file, not a picture, whatever its name says.'
        : '{file} is not a picture in a known format (PNG, JPEG, WebP, GIF, TIFF, BMP, SVG, AVIF).',
    zh: d =>
      d.found === 'text'
        ? '{file} 是文本文件，不是图片，不管它叫什么名字。'
        : '{file} 不是已知格式的图片（PNG、JPEG、WebP、GIF、TIFF、BMP、SVG、AVIF）。',
  },
  'picture-broken': {
    en: 'The picture {file} is damaged: {reason}',
    zh: '图片 {file} 已损坏：{reason}',
  },
  'picture-too-large': {
    en: 'The picture {file} has {width} × {height} pixels; more than {limit} in all are refused.',
    zh: '图片 {file} 有 {width} × {height} 像素；总数超过 {limit} 的图片不予读取。',
  },

  // Own pictures
  'folder-missing': {
    en: 'There is no folder {folder}.',
    zh: '没有文件夹 {folder}。',
  },
  'no-pictures': {
    en: '{folder} holds no pictures that can be used: a label file of “name label” lines is needed, or one folder per class.',
    zh: '{folder} 中没有可用的图片：需要一个每行为“文件名 标签”的标签文件，或每类一个文件夹。',
  },
  'label-path': {
    en: 'Line {line} of {file} names “{name}”, which leads out of the folder of pictures or cannot be a file’s name; it is refused.',
    zh: '{file} 第 {line} 行的“{name}”指向图片文件夹之外，或不能作为文件名，已拒绝。',
  },
  'label-lines': {
    en: '{count} of the {total} lines of {file} are not “name label” (line in brackets): {names}. --skip-missing goes on without them.',
    zh: '{file} 共 {total} 行，其中 {count} 行不是“文件名 标签”（括号内为行号）：{names}。加 --skip-missing 可跳过。',
  },
  'pictures-missing': {
    en: '{count} of the {total} pictures that {file} names are not in {folder} (line in brackets): {names}, … --skip-missing goes on without them.',
    zh: '{file} 列出的 {total} 张图片中，有 {count} 张不在 {folder} 里（括号内为行号）：{names} 等。加 --skip-missing 可跳过。',
  },
  'pictures-unreadable': {
    en: '{count} of {total} pictures in {folder} cannot be read (line in brackets): {names}. --skip-missing goes on without them.',
    zh: '{folder} 的 {total} 张图片中，有 {count} 张无法读取（括号内为行号）：{names}。加 --skip-missing 可跳过。',
  },
  'pictures-too-large': {
    en: '{count} pictures of {size} × {size} pixels would need {bytes|bytes}; at most {limit|bytes} are possible. Choose a smaller picture size.',
    zh: '{count} 张 {size} × {size} 像素的图片需要 {bytes|bytes}，最多只能 {limit|bytes}。请减小图片边长。',
  },
  'array-shape': {
    en: '{file} holds an array of shape {found}; pictures are n×height×width, or that ×3, or n×(side·side).',
    zh: '{file} 中数组的形状为 {found}；图片应为 n×高×宽、再加 ×3，或 n×（边长·边长）。',
  },
  'array-range': {
    en: '{file} holds values from {least} to {most}; pictures have 0 to 255, or 0 to 1.',
    zh: '{file} 中的值从 {least} 到 {most}；图片应为 0 到 255，或 0 到 1。',
  },
  'array-labels': {
    en: 'The label of row {row} in {file} is {found}; labels are whole numbers from 0.',
    zh: '{file} 第 {row} 行的标签为 {found}；标签应是从 0 开始的整数。',
  },

  // Files of data sets
  'pickle-refused': {
    en: '{file} is not a batch of pictures: at byte {at} it asks for {found}, which reading pictures never needs. Nothing was executed.',
    zh: '{file} 不是图片批次：第 {at} 字节要求 {found}，读取图片用不到它。没有执行任何内容。',
  },
  'batch-format': {
    en: '{file} is not a batch of CIFAR-10.',
    zh: '{file} 不是 CIFAR-10 的批次文件。',
  },
  'tar-broken': {
    en: '{file} is not a whole tar archive; it is damaged at byte {at}.',
    zh: '{file} 不是完整的 tar 归档，第 {at} 字节处损坏。',
  },

  // Tables
  'table-binary': {
    en: '{file} is not a text file.',
    zh: '{file} 不是文本文件。',
  },
  'table-empty': {
    en: '{file} holds no rows.',
    zh: '{file} 中没有任何行。',
  },
  'table-line-too-long': {
    en: 'Line {line} of {file} is longer than a million characters: this is no table.',
    zh: '{file} 第 {line} 行超过一百万个字符，不是表格。',
  },
  'table-too-long': {
    en: '{file} has more than {limit} rows (line {line}): that many windows would not fit into memory. Shorten the file or the window.',
    zh: '{file} 超过 {limit} 行（第 {line} 行）：这么多窗口放不进内存。请截短文件或减小窗口。',
  },
  'csv-quote': {
    en: 'A quotation mark opened in line {line} of {file} is never closed.',
    zh: '{file} 第 {line} 行的引号没有闭合。',
  },
  'csv-cells': {
    en: 'Line {line} of {file} has {found} cells where the first line has {expected}.',
    zh: '{file} 第 {line} 行有 {found} 个单元格，而首行有 {expected} 个。',
  },
  'column-missing': {
    en: '{file} has no column “{column}” of numbers; there are: {accepted}.',
    zh: '{file} 中没有数值列“{column}”；可选：{accepted}。',
  },
  'price-text': {
    en: 'Line {line} of {file} has “{found}” in the column {column}, which is not a number.',
    zh: '{file} 第 {line} 行的 {column} 列为“{found}”，不是数值。',
  },
  'price-too-large': {
    en: 'Line {line} of {file} has {found} in the column {column}; no network can work with numbers that large.',
    zh: '{file} 第 {line} 行的 {column} 列为 {found}；这么大的数网络无法处理。',
  },
  'price-holes': {
    en: d =>
      d.count === 1
        ? 'Line {lines} of {file} has no value in {column}. Fill it or remove the line.'
        : '{count} lines of {file} have no value in {column}, the first of them: {lines}. Fill them or remove the lines.',
    zh: '{file} 有 {count} 行缺少 {column} 的值，最前面的是第 {lines} 行。请补上，或删去这些行。',
  },
  'price-constant': {
    en: 'The column {column} of {file} is always {value} in the training rows: there is nothing to scale or to learn.',
    zh: '{file} 的 {column} 列在训练集中始终为 {value}：无法缩放，也没有可学的。',
  },
  'prices-too-few': {
    en: '{file} has {rows} rows; with a window of {window} and {testRows} test rows at least {needed} are needed, and the test rows must outnumber the window.',
    zh: '{file} 有 {rows} 行；窗口 {window}、测试集 {testRows} 行时至少需要 {needed} 行，且测试集行数须大于窗口。',
  },
  'date-unreadable': {
    en: d =>
      has(d, 'found')
        ? 'Line {line} of {file} has “{found}” where a date should be.'
        : 'Line {line} of {file} has no date{found}.',
    zh: d =>
      has(d, 'found')
        ? '{file} 第 {line} 行应为日期，却是“{found}”。'
        : '{file} 第 {line} 行缺少日期{found}。',
  },
  'date-twice': {
    en: 'The date {date} stands twice in {file}: in line {before} and in line {line}.',
    zh: '{file} 中日期 {date} 出现两次：第 {before} 行和第 {line} 行。',
  },
} as const satisfies Templates
