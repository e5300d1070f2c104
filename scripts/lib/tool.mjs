/** How to run a tool that was installed beside this project. On Windows many are .cmd files, which only a shell starts. */
export const toolCommand = (name, platform = process.platform) =>
  platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', name] : [name];
