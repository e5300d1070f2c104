@node "%~dp0destroy.mjs" %*
