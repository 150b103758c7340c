import {foreignPictures} from './foreign-pictures.ts'
import type {Language} from './localised.ts'
import {otherPictureKinds, pictureKinds} from './picture-kinds.ts'
import {tableKinds} from './table-kinds.ts'
import type {Templates} from './templates.ts'
import {unreadable} from './unreadable.ts'

/** What is wrong with the picture that is named first. */
function firstReason(code: unknown, language: Language): string {
  const reason = unreadable[String(code)]?.[language]
  if (reason === undefined) return ''
  return language === 'en' ? ` (the first ${reason})` : `（第一张${reason}）`
}

function foreignSentence(found: unknown, language: Language): string {
  const {what, remedy} = foreignPictures[String(found)] ?? {}
  return language === 'en'
    ? `{file} is ${what?.en}, whatever its name says, which is not read here: ${remedy?.en}.`
    : `{file} 不论扩展名如何，内容是${what?.zh}，这里不能读取：${remedy?.zh}。`
}

const isNone = (list: unknown) => Array.isArray(list) && list.length === 0

/** What can be wrong with data: files of data sets, pictures, label files, price files. */
export const datasetErrors = {
  'exclude-unknown': {
    en: '{file}, line {line}: “{found}” is no picture of the folder, nor a number below {total}.',
    zh: '{file} 第 {line} 行：“{found}”不是文件夹中的图片，也不是小于 {total} 的序号。',
  },
  'exclude-both': {
    en: '{file}, line {line}: both parts have a picture “{found}”; write train:{found} or test:{found}.',
    zh: '{file} 第 {line} 行：两个部分都有图片“{found}”；请写成 train:{found} 或 test:{found}。',
  },
  'exclude-needs-files': {
    en: 'A list to exclude names files: it is written for a run that was trained on a folder of pictures (--run).',
    zh: '排除清单列的是文件：只能为用图片文件夹训练的训练写出（--run）。',
  },

  // Places and downloads
  'data-folder-missing': {
    en: 'TFNOTES_DATA names {folder}, which is not there.',
    zh: 'TFNOTES_DATA 指定的 {folder} 不存在。',
  },
  'dataset-incomplete': {
    en: '{folder} holds only a part of the data set; missing: {missing}.',
    zh: '{folder} 中的数据集不完整，缺少：{missing}。',
  },
  'nothing-to-fetch': {
    en: 'The data set {dataset} has no files to download.',
    zh: '数据集 {dataset} 没有可下载的文件。',
  },
  'download-failed': {
    en: '{file} could not be downloaded: {failures}. What has come so far is kept; try again later.',
    zh: '无法下载 {file}：{failures}。已下载的部分保留，可稍后再试。',
  },
  'transfer-failed': {
    en: 'The download of {url} broke off at {found|bytes} of {expected|bytes}: {reason}',
    zh: '{url} 下载中断于 {found|bytes}（共 {expected|bytes}）：{reason}',
  },
  'sha256-wrong': {
    en: '{url} is not the official file: its SHA-256 is {found}, not {expected}. It was put aside as {rejected}.',
    zh: '{url} 不是官方文件：其 SHA-256 为 {found}，应为 {expected}。已另存为 {rejected}。',
  },
  'file-unreadable': {
    en: '{file} cannot be read: {reason}',
    zh: '无法读取 {file}：{reason}',
  },
  'too-large': {
    en: '{file} would unpack to more than {limit|bytes} and is refused.',
    zh: '{file} 解压后超过 {limit|bytes}，已拒绝。',
  },
  'gzip-broken': {
    en: '{file} ({bytes|bytes}) is a damaged or cut-off gzip file.',
    zh: '{file}（{bytes|bytes}）是损坏或不完整的 gzip 文件。',
  },
  'idx-size': {
    en: '{file} is cut off: it holds {found} bytes where its header promises {expected}.',
    zh: '{file} 不完整：文件头声明 {expected} 字节，实际只有 {found} 字节。',
  },
  'idx-format': {
    en: '{file} is not an idx file of this kind: it begins with {found} instead of {expected}.',
    zh: '{file} 不是这种 idx 文件：开头为 {found}，应为 {expected}。',
  },
  'idx-shape': {
    en: '{file} holds pictures of {found}, not {expected}.',
    zh: '{file} 中的图片为 {found}，应为 {expected}。',
  },
  'count-mismatch': {
    en: '{file} has {labels} labels for {pictures} pictures.',
    zh: '{file} 有 {labels} 个标签，而图片有 {pictures} 张。',
  },
  'label-range': {
    en: 'A label of {dataset} is {found}, but there are only {classes} classes.',
    zh: '{dataset} 中有标签 {found}，而类别只有 {classes} 个。',
  },
  'npy-format': {
    en: '{file} is not a NumPy array file.',
    zh: '{file} 不是 NumPy 数组文件。',
  },
  'npy-type': {
    en: '{file} holds an array of a kind that cannot be read here ({found}); numbers and booleans can.',
    zh: '{file} 中的数组类型无法读取（{found}）；数值和布尔数组可以读取。',
  },
  'npy-size': {
    en: '{file} is cut off: {found} bytes of values where {expected} are due.',
    zh: '{file} 不完整：应有 {expected} 字节数值，实际 {found} 字节。',
  },
  'npz-broken': {
    en: '{file} is not a whole .npz archive: {reason}',
    zh: '{file} 不是完整的 .npz 文件：{reason}',
  },
  'npz-missing': {
    en: d =>
      Array.isArray(d.missing) && d.missing.length > 1
        ? '{file} lacks the arrays {missing}.'
        : '{file} lacks the array {missing}.',
    zh: '{file} 缺少数组 {missing}。',
  },
  'npy-alone': {
    en: '{file} holds pictures alone; give their labels, too: --labels <file.npy>.',
    zh: '{file} 只有图片；请用 --labels <文件.npy> 给出标签。',
  },
  'npz-shape': {
    en: '{file} holds arrays of {found}, not {expected}.',
    zh: '{file} 中的数组为 {found}，应为 {expected}。',
  },

  'batch-format': {
    en: '{file} is not a batch of CIFAR-10: it holds no pictures of 3 × 32 × 32 with their labels.',
    zh: '{file} 不是 CIFAR-10 的批文件：其中没有 3 × 32 × 32 的图片与标签。',
  },
  'pickle-refused': {
    en: '{file} asks for something that a file of data has no need of ({found}, at byte {at}); nothing of it was carried out.',
    zh: '{file} 含有数据文件不该有的指令（{found}，第 {at} 字节）；没有执行其中任何内容。',
  },
  'tar-broken': {
    en: '{file} is a damaged or cut-off archive (at byte {at}).',
    zh: '{file} 是损坏或不完整的归档文件（第 {at} 字节处）。',
  },

  // Pictures
  'picture-empty': {
    en: '{file} is empty.',
    zh: '{file} 是空文件。',
  },
  'picture-foreign': {
    en: d => foreignSentence(d.found, 'en'),
    zh: d => foreignSentence(d.found, 'zh'),
  },
  'heic-reader-missing': {
    en: '{file} is a HEIC picture, as phones write them, and the package that reads it is not installed: npm install libheif-js, or save the picture as JPEG.',
    zh: '{file} 是手机常用的 HEIC 图片，而读取它的软件包没有安装：请运行 npm install libheif-js，或将图片另存为 JPEG。',
  },
  'picture-format': {
    en: d =>
      d.found === 'text'
        ? '{file} is a text file, whatever its name says, not a picture.'
        : d.found === undefined
          ? '{file} is not a picture of a known kind (PNG, JPEG, WebP, GIF, TIFF, BMP, SVG, AVIF, HEIC).'
          : '{file} is not a picture of a known kind ({found}).',
    zh: d =>
      d.found === 'text'
        ? '{file} 不论扩展名如何，内容是文本，不是图片。'
        : d.found === undefined
          ? '{file} 不是可识别的图片（PNG、JPEG、WebP、GIF、TIFF、BMP、SVG、AVIF、HEIC）。'
          : '{file} 不是可识别的图片（{found}）。',
  },
  'picture-broken': {
    en: '{file} is a damaged picture: {reason}',
    zh: '{file} 是损坏的图片：{reason}',
  },
  'drawing-too-costly': {
    en: '{file} is an SVG that takes too much to draw: more than {seconds} s, {memory|bytes} of memory or {limit|bytes} of text.',
    zh: '绘制 SVG 文件 {file} 代价过高：超过 {seconds} 秒、{memory|bytes} 内存或 {limit|bytes} 文本。',
  },
  'picture-too-large': {
    en: '{file} has {width} × {height} pixels; more than {limit} are refused.',
    zh: '{file} 有 {width} × {height} 像素，超过上限 {limit}，已拒绝。',
  },

  // Own pictures
  'folder-missing': {
    en: 'There is no folder {folder}.',
    zh: '没有文件夹 {folder}。',
  },
  'no-picture-files': {
    en: '{folder} holds no picture file (PNG, JPEG, WebP, GIF, TIFF, BMP, SVG, AVIF, HEIC), nor do the folders in it.',
    zh: '{folder} 及其子文件夹中没有图片文件（PNG、JPEG、WebP、GIF、TIFF、BMP、SVG、AVIF、HEIC）。',
  },
  'no-pictures': {
    en: '{folder} holds no labelled picture: give a label file, or a folder for each class.',
    zh: '{folder} 中没有带标签的图片：请给出标签文件，或每类一个文件夹。',
  },
  'pictures-kind': {
    en: d =>
      d.kind === 'pixels'
        ? `{folder} holds no labelled picture, but {file} is a table of pixels. ${pictureKinds.pixels?.en}`
        : `{file} is ${tableKinds[String(d.kind)]?.what.en ?? 'a file'}, not a folder of pictures. ${(pictureKinds[String(d.kind)] ?? otherPictureKinds).en}`,
    zh: d =>
      d.kind === 'pixels'
        ? `{folder} 中没有带标签的图片，但 {file} 是像素表。${pictureKinds.pixels?.zh}`
        : `{file} 是${tableKinds[String(d.kind)]?.what.zh ?? '文件'}，不是图片文件夹。${(pictureKinds[String(d.kind)] ?? otherPictureKinds).zh}`,
  },
  'pixels-columns': {
    en: '{file} has {columns} columns: a table of pixels has one named “label” and as many others as a square picture has pixels (784 for 28 × 28), or three times as many.',
    zh: '{file} 有 {columns} 列：像素表应有一列 label，其余列数等于正方形图片的像素数（28 × 28 为 784），或其三倍。',
  },
  'pixels-unlabelled': {
    en: '{file} holds the pixels of pictures, but no column of labels: there is nothing to learn from it.',
    zh: '{file} 只有像素，没有标签列，无法用来训练。',
  },
  'pixels-cells': {
    en: '{file}, line {line}: not {expected} cells, or no label.',
    zh: '{file} 第 {line} 行：不是 {expected} 个单元格，或缺少标签。',
  },
  'pixels-value': {
    en: '{file}, line {line}, column {column}: {found} is no whole number from 0 to 255.',
    zh: '{file} 第 {line} 行第 {column} 列：{found} 不是 0 到 255 的整数。',
  },
  'folder-locked': {
    en: 'No permission to read the folder {folder}.',
    zh: '没有权限读取文件夹 {folder}。',
  },
  'part-twice': {
    en: '{folder} has several folders that could be its part “{role}”: {names}. Give --images a folder with one of them.',
    zh: '{folder} 中有几个文件夹都可能是“{role}”部分：{names}。请让 --images 指向只含其一的文件夹。',
  },
  'parts-differ': {
    en: '{part} has none of the classes that are trained: {other} there, {train} to train on.',
    zh: '{part} 与训练集没有共同的类别：其中为 {other}，训练集为 {train}。',
  },
  'label-files': {
    en: 'Several files could hold the labels of {folder}: {found}. Name one with --labels.',
    zh: '有几个文件都可能是 {folder} 的标签：{found}。请用 --labels 指明其一。',
  },
  'label-ambiguous': {
    en: '{file}, line {line}: {name} could be any of {found}; write the name with its extension.',
    zh: '{file} 第 {line} 行：{name} 可能是 {found} 中的任意一个，请写出扩展名。',
  },
  'label-columns': {
    en: '{file} has a heading of several columns, of which it does not say which are the file and its label: {found}. Name them “file” and “label”, or leave the others out.',
    zh: '{file} 的表头有多列，看不出哪列是文件名、哪列是标签：{found}。请把这两列命名为 file 和 label，或去掉其他列。',
  },
  'label-lines': {
    en: d =>
      d.count === 1
        ? 'A line of {file} is not `name label`: {names}. With --skip-missing the others are used.'
        : '{count} lines of {file} are not `name label`, the first of them: {names}. With --skip-missing the others are used.',
    zh: '{file} 有 {count} 行不是 `文件名 标签`，例如：{names}。加 --skip-missing 可只用其余的。',
  },
  'label-lines-too-many': {
    en: '{file} has more than {limit} lines; so many pictures are not taken.',
    zh: '{file} 超过 {limit} 行；不支持这么多图片。',
  },
  'pictures-missing': {
    en: '{count} of {total} pictures that {file} names are not in {folder}; the first of them, with their lines: {names}. With --skip-missing the others are used.',
    zh: '{file} 列出的 {total} 张图片中有 {count} 张不在 {folder} 里，例如（括号内为行号）：{names}。加 --skip-missing 可只用其余的。',
  },
  'pictures-unreadable': {
    en: d =>
      `{count} of {total} pictures in {folder} cannot be read, the first of them: {names}${firstReason(d.reason, 'en')}. With --skip-missing the others are used.`,
    zh: d =>
      `{folder} 的 {total} 张图片中有 {count} 张无法读取，例如：{names}${firstReason(d.reason, 'zh')}。加 --skip-missing 可只用其余的。`,
  },
  'pictures-too-large': {
    en: '{count} pictures of {size} × {size} pixels would take {bytes|bytes}; the limit is {limit|bytes}. Take a smaller size or fewer pictures.',
    zh: '{count} 张 {size} × {size} 像素的图片需要 {bytes|bytes}，上限为 {limit|bytes}。请减小边长或图片数量。',
  },
  'pictures-no-room': {
    en: '{count} pictures of {size} × {size} pixels are kept on the disk for training, which takes {bytes|bytes}; where {folder} lies {free|bytes} are free, of which {spare|bytes} stay free. Make room, take a smaller size, or have the cache elsewhere (XDG_CACHE_HOME).',
    zh: '{count} 张 {size} × {size} 像素的图片在训练时放在磁盘上，需要 {bytes|bytes}；{folder} 所在磁盘剩余 {free|bytes}，其中 {spare|bytes} 要留空。请腾出空间、减小边长，或把缓存放到别处（XDG_CACHE_HOME）。',
  },
  'samples-too-large': {
    en: '{count} samples laid out take {bytes|bytes}; one array of a file holds {limit|bytes}. Take a part of them with --train-samples and --test-samples.',
    zh: '{count} 个样本展开后需要 {bytes|bytes}，而文件中的一个数组最多 {limit|bytes}。请用 --train-samples 和 --test-samples 只取一部分。',
  },
  'label-controls': {
    en: '{file}, line {line}: {name} or its label holds control characters.',
    zh: '{file} 第 {line} 行：文件名 {name} 或其标签含有控制字符。',
  },
  'label-path': {
    en: '{file}, line {line}: the name {name} leads out of the folder of pictures.',
    zh: '{file} 第 {line} 行：文件名 {name} 指向图片文件夹之外。',
  },
  'array-shape': {
    en: '{file} holds an array of {found}, which is no set of grey or colour pictures.',
    zh: '{file} 中的数组为 {found}，不是一组灰度或彩色图片。',
  },
  'array-parts': {
    en: '{file}: the test pictures are of {found}, the training pictures of {expected}; both have to be of one size.',
    zh: '{file}：测试图片为 {found}，训练图片为 {expected}；两者的尺寸必须相同。',
  },
  'array-nan': {
    en: '{file} holds values that are no numbers (NaN); pictures have 0 to 255, or 0 to 1.',
    zh: '{file} 中有非数值（NaN）；图片应为 0 到 255，或 0 到 1。',
  },
  'array-labels-shape': {
    en: '{file} holds labels of {found}; one whole number a picture is needed (of one-hot rows, their argmax).',
    zh: '{file} 中的标签为 {found}；每张图片应有一个整数标签（独热编码请先取 argmax）。',
  },
  'one-class': {
    en: 'All pictures of {file} have one label, {name}; to learn anything a network needs two classes.',
    zh: '{file} 的图片只有一种标签 {name}；至少要有两类，网络才有东西可学。',
  },
  'array-range': {
    en: '{file} holds values from {least} to {most}; pictures have 0 to 255, or 0 to 1.',
    zh: '{file} 中的值从 {least} 到 {most}；图片应为 0 到 255，或 0 到 1。',
  },
  'array-labels': {
    en: '{file}: label {row} is {found}; labels are whole numbers from 0 to {limit}.',
    zh: '{file}：第 {row} 个标签为 {found}；标签应为 0 到 {limit} 的整数。',
  },

  // Price files
  'table-empty': {
    en: '{file} holds no rows.',
    zh: '{file} 中没有数据行。',
  },
  'table-kind': {
    en: d => {
      const kind = tableKinds[String(d.kind)]
      return d.message === undefined
        ? `{file} is ${kind?.what.en}, not a table of text. ${kind?.remedy.en}`
        : `{file} is ${kind?.what.en}, not a table; it says: “{message}”`
    },
    zh: d => {
      const kind = tableKinds[String(d.kind)]
      return d.message === undefined
        ? `{file} 是${kind?.what.zh}，不是文本表格。${kind?.remedy.zh}`
        : `{file} 是${kind?.what.zh}，不是表格；其中写着：“{message}”`
    },
  },
  'table-prose': {
    en: '{file} holds no table of numbers, but a text: “{found}”',
    zh: '{file} 中没有数值表格，而是一段文字：“{found}”',
  },
  'table-encoding': {
    en: '{file} cannot be read as {encoding}: there is no such encoding here, or its bytes are none of that. Leave --encoding out, or name another.',
    zh: '{file} 不能按 {encoding} 读取：没有这种编码，或字节不合该编码。请去掉 --encoding，或换一个编码。',
  },
  'table-binary': {
    en: '{file} is not a text file.',
    zh: '{file} 不是文本文件。',
  },
  'table-line-too-long': {
    en: '{file}, line {line}: the line is too long for a table.',
    zh: '{file} 第 {line} 行：该行过长，不像表格。',
  },
  'table-too-long': {
    en: '{file}, line {line}: more than {limit} rows with these columns do not fit into memory. Leave out older rows with --since, or take fewer columns.',
    zh: '{file} 第 {line} 行：以现在的列数，超过 {limit} 行就装不进内存了。请用 --since 去掉较早的行，或减少列数。',
  },
  'csv-quote': {
    en: '{file}, line {line}: a quotation mark is not closed.',
    zh: '{file} 第 {line} 行：引号没有闭合。',
  },
  'csv-cells': {
    en: d =>
      `{file}, line {line}: ${d.found === 1 ? '1 cell' : '{found} cells'}, but the table has {expected} columns.`,
    zh: '{file} 第 {line} 行：有 {found} 个单元格，应为 {expected} 列。',
  },
  'column-missing': {
    en: d =>
      isNone(d.accepted)
        ? '{file} has no column “{column}”, nor any other of numbers.'
        : '{file} has no column “{column}”. Its columns of numbers: {accepted}.',
    zh: d =>
      isNone(d.accepted)
        ? '{file} 没有列“{column}”，也没有其他数值列。'
        : '{file} 没有列“{column}”。数值列有：{accepted}。',
  },
  'price-text': {
    en: '{file}, line {line}: “{found}” in the column {column} is not a number.',
    zh: '{file} 第 {line} 行：列 {column} 中的“{found}”不是数字。',
  },
  'price-too-large': {
    en: '{file}, line {line}: {found} in the column {column} is too large to compute with.',
    zh: '{file} 第 {line} 行：列 {column} 中的 {found} 太大，无法计算。',
  },
  'price-holes': {
    en: d =>
      d.count === 1
        ? '{file}: line {lines} has no value in the column {column}. Fill the hole, or leave the line out with --skip-missing.'
        : '{file}: {count} lines have no value in the column {column}, the first of them: {lines}. Fill the holes, or leave the lines out with --skip-missing.',
    zh: '{file}：列 {column} 有 {count} 行缺值，例如第 {lines} 行。请补上，或用 --skip-missing 跳过这些行。',
  },
  'price-constant': {
    en: '{file}: the column {column} is {value} on all training rows; there is nothing to learn from.',
    zh: '{file}：列 {column} 在所有训练行上都是 {value}，没有可学的内容。',
  },
  'hold-out-empty': {
    en: '--hold-out {share} of {samples} training samples sets none aside: take a larger share or more samples.',
    zh: '{samples} 个训练样本按 --hold-out {share} 留不出样本：请增大比例或样本数。',
  },
  'nothing-to-hold-out': {
    en: 'Nothing of {dataset} can be held out: all of it is to be known by heart. Leave --hold-out out.',
    zh: '{dataset} 需要全部记住，没有可留出的：请去掉 --hold-out。',
  },
  'splits-too-many': {
    en: '{file} has {rows} rows: {splits} splits of {testRows} test rows need {needed}. At most {most} fit.',
    zh: '{file} 有 {rows} 行：{splits} 段、每段测试 {testRows} 行需要 {needed} 行，最多可分 {most} 段。',
  },
  'prices-too-few': {
    en: '{file} has too few rows: {rows}. A window of {window} and {testRows} test rows need at least {needed}, and more test rows than the window.',
    zh: '{file} 有 {rows} 行；窗口 {window}、测试 {testRows} 行时至少需要 {needed} 行，且测试行数要大于窗口。',
  },
  'date-unreadable': {
    en: d =>
      d.found === ''
        ? '{file}, line {line}: there is no date.'
        : '{file}, line {line}: “{found}” is not a date that can be read. 2010-04-26 is one; --time-column none does without.',
    zh: d =>
      d.found === ''
        ? '{file} 第 {line} 行：没有日期。'
        : '{file} 第 {line} 行：“{found}”不是能识别的日期，可写成 2010-04-26；不用日期则加 --time-column none。',
  },
  'date-twice': {
    en: '{file}: lines {before} and {line} have the same date, {date}.',
    zh: '{file}：第 {before} 行与第 {line} 行的日期相同，都是 {date}。',
  },
  'series-mixed': {
    en: '{file}: lines {before} and {line} have the same date, {date}, and the column {column} has several values ({values}): the file holds several series. Keep the rows of one.',
    zh: '{file}：第 {before} 行与第 {line} 行的日期相同（{date}），而列 {column} 有多个值（{values}）：文件中混有多个序列，请只保留其中一个。',
  },
  'dates-ambiguous': {
    en: '{file}: under no order of day, month and year that the dates in the column {column} could have do the rows run in one direction. Say which is meant: --date-order day-first, month-first, year-first or roc.',
    zh: '{file}：列 {column} 的日期无论按哪种日、月、年次序理解，各行都不按时间顺序排列。请指明：--date-order day-first、month-first、year-first 或 roc。',
  },
  'order-against-dates': {
    en: '{file}: the rows do not stand {order} by the column {column}. Leave --order out, or do without the dates: --time-column none.',
    zh: '{file}：按列 {column}，各行并非 {order}。请去掉 --order，或不用日期：--time-column none。',
  },
  'time-unreadable': {
    en: '{file}: the column {column} holds no dates or times that can be read (“{found}”).',
    zh: '{file}：列 {column} 中没有能识别的日期或时间（“{found}”）。',
  },
  'since-without-dates': {
    en: '{file} has no dates, so --since leaves nothing out; name the column of time with --time-column.',
    zh: '{file} 没有日期，--since 无从比较；请用 --time-column 指明时间列。',
  },
  'since-unreadable': {
    en: '--since takes a day, as 2010-04-26, not “{value}”.',
    zh: '--since 应为一个日期，如 2010-04-26，而不是“{value}”。',
  },
} as const satisfies Templates
