/** Windows lets only those make symbolic links who have the right to. */
export const linksNeedRights = process.platform === 'win32'
