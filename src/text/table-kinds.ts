import type {Localised} from './localised.ts'

interface Words {
  readonly what: Localised
  readonly remedy: Localised
}

const unpack: Localised = {en: 'Unpack it and name the file inside.', zh: '请先解压，再指定其中的文件。'}
const saveAs: Localised = {
  en: 'Save the sheet as CSV (File, Save as) and name that.',
  zh: '请在表格软件中“另存为”CSV，再指定那个文件。',
}
const toCsv: Localised = {
  en: 'Write it as CSV, with pandas for example: `df.to_csv("prices.csv")`.',
  zh: '请写成 CSV，例如用 pandas：`df.to_csv("prices.csv")`。',
}
const fetchAgain: Localised = {
  en: 'Download the table itself: as CSV, perhaps after signing in.',
  zh: '请下载表格本身（CSV），可能需要先登录。',
}

/** Files that are given in place of a table of text: what they are, and what to do. */
export const tableKinds: Readonly<Record<string, Words>> = {
  html: {what: {en: 'a web page', zh: '网页'}, remedy: fetchAgain},
  xml: {what: {en: 'XML', zh: 'XML 文件'}, remedy: toCsv},
  json: {
    what: {en: 'JSON', zh: 'JSON 文件'},
    remedy: {
      en: 'Ask its source for CSV (often `datatype=csv`), or write it as CSV: `pandas.read_json(…).to_csv("prices.csv")`.',
      zh: '请向来源索取 CSV（常为 `datatype=csv`），或自行转换：`pandas.read_json(…).to_csv("prices.csv")`。',
    },
  },
  javascript: {
    what: {en: 'JavaScript, as a service hands it to its own page', zh: '服务供其网页使用的 JavaScript'},
    remedy: fetchAgain,
  },
  lfs: {
    what: {
      en: 'a Git LFS pointer: the file itself has not been fetched',
      zh: 'Git LFS 指针，文件本身尚未取得',
    },
    remedy: {en: '`git lfs pull` fetches it.', zh: '用 `git lfs pull` 取得。'},
  },
  rtf: {what: {en: 'a formatted document (RTF)', zh: 'RTF 文档'}, remedy: saveAs},
  xlsx: {what: {en: 'an Excel workbook', zh: 'Excel 工作簿'}, remedy: saveAs},
  xls: {
    what: {en: 'an Excel workbook of the old kind (XLS)', zh: '旧式 Excel 工作簿（XLS）'},
    remedy: saveAs,
  },
  ods: {what: {en: 'an OpenDocument spreadsheet', zh: 'OpenDocument 表格'}, remedy: saveAs},
  zip: {what: {en: 'a ZIP archive', zh: 'ZIP 压缩包'}, remedy: unpack},
  gzip: {what: {en: 'a gzip file', zh: 'gzip 压缩文件'}, remedy: unpack},
  bzip2: {what: {en: 'a bzip2 file', zh: 'bzip2 压缩文件'}, remedy: unpack},
  xz: {what: {en: 'an xz file', zh: 'xz 压缩文件'}, remedy: unpack},
  zstd: {what: {en: 'a Zstandard file', zh: 'Zstandard 压缩文件'}, remedy: unpack},
  '7z': {what: {en: 'a 7z archive', zh: '7z 压缩包'}, remedy: unpack},
  rar: {what: {en: 'a RAR archive', zh: 'RAR 压缩包'}, remedy: unpack},
  tar: {what: {en: 'a tar archive', zh: 'tar 归档文件'}, remedy: unpack},
  parquet: {what: {en: 'a Parquet file', zh: 'Parquet 文件'}, remedy: toCsv},
  arrow: {what: {en: 'an Arrow or Feather file', zh: 'Arrow/Feather 文件'}, remedy: toCsv},
  orc: {what: {en: 'an ORC file', zh: 'ORC 文件'}, remedy: toCsv},
  avro: {what: {en: 'an Avro file', zh: 'Avro 文件'}, remedy: toCsv},
  hdf5: {what: {en: 'an HDF5 file', zh: 'HDF5 文件'}, remedy: toCsv},
  npy: {what: {en: 'a NumPy array', zh: 'NumPy 数组文件'}, remedy: toCsv},
  npz: {what: {en: 'a NumPy archive (.npz)', zh: 'NumPy 归档（.npz）'}, remedy: toCsv},
  pickle: {what: {en: 'a Python pickle', zh: 'Python pickle 文件'}, remedy: toCsv},
  rdata: {
    what: {en: 'a file of R’s own', zh: 'R 的数据文件'},
    remedy: {en: '`write.csv` in R writes CSV.', zh: '请在 R 中用 `write.csv` 写成 CSV。'},
  },
  matlab: {
    what: {en: 'a MATLAB file', zh: 'MATLAB 文件'},
    remedy: {en: '`writetable` in MATLAB writes CSV.', zh: '请在 MATLAB 中用 `writetable` 写成 CSV。'},
  },
  stata: {what: {en: 'a Stata file', zh: 'Stata 文件'}, remedy: toCsv},
  sqlite: {
    what: {en: 'an SQLite database', zh: 'SQLite 数据库'},
    remedy: {
      en: '`sqlite3 -header -csv <file> "select * from <table>"` writes CSV.',
      zh: '可用 `sqlite3 -header -csv <文件> "select * from <表>"` 写成 CSV。',
    },
  },
  pdf: {what: {en: 'a PDF document', zh: 'PDF 文档'}, remedy: fetchAgain},
  picture: {what: {en: 'a picture', zh: '图片'}, remedy: fetchAgain},
}
